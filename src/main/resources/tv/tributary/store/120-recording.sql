-- What is to be recorded, is being recorded, and was. One row for each showing: whoever asks twice finds it.
create table recording (
    id integer primary key,
    channel integer not null,
    channel_name text not null,
    title text not null,
    sub_title text not null,
    -- JSON of the showing; empty for a recording by time only
    showing text not null,
    -- without padding
    start integer not null,
    stop integer not null,
    early integer not null,
    late integer not null,
    priority integer not null,
    -- 0 if somebody asked for just this one
    rule integer not null,
    -- whether the plan wants it, and may take it back
    planned integer not null,
    state text not null,
    fault text not null,
    -- empty before anything was written
    file text not null,
    bytes integer not null,
    began integer,
    ended integer,
    -- when it was put into the trash
    deleted integer,
    unique (channel, start, title)
);

-- What is missing in a recording.
create table recording_gap (
    recording integer not null references recording (id) on delete cascade,
    began integer not null,
    ended integer not null,
    primary key (recording, began)
) without rowid;
