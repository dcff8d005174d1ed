-- From a story to the names it mentions, for filters that ask for several at once; and all stories of a kind.
create index activity_mention_story on activity_mention (story);
create index activity_story_kind on activity_story (kind);
