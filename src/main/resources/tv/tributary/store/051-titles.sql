-- Films and series as titles, each with its versions: the sources that play it.
create table title (
    id integer primary key autoincrement,
    -- MOVIE or SERIES
    kind text not null,
    name text not null,
    -- folded, for order and search
    sort_name text not null,
    year integer,
    -- of ten
    rating real,
    genres text not null,
    plot text not null,
    people text not null,
    artwork text not null,
    tmdb text not null,
    imdb text not null,
    added integer
);
create index title_sort on title (kind, sort_name, id);

-- By what a title is known: an id of a database of films, or its folded name and year.
create table title_key (
    kind text not null,
    key text not null,
    title integer not null references title (id) on delete cascade,
    primary key (kind, key)
) without rowid;
create index title_key_title on title_key (title);

create table episode (
    id integer primary key autoincrement,
    title integer not null references title (id) on delete cascade,
    season integer not null,
    number integer not null,
    name text not null,
    unique (title, season, number)
);

-- content is that of the source when its title was looked for.
create table title_version (
    source integer primary key references source (id) on delete cascade,
    title integer not null references title (id) on delete cascade,
    episode integer references episode (id) on delete cascade,
    content integer not null,
    height integer not null,
    language text not null
);
create index title_version_title on title_version (title);
create index title_version_episode on title_version (episode) where episode is not null;
