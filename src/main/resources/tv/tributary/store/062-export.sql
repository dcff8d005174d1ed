-- Folders of films and series that media servers read. definition is JSON; the rest says what the last run did.
create table library_export (
    id integer primary key autoincrement,
    definition text not null,
    -- NEVER, DONE, FAILED or CANCELLED
    result text not null default 'NEVER',
    at integer,
    added integer not null default 0,
    changed integer not null default 0,
    removed integer not null default 0,
    kept integer not null default 0,
    words text not null default ''
);

-- The files that an export has written: nothing else in its folder is ever touched. episode is 0 where a file belongs
-- to the title as a whole. size and modified are null from the decision to write a file until it is in place. gone_at
-- and gone_sync say since when, and since which sync of its provider, the title is no longer offered.
create table export_file (
    export integer not null references library_export (id) on delete cascade,
    title integer not null,
    path text not null,
    episode integer not null,
    provider integer not null,
    hash text not null,
    size integer,
    modified integer,
    gone_at integer,
    gone_sync integer,
    primary key (export, title, path)
) without rowid;

-- How often a provider was synced, to count how long a title has been gone.
create table provider_sync (
    provider integer primary key references provider (id) on delete cascade,
    syncs integer not null
);

-- How many bytes a film or an episode has, where that was found out. stream is the episode's in its provider's
-- writing, empty for a source that plays by itself. content is the source's when it was found out.
create table file_size (
    source integer not null references source (id) on delete cascade,
    stream text not null,
    content integer not null,
    size integer not null,
    modified integer not null,
    primary key (source, stream)
) without rowid;
