-- What became of questions about channels. id is the question's own; part names the sources of a question about one
-- channel, by id; other is the second channel of a question about two, else 0. odds and news are what it was asked with.
-- until: when one that was put off is asked again; null for those that an edit answered, which the decisions tell.
create table question_answer (
    id integer primary key,
    kind text not null,
    channel integer not null references channel (id) on delete cascade,
    other integer not null,
    part text not null,
    odds real not null,
    news integer not null,
    until integer
);
create index question_answer_channel on question_answer (channel);

-- Questions are found anew whenever they are looked at.
drop table suggestion;
