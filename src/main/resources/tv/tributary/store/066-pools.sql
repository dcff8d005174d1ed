-- What providers last said of their accounts, of which one may have several. login tells them apart: empty for the first.
create table pool_account (
    provider integer not null references provider (id) on delete cascade,
    login text not null,
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
    -- what live streams come as, with blanks between: ts m3u8; empty if the provider does not say
    formats text not null default '',
    seen_at integer not null,
    -- how many days before its end the user was last warned; null for not yet
    warned integer,
    primary key (provider, login)
) without rowid;
insert into pool_account (provider, login, state, status, expires, trial, in_use, allowed, zone, host, seen_at, warned)
    select provider, '', state, status, expires, trial, in_use, allowed, zone, host, seen_at, warned from account;
drop table account;
alter table pool_account rename to account;
