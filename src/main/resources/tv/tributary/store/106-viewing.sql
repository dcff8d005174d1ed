-- Who watched what. While a viewing runs, ended_at is the last moment that is known of it.
create table viewing (
    id integer primary key,
    began_at integer not null,
    ended_at integer not null,
    channel integer not null,
    channel_name text not null,
    -- empty for the household, and where names are not kept
    person text not null,
    -- what the player calls itself; empty where names are not kept
    device text not null,
    -- whose source was on air at the end; empty if that is not known
    provider text not null,
    bytes integer not null,
    switches integer not null,
    -- running, left, disconnected or stopped
    ending text not null
);
create index viewing_ended on viewing (ended_at);
