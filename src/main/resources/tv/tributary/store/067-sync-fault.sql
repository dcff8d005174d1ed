-- Why the last sync failed, as the catalog names it; empty for none, or for what has no name.
alter table provider add column last_fault text not null default '';
