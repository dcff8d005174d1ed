-- The zone in which a provider's archive counts the time of day, where the user knows better than the provider says.
create table archive_zone (
    provider integer primary key references provider (id) on delete cascade,
    zone text not null
);
