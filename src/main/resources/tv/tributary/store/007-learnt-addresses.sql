-- An entry is known again by its name and what its provider's addresses have shown to last, worked out when a list is
-- read; only the hash by which a change is seen is stored.
drop index source_identity;
create index source_provider on source (provider);
alter table source drop column stem;
alter table source drop column ordinal;
alter table source drop column base;
alter table source drop column address;
alter table source drop column named;
alter table source drop column label;
alter table staged drop column stem;
alter table staged drop column ordinal;
alter table staged drop column base;
alter table staged drop column address;
alter table staged drop column named;
alter table staged drop column label;
