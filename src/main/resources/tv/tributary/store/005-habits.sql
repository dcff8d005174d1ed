-- What a provider's whole list shows about how its names are meant: marks in front of names, groups of one country.
create table habit (
    provider integer not null references provider (id) on delete cascade,
    kind text not null,
    text text not null,
    market text not null,
    seen integer not null,
    among integer not null,
    primary key (provider, kind, text)
) without rowid;
