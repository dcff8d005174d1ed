-- How patient to be with a provider: after an end, and while it is silent.
alter table provider add column grace_end integer not null default 300;
alter table provider add column grace_stall integer not null default 3000;

-- A stream the user never wants to see: it keeps its id through syncs, and so does this.
alter table source add column blocked integer not null default 0;
