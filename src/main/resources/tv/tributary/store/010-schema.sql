-- The whole schema. Times are epoch milliseconds, durations milliseconds, flags 0 or 1.
-- Versions 1 to 9 were those of pre-releases.

create table setting (
    name  text primary key,
    value text not null
) without rowid;

create table provider (
    id integer primary key autoincrement,
    name text not null,
    -- which kind of provider it is; each writes its location in its own way
    kind text not null default 'm3u',
    location text not null,
    priority integer not null,
    connections integer not null,
    user_agent text not null,
    -- headers of requests to it beside that, the proxy for them, and a certificate trusted by its fingerprint
    referer text not null default '',
    origin text not null default '',
    cookie text not null default '',
    proxy text not null default '',
    certificate text not null default '',
    refresh_every integer not null,
    -- how long an outage must last before a viewer is switched: after an end, and while it stalls
    grace_end integer not null default 150,
    grace_stall integer not null default 3000,
    enabled integer not null,
    created_at integer not null,
    removed_at integer,
    -- validators of the live list, to ask only for a newer one
    etag text not null default '',
    last_modified text not null default '',
    digest text not null default '',
    -- the result of the last sync
    last_at integer,
    last_took integer not null default 0,
    last_result text not null default 'NEVER',
    last_total integer not null default 0,
    last_added integer not null default 0,
    last_changed integer not null default 0,
    last_gone integer not null default 0,
    last_problems integer not null default 0,
    last_words text not null default '',
    last_left_out text not null default '',
    -- a list that waits for the user's review; its entries are in staged under held_stage
    held_stage integer,
    held_etag text,
    held_last_modified text,
    held_digest text,
    held_problems integer,
    -- The version of the live list. A take-over writes rows of the next version, which nobody sees, then counts up.
    list integer not null default 0,
    -- the stage a take-over is adding from, before the new version is live
    adding_stage integer,
    -- the stage whose entries' details are still to be applied, after the new version is live
    applying_stage integer
);
create unique index provider_name on provider (name collate nocase) where removed_at is null;

create table channel (
    id integer primary key autoincrement,
    merge_key text not null,
    number text not null,
    created_at integer not null
);
create index channel_number on channel (number);

-- A provider's entries. content is the hash by which a change is seen.
-- A source is live if its list's version is at least since and not from until on; one that came back has an until that
-- is not above since.
create table source (
    id integer primary key autoincrement,
    provider integer not null references provider (id),
    since integer not null,
    until integer,
    -- when it left the list; null while live
    gone_at integer,
    content integer not null,
    position integer not null,
    kind text not null,
    name text not null,
    group_title text not null,
    logo text not null,
    tvg_id text not null,
    tvg_name text not null,
    number text not null,
    url text not null,
    headers text not null,
    attributes text not null,
    title text not null,
    quality integer not null,
    merge_key text not null,
    -- the channel it is shown in, and the one it would be in without the user's edits; home is null while that is the
    -- same
    channel integer references channel (id),
    home integer references channel (id)
);
create index source_provider on source (provider);
create index source_channel on source (channel) where channel is not null;
create index source_home on source (home) where home is not null;

-- A list while it is read: one row per entry. The id is stage << 32 | position, so that a stage is one range. Entries
-- without content are as they were but for their position (same = 1), or sources that are missing (same = 2).
create table staged (
    id integer primary key,
    source integer,
    same integer not null default 0,
    content integer not null default 0,
    kind text,
    name text,
    group_title text,
    logo text,
    tvg_id text,
    tvg_name text,
    number text,
    url text,
    headers text,
    attributes text,
    title text,
    quality integer,
    merge_key text
);

-- Groups the user decided something about, by the name the lists (or the user) give the channels in them.
create table channel_group (
    id integer primary key autoincrement,
    name text not null unique
);

-- The user's edits, one row a decision; they always win over the lists. subject is the id of a channel, a source or a
-- group, as what says; other a second channel where the decision is about a pair, else 0.
create table decision (
    what text not null,
    subject integer not null,
    other integer not null,
    value text not null,
    primary key (what, subject, other)
) without rowid;
create index decision_value on decision (what, value);

-- The history of edits. state: DONE, UNDONE (may be done again), DROPPED (another step came instead) or TAKEN (taken
-- back by a later step, which takes this one).
create table edit (
    id integer primary key autoincrement,
    at integer not null,
    kind text not null,
    name text not null,
    other text not null,
    count integer not null,
    state text not null default 'DONE',
    takes integer references edit (id) on delete set null
);
create index edit_takes on edit (takes) where takes is not null;

-- The decisions a step changed; null stands for no decision.
create table edit_change (
    edit integer not null references edit (id) on delete cascade,
    what text not null,
    subject integer not null,
    other integer not null,
    before text,
    after text,
    primary key (edit, what, subject, other)
) without rowid;
create index edit_change_subject on edit_change (what, subject);

-- Pairs of channels that are probably one, the lower id first. state: OPEN or REFUSED (until there is better evidence
-- than what was asked with).
create table suggestion (
    id integer primary key autoincrement,
    channel integer not null references channel (id) on delete cascade,
    other integer not null references channel (id) on delete cascade,
    sureness integer not null,
    words text not null,
    asked integer not null,
    state text not null default 'OPEN',
    unique (channel, other)
);
create index suggestion_other on suggestion (other);
create index suggestion_open on suggestion (sureness desc, id) where state = 'OPEN';

-- Naming conventions learnt from a provider's whole list: marks in front of names, groups of one country.
create table habit (
    provider integer not null references provider (id) on delete cascade,
    kind text not null,
    text text not null,
    market text not null,
    seen integer not null,
    among integer not null,
    primary key (provider, kind, text)
) without rowid;

-- What streams were when they were last tested or played.
create table vitals (
    source integer primary key references source (id) on delete cascade,
    seen_at integer not null,
    -- why it did not play; empty if it did
    trouble text not null,
    start integer not null,
    width integer not null,
    height integer not null,
    video text not null,
    sound text not null,
    bitrate integer not null,
    rate real not null
);
