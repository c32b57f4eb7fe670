create schema charter;
grant usage on schema charter to meent_app;

-- A version of the charter: the clauses a community set for itself, for a period. What it leaves
-- out is as the built-in default. A version is never changed, only followed by the next.
create table charter.version (
  community_id uuid not null references people.community,
  version int not null check (version > 0),
  title text not null,
  in_force_from date not null,
  in_force_until date,
  clauses jsonb not null check (jsonb_typeof(clauses) = 'object'),
  primary key (community_id, version),
  check (in_force_until is null or in_force_until >= in_force_from)
);
call platform.protect('charter.version', 'select, insert');
