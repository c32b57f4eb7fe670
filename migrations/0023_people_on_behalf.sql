-- On behalf of somebody without an account, who asked for it: openly, with a letter and a code.
create table people.on_behalf (
  community_id uuid not null,
  id uuid not null,
  number text not null,
  subject_kind text not null,
  subject_id uuid not null,
  -- The front-line worker, whose name stands beside it in public.
  by_member uuid not null,
  -- Never public; gone when she takes it back.
  person_name text check (length(person_name) between 2 and 80),
  asked text not null check (length(asked) between 1 and 2000),
  consent text not null check (consent in ('spoken', 'phone', 'written')),
  consent_words text not null default '' check (length(consent_words) <= 500),
  is_public boolean not null,
  made_at timestamptz not null,
  -- Only the salted hash of the code in the letter. A new letter has a new code and new tries.
  salt text,
  code_hash text,
  tries int not null default 0 constraint tries_at_most_ten check (tries between 0 and 10),
  withdrawn_at timestamptz,
  primary key (community_id, id),
  unique (community_id, number),
  unique (community_id, subject_kind, subject_id),
  foreign key (community_id, by_member) references people.member,
  check ((salt is null) = (code_hash is null)),
  check ((withdrawn_at is null) = (person_name is not null))
);
call platform.protect('people.on_behalf',
  'select, insert, update (salt, code_hash, tries, withdrawn_at, person_name)');

create function people.hold_on_behalf() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at then
    raise exception 'what was taken back stays so';
  end if;
  if new.tries < old.tries and new.code_hash is not distinct from old.code_hash then
    raise exception 'only a new code has new tries';
  end if;
  if new.person_name is distinct from old.person_name and new.person_name is not null then
    raise exception 'a name is only taken away';
  end if;
  return new;
end;
$$;
create trigger hold_on_behalf before update on people.on_behalf
  for each row execute function people.hold_on_behalf();

-- What the person herself says beside it.
create table people.on_behalf_word (
  community_id uuid not null,
  id uuid not null,
  on_behalf_id uuid not null,
  words text not null check (length(words) between 1 and 2000),
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, on_behalf_id) references people.on_behalf
);
call platform.protect('people.on_behalf_word', 'select, insert');
