-- What happened in a week, and who did something since a month ago, by index.
create index entry_time on platform.entry (community_id, at, number) where is_public;
