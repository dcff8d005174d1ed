-- What is known of the newest picture of a stream; the picture itself is a file.
create table stream_picture (
    source integer primary key references source (id) on delete cascade,
    channel integer not null,
    provider integer not null,
    at integer not null,
    -- a fingerprint; null for a picture that shows next to nothing
    hash integer,
    -- how many were compared
    pictures integer not null,
    still integer not null,
    -- UNKNOWN, SILENT or AUDIBLE
    sound text not null,
    -- of the file; 0 if there is none
    bytes integer not null
);
