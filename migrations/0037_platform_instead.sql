-- What readers see instead of a text, wherever that text stands: pages, feeds and programs read through
-- one handle, and that handle puts this in its place (docs/decisions/0034-moderation.md). `owner` is who
-- wrote it, or the row itself where nobody signed in, so that the same words of another stay.
create sequence platform.instead_change;
grant usage on sequence platform.instead_change to meent_app;
create table platform.instead (
  community_id uuid not null,
  owner uuid not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  body text not null,
  -- null: as it was written
  instead text,
  -- every change has a number of its own, so that readers see that something changed
  seq bigint not null default nextval('platform.instead_change'),
  primary key (community_id, owner, hash)
);
call platform.protect('platform.instead', 'select, insert, delete');

-- For searching: whether these words are not to be read any more, so that a search finds nothing by them.
create function platform.is_instead(of_community uuid, words text, owners uuid[]) returns boolean
language sql stable as $$
  select exists (
    select from platform.instead i
    where i.community_id = of_community and i.owner = any (owners)
      and i.hash = encode(sha256(convert_to(words, 'UTF8')), 'hex') and i.instead is not null)
$$;
