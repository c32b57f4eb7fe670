-- A list of residents that a clerk or who runs Meent brings: read and checked first, all or nothing
-- after. What was checked and not used goes within a day.
create table accounts.resident_list (
  community_id uuid not null references people.community,
  id uuid not null,
  -- Null: who runs Meent, from the command line.
  made_by uuid,
  -- Machine time, as of all that holds personal data for a while.
  made_at timestamptz not null,
  -- The checked rows until they are used.
  staged jsonb check (jsonb_typeof(staged) = 'array'),
  used_at timestamptz,
  mails int not null default 0 check (mails >= 0),
  letters int not null default 0 check (letters >= 0),
  -- Who had an invitation already.
  known int not null default 0 check (known >= 0),
  primary key (community_id, id),
  foreign key (community_id, made_by) references people.member,
  check ((staged is null) = (used_at is not null))
);
call platform.protect('accounts.resident_list',
  'select, insert, delete, update (staged, used_at, mails, letters, known)');

create function accounts.hold_resident_list() returns trigger language plpgsql as $$
begin
  if old.used_at is not null then
    raise exception 'a list is used once';
  end if;
  return new;
end;
$$;
create trigger used_once before update on accounts.resident_list
  for each row execute function accounts.hold_resident_list();

-- A letter gets its code when it is made; until then the row has an address to send it to.
do $$
declare
  held text;
begin
  select conname into strict held from pg_constraint
  where conrelid = 'accounts.invitation'::regclass and contype = 'c'
    and pg_get_constraintdef(oid) like '%address IS NOT NULL%code_hash IS NOT NULL%';
  execute format('alter table accounts.invitation drop constraint %I', held);
end;
$$;
alter table accounts.invitation
  add constraint reachable check (
    address is not null or code_hash is not null or cardinality(postal) > 0
    or account_id is not null),
  add column list_id uuid,
  -- Its place in the list, by which letters are made in stacks.
  add column position int check (position > 0),
  add column mailed_at timestamptz,
  add column lettered_at timestamptz,
  add foreign key (community_id, list_id) references accounts.resident_list,
  add unique (community_id, list_id, position);
grant update (mailed_at, lettered_at, postal) on accounts.invitation to meent_app;
-- The same person at the same address has one letter, whatever list names her again.
create unique index invitation_postal on accounts.invitation (community_id, lower(name), postal)
  where cardinality(postal) > 0;
create index invitation_to_mail on accounts.invitation (community_id, made_at)
  where mailed_at is null and address is not null and list_id is not null;

-- The code of who has no mail: hers until she makes another or takes it back. Only its hash.
create table accounts.own_code (
  community_id uuid not null,
  account_id uuid not null references people.account,
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  primary key (community_id, account_id),
  unique (community_id, code_hash)
);
call platform.protect('accounts.own_code', 'select, insert, update, delete');
