-- Programme guides: where they come from, their channels, their programmes.
create table guide_source (
    id integer primary key autoincrement,
    name text not null,
    location text not null,
    -- whose own guide it is; null for one the user added
    provider integer references provider (id) on delete cascade,
    priority integer not null,
    refresh_every integer not null,
    enabled integer not null,
    -- set by the user, else empty: ISO 3166 in lower case
    country text not null default '',
    -- how much its times are off: minutes or a zone
    shift text not null default '',
    created_at integer not null,
    removed_at integer,
    -- validators of the live guide, to ask only for a newer one
    etag text not null default '',
    last_modified text not null default '',
    digest text not null default '',
    -- the import whose programmes are served; null before the first
    live_import integer,
    -- the result of the last import
    last_at integer,
    last_took integer not null default 0,
    last_result text not null default 'NEVER',
    last_channels integer not null default 0,
    last_programmes integer not null default 0,
    last_left_out integer not null default 0,
    last_words text not null default ''
);
create unique index guide_source_name on guide_source (name collate nocase) where removed_at is null;
create index guide_source_provider on guide_source (provider) where provider is not null;

-- The channels of the guides, those that no channel uses too. A row is in sight while its source's live import has it.
create table guide_channel (
    id integer primary key autoincrement,
    source integer not null references guide_source (id) on delete cascade,
    xmltv_id text not null,
    -- each ended by ASCII's record separator
    names text not null default '',
    languages text not null default '',
    icon text not null default '',
    programmes integer not null default 0,
    -- the last import that had it
    seen integer not null default 0,
    -- whether the programmes of that import are stored
    kept integer not null default 0,
    -- how much its times are off beyond its source's
    shift text not null default '',
    unique (source, xmltv_id)
);

-- One reading of a source. Nobody sees its programmes before it is the source's live one.
create table guide_import (
    id integer primary key autoincrement,
    source integer not null references guide_source (id) on delete cascade
);
create index guide_import_source on guide_import (source);

-- Programmes that follow each other on a channel, packed together: a tenth of the space and of the rows they would take
-- each by itself. Times are epoch seconds; titles are folded for searching, one a line.
create table programme_block (
    id integer primary key,
    import integer not null references guide_import (id) on delete cascade,
    channel integer not null references guide_channel (id) on delete cascade,
    first_start integer not null,
    last_stop integer not null,
    programmes integer not null,
    titles text not null,
    content blob not null
);
create index programme_block_channel on programme_block (channel, import, last_stop);
create index programme_block_import on programme_block (import);
