-- What came of the last sync and the last import, as keys and values that can be worded in any language; the words beside
-- them are those of the moment, for rows that have nothing else.
alter table provider add column last_message text not null default '';
alter table guide_source add column last_message text not null default '';
