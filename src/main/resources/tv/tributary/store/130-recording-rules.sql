-- What is to be recorded again and again.
create table recording_rule (
    id integer primary key autoincrement,
    -- the lower, the more important
    place integer not null,
    -- JSON
    settings text not null
);
