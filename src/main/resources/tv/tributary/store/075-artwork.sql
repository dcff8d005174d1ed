-- The address, hashed, that a file of an export was fetched from; empty for those written from what is known.
alter table export_file add column origin text not null default '';
create index export_file_origin on export_file (origin) where origin <> '';

-- Addresses, hashed, that had no picture when they were asked.
create table absent_artwork (
    origin text primary key,
    -- when to ask again
    due integer not null
) without rowid;
