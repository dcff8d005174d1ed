-- Groups the user decided something about, by the name the lists (or the user) give the channels in them. Decisions
-- GROUP_NAME, GROUP_HIDDEN and GROUP_PLACE have their id as subject.
create table channel_group (
    id integer primary key autoincrement,
    name text not null unique
);
