-- Which of a provider's series were asked for their episodes, and when. content is that of the source then.
create table series_details (
    source integer primary key references source (id) on delete cascade,
    content integer not null,
    asked_at integer not null
);

-- What plays an episode at a provider whose list names whole series only: the series, and the episode's stream in the
-- provider's own writing.
create table episode_stream (
    episode integer not null references episode (id) on delete cascade,
    source integer not null references source (id) on delete cascade,
    stream text not null,
    primary key (episode, source)
) without rowid;
create index episode_stream_source on episode_stream (source);
