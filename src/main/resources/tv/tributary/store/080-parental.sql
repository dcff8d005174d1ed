-- Age ratings: from which age on a version may be watched, by its list and by what its provider said when asked; null
-- where nobody says.
alter table title_version add column age integer;
update title_version set age = 18
    where source in (select id from source where instr(attributes, 'adult' || char(31) || '1' || char(30)) > 0);
alter table title_details add column age integer;

-- The PIN that lifts a user's age limit for a while, kept as passwords are; empty where there is none.
alter table user_account add column pin text not null default '';

-- What each user and each of their devices watched, a day a row. user 0 is the household; device 0 is none that was
-- paired. day counts from 1970 in the zone of this machine.
create table watch_usage (
    day integer not null,
    user integer not null,
    device integer not null,
    seconds integer not null,
    bytes integer not null,
    last_at integer not null,
    primary key (user, device, day)
) without rowid;
