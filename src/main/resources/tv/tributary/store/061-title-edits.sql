-- The user's edits of titles are decisions (TITLE_NAME and so on), as those of channels. Where one moved a version, home
-- is the title it would be in; null while that is the same.
alter table title_version add column home integer references title (id);

-- The title that stands for one that was merged, at the end of the chain; null for one that stands for itself.
alter table title add column into_title integer references title (id);
create index title_into on title (into_title) where into_title is not null;

-- When it came into the library; null for those that were there before this was noted.
alter table title add column created_at integer;

-- Titles as the user wants to see them. sort_name is that of the list's name.
create view shown_title as
select t.id, t.kind,
    coalesce((select d.value from decision d where d.what = 'TITLE_NAME' and d.subject = t.id and d.other = 0), t.name)
        as name,
    t.sort_name,
    coalesce(
        (select cast(d.value as integer) from decision d
            where d.what = 'TITLE_YEAR' and d.subject = t.id and d.other = 0),
        t.year) as year,
    t.rating, t.genres, t.plot, t.people, t.artwork, t.tmdb, t.imdb, coalesce(t.added, t.created_at) as added,
    t.into_title,
    exists (select 1 from decision d where d.what = 'TITLE_HIDDEN' and d.subject = t.id and d.other = 0) as hidden,
    exists (select 1 from decision d where d.what = 'TITLE_FAVOURITE' and d.subject = t.id and d.other = 0) as favourite
from title t;

-- How far somebody watched a film, or an episode; times in milliseconds, length 0 if unknown.
create table title_progress (
    title integer not null references title (id) on delete cascade,
    -- 0 for a film
    episode integer not null,
    position integer not null,
    length integer not null,
    watched integer not null,
    at integer not null,
    primary key (title, episode)
) without rowid;
create index title_progress_at on title_progress (at);
