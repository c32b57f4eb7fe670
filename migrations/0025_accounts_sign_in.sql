create schema accounts;
grant usage on schema accounts to meent_app;

-- A session changes its token from time to time. The one before holds until the new one has arrived.
alter table platform.session
  add column id uuid not null default gen_random_uuid() unique,
  add column device text not null default '' check (length(device) <= 80),
  add column seen_at timestamptz,
  add column rotated_at timestamptz,
  add column arrived_at timestamptz,
  add column previous_hash text unique;
update platform.session set seen_at = made_at, rotated_at = made_at, arrived_at = made_at;
alter table platform.session
  alter column seen_at set not null,
  alter column rotated_at set not null;
create index session_account on platform.session (account_id);
grant update (token_hash, previous_hash, rotated_at, arrived_at, seen_at) on platform.session
  to meent_app;

-- How often something was tried, per window of machine time, over all processes. The key is a hash
-- under this database's own salt: no address and no place can be read from it.
alter table platform.installation add column salt uuid not null default gen_random_uuid();
create table platform.tries (
  key text not null check (key ~ '^[0-9a-f]{64}$'),
  window_ends_at timestamptz not null,
  count int not null check (count > 0),
  primary key (key, window_ends_at)
);
grant select, insert, update, delete on platform.tries to meent_app;

-- A person's mail address: one for her one account, and nobody else's.
create table accounts.email (
  account_id uuid primary key references people.account,
  address text not null check (length(address) between 3 and 254 and address !~ '[[:cntrl:][:space:]<>,;]'),
  confirmed_at timestamptz not null
);
create unique index email_address on accounts.email (lower(address));
grant select, insert, delete on accounts.email to meent_app;
grant update (address, confirmed_at) on accounts.email to meent_app;

-- A link in mail that signs in, once. Only its hash is kept.
create table accounts.sign_in_link (
  community_id uuid not null references people.community,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  address text not null,
  -- The browser that asked, to tell when another opens it.
  browser_hash text,
  back text not null check (back ~ '^/([a-zA-Z0-9_-][a-zA-Z0-9_/-]*)?$'),
  made_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > made_at),
  used_at timestamptz,
  primary key (community_id, token_hash)
);
call platform.protect('accounts.sign_in_link', 'select, insert, delete');
grant update (used_at) on accounts.sign_in_link to meent_app;

create function accounts.hold_link() returns trigger language plpgsql as $$
begin
  if old.used_at is not null then
    raise exception 'a link signs in once';
  end if;
  return new;
end;
$$;
create trigger once before update on accounts.sign_in_link
  for each row execute function accounts.hold_link();

-- Who was invited: by mail, or by a letter with a code for who has no mail. A code is hers from its
-- first use until its end; one that gives a role works once.
create table accounts.invitation (
  community_id uuid not null references people.community,
  id uuid not null,
  address text,
  code_hash text check (code_hash ~ '^[0-9a-f]{64}$'),
  name text check (length(name) between 2 and 80),
  area_id uuid,
  -- Where the letter goes.
  postal text[] not null default '{}' check (cardinality(postal) <= 4),
  role text,
  title text,
  made_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > made_at),
  account_id uuid references people.account,
  used_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, area_id) references people.area,
  check (address is not null or code_hash is not null),
  check ((account_id is null) = (used_at is null))
);
call platform.protect('accounts.invitation', 'select, insert, delete');
grant update (account_id, used_at, code_hash, ends_at) on accounts.invitation to meent_app;
create unique index invitation_address on accounts.invitation (community_id, lower(address))
  where address is not null;
create unique index invitation_code on accounts.invitation (community_id, code_hash)
  where code_hash is not null;

create function accounts.hold_invitation() returns trigger language plpgsql as $$
begin
  if old.account_id is not null and new.account_id is distinct from old.account_id then
    raise exception 'an invitation is of who used it first';
  end if;
  if old.role is not null and old.used_at is not null then
    raise exception 'an invitation that gives a role works once';
  end if;
  return new;
end;
$$;
create trigger hold before update on accounts.invitation
  for each row execute function accounts.hold_invitation();

-- Another address for an account: both the old and the new one say yes.
create table accounts.address_change (
  community_id uuid not null references people.community,
  account_id uuid not null references people.account,
  new_address text not null,
  old_hash text check (old_hash ~ '^[0-9a-f]{64}$'),
  new_hash text not null check (new_hash ~ '^[0-9a-f]{64}$'),
  old_confirmed_at timestamptz,
  new_confirmed_at timestamptz,
  made_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > made_at),
  primary key (community_id, account_id),
  unique (community_id, old_hash),
  unique (community_id, new_hash)
);
call platform.protect('accounts.address_change', 'select, insert, update, delete');
