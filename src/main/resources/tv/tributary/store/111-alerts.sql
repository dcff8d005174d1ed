-- Messages that could not be sent yet.
create table waiting_alert (
    target integer not null,
    -- from 0, in the order in which they are sent
    position integer not null,
    -- JSON
    alert text not null,
    primary key (target, position)
) without rowid;
