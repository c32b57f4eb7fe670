-- Writing a charter before it is proposed, and what people say of its clauses.

-- What is being written; only its author and the council clerk see it.
create table charter.draft (
  community_id uuid not null references people.community,
  id uuid not null,
  member_id uuid not null,
  area_id uuid,
  based_on int not null check (based_on >= 0),
  title text not null check (length(title) between 4 and 120),
  in_force_from date not null,
  in_force_until date,
  clauses jsonb not null check (jsonb_typeof(clauses) = 'object'),
  parties jsonb not null check (jsonb_typeof(parties) = 'array'),
  changed_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, member_id) references people.member,
  foreign key (community_id, area_id) references people.area,
  check (in_force_until is null or in_force_until >= in_force_from)
);
create index on charter.draft (community_id, member_id);
call platform.protect('charter.draft', 'select, insert, update, delete');

-- What somebody says against a clause (or for it), in public, with the answer beside it.
create table charter.reply (
  community_id uuid not null references people.community,
  id uuid not null,
  clause text not null check (length(clause) between 3 and 80),
  -- The rules it speaks of; 0 is the standard.
  version int not null check (version >= 0),
  member_id uuid not null,
  body text not null check (length(body) between 2 and 2000),
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, member_id) references people.member
);
create index on charter.reply (community_id, clause);
call platform.protect('charter.reply', 'select, insert');

create table charter.answer (
  community_id uuid not null,
  reply_id uuid not null,
  member_id uuid not null,
  body text not null check (length(body) between 2 and 2000),
  at timestamptz not null,
  primary key (community_id, reply_id),
  foreign key (community_id, reply_id) references charter.reply,
  foreign key (community_id, member_id) references people.member
);
call platform.protect('charter.answer', 'select, insert');

