-- Times are epoch milliseconds, durations milliseconds, flags 0 or 1.

create table provider (
    id integer primary key autoincrement,
    name text not null,
    location text not null,
    priority integer not null,
    connections integer not null,
    user_agent text not null,
    refresh_every integer not null,
    enabled integer not null,
    created_at integer not null,
    removed_at integer,
    -- what the list that is live was, to ask only for a newer one
    etag text not null default '',
    last_modified text not null default '',
    digest text not null default '',
    -- what came of the last sync
    last_at integer,
    last_took integer not null default 0,
    last_result text not null default 'NEVER',
    last_total integer not null default 0,
    last_added integer not null default 0,
    last_changed integer not null default 0,
    last_gone integer not null default 0,
    last_problems integer not null default 0,
    last_words text not null default '',
    -- a list that waits for the user's word; its entries are in staged under held_stage
    held_stage integer,
    held_etag text,
    held_last_modified text,
    held_digest text,
    held_problems integer
);

create unique index provider_name on provider (name collate nocase) where removed_at is null;

-- A provider's entries. base, address, named and label are hashes by which an entry is known again in a later list,
-- content one by which a change is seen.
create table source (
    id integer primary key autoincrement,
    provider integer not null,
    stem text not null,
    ordinal integer not null,
    base integer not null,
    address integer not null,
    named integer not null,
    label integer not null,
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
    channel integer,
    gone_at integer
);
create unique index source_identity on source (provider, base, ordinal);
create index source_channel on source (channel) where channel is not null;

-- A list while it is read: one row per entry, invisible until all of it is taken over in one transaction.
-- The id is stage << 32 | position, so that a stage is one range. Entries that are as they were have no content
-- here (same = 1).
create table staged (
    id integer primary key,
    source integer,
    same integer not null default 0,
    ordinal integer not null default 0,
    base integer not null default 0,
    address integer not null default 0,
    named integer not null default 0,
    label integer not null default 0,
    content integer not null default 0,
    stem text,
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

-- Which channel each new entry goes to, only within the transaction that takes a list over.
create table placed (
    staged integer primary key,
    channel integer not null
);

create table channel (
    id integer primary key autoincrement,
    merge_key text not null,
    number text not null,
    created_at integer not null
);
