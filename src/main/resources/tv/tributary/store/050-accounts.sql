-- What providers last said of their accounts.
create table account (
    provider integer primary key references provider (id) on delete cascade,
    state text not null,
    status text not null,
    -- null for never
    expires integer,
    trial integer not null,
    in_use integer not null,
    -- 0 if the provider does not say
    allowed integer not null,
    zone text not null,
    host text not null,
    seen_at integer not null,
    -- how many days before its end the user was last warned; null for not yet
    warned integer
);
