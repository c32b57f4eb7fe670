-- Photos, in the database itself: one backup holds everything, and erasing a row erases the picture.
-- Always re-encoded by us (src/platform/photo.ts), never the bytes that were sent.
create table platform.file (
  community_id uuid not null,
  id uuid not null,
  -- the first half of the SHA-256 of the larger picture: its address
  hash text not null check (hash ~ '^[0-9a-f]{32}$'),
  large bytea not null,
  small bytea not null,
  width int not null check (width between 1 and 1600),
  height int not null check (height between 1 and 1600),
  small_width int not null check (small_width between 1 and 640),
  small_height int not null check (small_height between 1 and 640),
  -- for who cannot see it; may be empty
  alt text not null default '' check (length(alt) <= 300),
  -- what it belongs to; null while its form is still being filled in
  owner_kind text,
  owner_id uuid,
  -- the machine's own clock: a form left open is forgotten by it, whatever a time machine says
  made_at timestamptz not null default now(),
  primary key (community_id, id),
  constraint webp check (
    substring(large from 1 for 4) = 'RIFF' and substring(large from 9 for 4) = 'WEBP'
    and substring(small from 1 for 4) = 'RIFF' and substring(small from 9 for 4) = 'WEBP'),
  constraint at_most_two_megabytes check (octet_length(large) <= 2 * 1024 * 1024),
  constraint small_is_small check (octet_length(small) <= 512 * 1024),
  check ((owner_kind is null) = (owner_id is null))
);
-- WebP does not get smaller by compressing it again.
alter table platform.file alter column large set storage external;
alter table platform.file alter column small set storage external;
create index on platform.file (community_id, hash);
create index on platform.file (community_id, owner_kind, owner_id) where owner_id is not null;
create index on platform.file (community_id, made_at) where owner_id is null;
call platform.protect('platform.file', 'select, insert, delete');
grant update (alt, owner_kind, owner_id) on platform.file to meent_app;

-- A photo gets one owner, and stays with it until it is erased.
create function platform.hold_file() returns trigger language plpgsql as $$
begin
  if old.owner_id is not null and
     (new.owner_kind, new.owner_id) is distinct from (old.owner_kind, old.owner_id) then
    raise exception 'a photo stays with what it belongs to';
  end if;
  return new;
end;
$$;
create trigger hold_file before update on platform.file
  for each row execute function platform.hold_file();
