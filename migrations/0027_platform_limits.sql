-- How often something came from one place, so that a flood stops and a household does not. The place
-- is a hash that differs per hour and kind; rows are gone within a day, by the machine's own clock.
create table platform.turn (
  community_id uuid not null,
  kind text not null,
  -- 'community' for all together
  source text not null,
  begins_at timestamptz not null,
  count int not null check (count > 0),
  primary key (community_id, kind, source, begins_at)
);
create index on platform.turn (community_id, begins_at);
call platform.protect('platform.turn', 'select, insert, update, delete');
