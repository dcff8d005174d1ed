-- What came of each sync of late, and what it changed. message is a key with values that can be worded in any language.
create table sync_report (
    id integer primary key,
    provider integer not null references provider (id) on delete cascade,
    at integer not null,
    took integer not null,
    result text not null,
    total integer not null,
    added integer not null,
    changed integer not null,
    gone integer not null,
    problems integer not null,
    message text not null
);

create index sync_report_provider on sync_report (provider, id);

-- The first few hundred changes of each kind. before is the name or group it had, or the channel it joined.
create table sync_change (
    report integer not null references sync_report (id) on delete cascade,
    position integer not null,
    kind text not null,
    name text not null,
    before text not null,
    -- the group of one that moved
    after text not null,
    primary key (report, position)
) without rowid;
