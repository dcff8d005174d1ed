alter table book add column label text not null default '';
