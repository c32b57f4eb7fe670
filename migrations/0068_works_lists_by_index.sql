-- Lists of what grows without end are read by an index, also beyond some thousand rows
-- (src/plans.test.ts): works by name, of an area and to be taken up; signals by when they were said,
-- of an area, and of an organisation that is waited for; mandates by their end.
create index on works.work (community_id, title, id);
create index on works.work (community_id, area_id, title, id);
create index on works.work (community_id, doer_kind, made_at) where reserved_ground is null;
create index on signals.signal (community_id, said_at, id);
create index on signals.signal (community_id, organization_id, said_at, id)
  where state in ('waiting', 'overdue');
create index on signals.signal (community_id, area_id, said_at, id) where published_at is not null;
create index on mandates.mandate (community_id, ends_on desc, number);
