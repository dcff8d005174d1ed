-- What was on while it was watched, empty where no guide knows; and how long the player waited for its first picture,
-- 0 where it did not have to, or where that is not known.
alter table viewing add column programme text not null default '';
alter table viewing add column waited integer not null default 0;
drop index viewing_ended;
create index viewing_span on viewing (ended_at, began_at);
create index viewing_began on viewing (began_at);

-- Viewings added up, kept with every change of them. Hours and days count from 1970 in UTC.
create table viewing_hour (
    hour integer primary key,
    -- watched within it
    millis integer not null
);

create table viewing_day (
    -- all, channel, programme, person, device, provider or ending
    kind text not null,
    day integer not null,
    name text not null,
    -- watched within it
    millis integer not null,
    -- of viewings that began on it
    viewings integer not null,
    bytes integer not null,
    switches integer not null,
    waited integer not null,
    -- how many had to wait
    waits integer not null,
    primary key (kind, day, name)
) without rowid;

insert into viewing_hour (hour, millis)
with recursive part (hour, began, ended) as (
    select began_at / 3600000, began_at, ended_at from viewing
    union all
    select hour + 1, began, ended from part where (hour + 1) * 3600000 < ended)
select hour, sum(min(ended, (hour + 1) * 3600000) - max(began, hour * 3600000)) from part group by hour;

insert into viewing_day (kind, day, name, millis, viewings, bytes, switches, waited, waits)
with recursive part (id, day, began, ended) as (
    select id, began_at / 86400000, began_at, ended_at from viewing
    union all
    select id, day + 1, began, ended from part where (day + 1) * 86400000 < ended),
share (kind, day, name, millis, is_first, bytes, switches) as (
    select k.value, p.day,
        case k.value when 'CHANNEL' then v.channel_name when 'PERSON' then v.person when 'DEVICE' then v.device
            when 'PROVIDER' then v.provider when 'ENDING' then v.ending else '' end,
        min(p.ended, (p.day + 1) * 86400000) - max(p.began, p.day * 86400000),
        p.day = p.began / 86400000, v.bytes, v.switches
    from part p join viewing v on v.id = p.id
    cross join json_each('["ALL","CHANNEL","PROGRAMME","PERSON","DEVICE","PROVIDER","ENDING"]') k)
select kind, day, name, sum(millis), sum(is_first), sum(is_first * bytes), sum(is_first * switches), 0, 0
from share group by kind, day, name;

-- What failed, added up by the day.
create table failure_day (
    -- provider, channel or source
    kind text not null,
    day integer not null,
    name text not null,
    failures integer not null,
    -- how often another source went on with it
    saves integer not null,
    -- how long nothing played
    millis integer not null,
    primary key (kind, day, name)
) without rowid;

-- Bytes from providers and to viewers: minutes of the last days, hours of what is older. From 1970 in seconds.
create table traffic (
    at integer primary key,
    received integer not null,
    sent integer not null,
    saved integer not null,
    -- the most at once
    viewers integer not null
);
