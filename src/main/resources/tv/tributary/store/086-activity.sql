-- What happened, as facts that can be worded in any language, gathered into stories: an outage with its ten switches is
-- one. Ids of stories grow with the time at which they begin.
create table activity_story (
    id integer primary key,
    kind text not null,
    -- the highest of its facts: 0 everyday, 1 good, 2 a warning, 3 an error
    severity integer not null,
    began_at integer not null,
    ended_at integer not null,
    facts integer not null
);

create table activity_fact (
    story integer not null,
    -- from 0
    position integer not null,
    at integer not null,
    type text not null,
    -- JSON
    detail text not null,
    primary key (story, position)
) without rowid;

-- The names that stories mention, to find them by.
create table activity_name (
    id integer primary key,
    role text not null,
    -- 0 if it is no channel's
    channel integer not null,
    name text not null,
    folded text not null,
    unique (role, channel, name)
);

create table activity_mention (
    name integer not null,
    story integer not null,
    primary key (name, story)
) without rowid;
