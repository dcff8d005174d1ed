-- The user's word about channels and streams, one row a decision. It never loses to a list: what a provider says stands
-- in source and channel, what the user says stands here, and both are put together when they are read.
-- subject is a channel's or a source's id, other a second one where the decision is about a pair, else 0.
create table decision (
    what text not null,
    subject integer not null,
    other integer not null,
    value text not null,
    primary key (what, subject, other)
) without rowid;
insert into decision select 'BLOCKED', id, 0, '1' from source where blocked = 1;
alter table source drop column blocked;
create index decision_value on decision (what, value);
create index channel_number on channel (number);

-- Where a stream would be without the user's word; null while that is its channel.
alter table source add column home integer;
create index source_home on source (home) where home is not null;

-- What the user did, step by step. state: DONE, UNDONE (may be done again), DROPPED (another step came instead) or
-- TAKEN (taken back by a later step, which takes this one).
create table edit (
    id integer primary key autoincrement,
    at integer not null,
    kind text not null,
    name text not null,
    other text not null,
    count integer not null,
    state text not null default 'DONE',
    takes integer
);

-- The decisions a step changed; null stands for no decision.
create table edit_change (
    edit integer not null references edit (id) on delete cascade,
    what text not null,
    subject integer not null,
    other integer not null,
    before text,
    after text,
    primary key (edit, what, subject, other)
) without rowid;
create index edit_change_subject on edit_change (what, subject);

-- Pairs of channels that are probably one, the lower id first. state: OPEN or REFUSED (until there is better evidence
-- than what was asked with).
create table suggestion (
    id integer primary key autoincrement,
    channel integer not null,
    other integer not null,
    sureness integer not null,
    words text not null,
    asked integer not null,
    state text not null default 'OPEN',
    unique (channel, other)
);
create index suggestion_open on suggestion (sureness desc, id) where state = 'OPEN';
