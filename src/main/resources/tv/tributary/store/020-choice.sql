-- What the user chose to watch, and what was watched. Times are epoch milliseconds.

-- Countries and regions the user chose, as the merge names them (gb, ex-yu); the subjects of decisions called COUNTRY.
create table market (
    id integer primary key autoincrement,
    code text not null unique
);

-- When a channel was last watched by somebody.
create table watched (
    channel integer primary key references channel (id) on delete cascade,
    at integer not null
);
create index watched_at on watched (at desc);
