-- What other communities of this installation may read of one, by its own choice (decision 0049).

-- Of which kinds; without a row those that modules share at first.
create table search.sharing (
  community_id uuid primary key references people.community,
  kinds text[] not null
);
call platform.protect('search.sharing', 'select, insert, update');

-- Beside each document, in the words of a line; the mark says whether others may read it.
create table search.notice (
  community_id uuid not null,
  kind text not null,
  id uuid not null,
  title text not null check (length(title) between 1 and 500),
  sentence text not null check (length(sentence) <= 300),
  path text not null,
  at timestamptz not null,
  is_shared boolean not null,
  primary key (community_id, kind, id),
  -- What is not to be found any more, is not to be read elsewhere either.
  foreign key (community_id, kind, id) references search.document on delete cascade
);
create index notice_shared on search.notice (id) where is_shared;
call platform.protect('search.notice', 'select, insert, update');
create policy shared_with_all on search.notice for select to meent_app using (is_shared);
