-- What of the provider's list became no channel, by reason, with the first lines.
alter table provider add column last_left_out text not null default '';
