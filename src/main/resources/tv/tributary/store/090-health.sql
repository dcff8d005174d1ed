-- Since when a stream has not played in any test; null if it played in the last one.
alter table vitals add column failing_since integer;
update vitals set failing_since = seen_at where trouble != '';

-- How many of a provider's streams played at the end of a day.
--
-- day: since 1970-01-01, in the zone of this computer
create table health_day (
    day integer not null,
    provider integer not null references provider (id) on delete cascade,
    playing integer not null,
    failing integer not null,
    untested integer not null,
    primary key (day, provider)
) without rowid;
