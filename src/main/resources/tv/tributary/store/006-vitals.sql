-- What was seen of streams themselves when they were tested or played last.
create table vitals (
    source integer primary key references source (id) on delete cascade,
    seen_at integer not null,
    -- why it did not play; empty if it did
    trouble text not null,
    start integer not null,
    width integer not null,
    height integer not null,
    video text not null,
    sound text not null,
    bitrate integer not null,
    rate real not null
);
