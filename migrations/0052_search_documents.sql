-- What everybody can read of everything, to be searched (docs/decisions/0049-search.md).
create schema search;
grant usage on schema search to meent_app;

-- All three come with PostgreSQL and are trusted: whoever may make a schema here may make them. Where
-- the database has them already, they stay where they are.
create extension if not exists unaccent schema search;
create extension if not exists pg_trgm schema search;
create extension if not exists btree_gin schema search;

-- Dutch words by their stem, with and without accents alike.
create text search configuration search.dutch (copy = pg_catalog.dutch);

-- What the stemmer leaves apart: "bruggen" is two of "brug", with the letter doubled by spelling alone.
create function search.undoubled(text) returns text
  language sql immutable strict parallel safe
  as $f$ select regexp_replace($1, '([bdfgklmnprst])\1en\M', '\1', 'gi') $f$;

do $$
declare
  accents text := (select quote_ident(n.nspname) from pg_extension e
    join pg_namespace n on n.oid = e.extnamespace where e.extname = 'unaccent');
  trigrams text := (select quote_ident(n.nspname) from pg_extension e
    join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm');
begin
  execute format('grant usage on schema %s to meent_app', accents);
  execute format('grant usage on schema %s to meent_app', trigrams);
  execute format('alter text search configuration search.dutch
    alter mapping for hword, hword_part, word with %s.unaccent, pg_catalog.dutch_stem', accents);
  -- unaccent() by itself is not immutable, for its rules are a file; that file does not change here.
  execute format('create function search.plain(text) returns text
    language sql immutable strict parallel safe
    as $f$ select lower(%1$s.unaccent(%2$L::regdictionary, $1)) $f$', accents, accents || '.unaccent');
  -- Not strict, and stable as the operator is: so the planner sees the operator itself, and its index.
  execute format('create function search.resembles(asked text, title text) returns boolean
    language sql stable parallel safe
    as $f$ select asked operator(%s.<%%) title $f$', trigrams);
  execute format('create function search.resemblance(asked text, title text) returns real
    language sql immutable parallel safe
    as $f$ select %s.word_similarity(asked, title) $f$', trigrams);
end;
$$;

create table search.document (
  community_id uuid not null references people.community,
  kind text not null,
  id uuid not null,
  title text not null check (length(title) between 1 and 500),
  body text not null check (length(body) <= 20000),
  -- by which it is found too, and which is not shown: its number
  also text not null default '' check (length(also) <= 200),
  path text not null,
  area_id uuid,
  at timestamptz not null,
  -- the last civil day on which it is to be found; null: as long as it is there
  until date,
  plain text not null generated always as (search.plain(title)) stored,
  words tsvector not null generated always as (
    setweight(to_tsvector('search.dutch', search.undoubled(title)), 'A')
    || setweight(to_tsvector('simple', also), 'A')
    || setweight(to_tsvector('search.dutch', search.undoubled(body)), 'B')) stored,
  primary key (community_id, kind, id),
  foreign key (community_id, area_id) references people.area
);
create index document_words on search.document using gin (community_id, words);
do $$
begin
  execute format('create index document_plain on search.document using gin (community_id, plain %s.gin_trgm_ops)',
    (select quote_ident(n.nspname) from pg_extension e
      join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm'));
end;
$$;
create index document_at on search.document (community_id, at desc);

-- It holds what everybody may read, and is read without a policy: one would keep the planner from the
-- indexes, for the operators of a search may not run before it. Written it is by its community alone.
alter table search.document enable row level security;
create policy read_by_all on search.document for select to meent_app using (true);
create policy own_added on search.document for insert to meent_app
  with check (community_id = platform.current_community());
create policy own_changed on search.document for update to meent_app
  using (community_id = platform.current_community())
  with check (community_id = platform.current_community());
create policy own_removed on search.document for delete to meent_app
  using (community_id = platform.current_community());
grant select, insert, update, delete on search.document to meent_app;

-- On which civil day all of a community was last told anew.
create table search.rebuilt (
  community_id uuid primary key references people.community,
  last_on date not null
);
call platform.protect('search.rebuilt', 'select, insert, update');
