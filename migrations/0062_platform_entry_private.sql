-- The public record is all but these few; a page counts it without reading a million entries.
create index entry_private on platform.entry (community_id) where not is_public;
