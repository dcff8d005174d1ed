-- What became of a recording's file after its end. Recordings without a row are as they were recorded.
create table recording_file (
    recording integer primary key references recording (id) on delete cascade,
    state text not null,
    problem text not null,
    -- what a program said, without credentials
    detail text not null
);
