-- What providers say of films, series and episodes when they are asked for them alone: a small map of texts in one
-- column, as it is only read whole. content and asked_at as in the series' details before, which had episodes only and
-- are asked for again.
create table title_details (
    source integer primary key references source (id) on delete cascade,
    content integer not null,
    asked_at integer not null,
    details text not null
);
drop table series_details;
alter table episode_stream add column details text not null default '';

-- Titles and episodes that turned out to be another one: their ids stand for that.
create table title_alias (
    id integer primary key references title (id) on delete cascade,
    title integer not null references title (id) on delete cascade
);
create index title_alias_title on title_alias (title);
create table episode_alias (
    id integer primary key references episode (id) on delete cascade,
    episode integer not null references episode (id) on delete cascade
);
create index episode_alias_episode on episode_alias (episode);
