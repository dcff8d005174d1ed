-- People who may watch, beside the household itself. password is a salted, slow hash that names its own cost; empty
-- where the user has none. token opens the user's own lists. settings is JSON.
create table user_account (
    id integer primary key autoincrement,
    name text not null collate nocase unique,
    password text not null,
    token text not null unique,
    settings text not null,
    created_at integer not null
);

-- Devices that were let in, each with a token of its own. user is null for those of the household. short_code stands in
-- addresses that are typed on a remote control.
create table paired_device (
    id integer primary key autoincrement,
    user integer references user_account (id) on delete cascade,
    name text not null,
    token text not null unique,
    short_code text not null unique,
    paired_at integer not null,
    seen_at integer,
    seen_address text not null default '',
    seen_client text not null default ''
);

create index paired_device_user on paired_device (user);
