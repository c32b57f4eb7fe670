-- The ground every module stands on: communities apart by row-level security, lapses as data,
-- the record, the outbox. Runs as meent_owner; the roles themselves are made at start-up,
-- because they belong to the cluster and not to this database.

create schema if not exists platform;
grant usage on schema platform to meent_app, meent_worker;

-- The community of this transaction. After SET LOCAL an unset setting reads '' and not null.
create function platform.current_community() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('meent.community_id', true), '')::uuid;

-- The true state at an instant; its TypeScript twin is stateAt in src/lib/lapse.ts.
create function platform.state_at(state text, lapses_at timestamptz, lapses_to text, at timestamptz)
  returns text
  language sql immutable parallel safe
  return case
    when lapses_at is not null and lapses_to is not null and lapses_at <= at then lapses_to
    else state
  end;

-- Every tenant table goes through here: its rows are seen and made only within their own community.
create procedure platform.protect(target regclass, rights text)
  language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format(
    'create policy own_community on %s to meent_app
       using (community_id = platform.current_community())
       with check (community_id = platform.current_community())', target);
  execute format('grant %s on %s to meent_app', rights, target);
end;
$$;

-- One row for the whole database. Demo is decided at its birth and never after; `filled_at` tells
-- that its example community is whole, so that a start killed halfway begins again.
create table platform.installation (
  only_one boolean primary key default true check (only_one),
  demo boolean not null,
  filled_at timestamptz,
  made_at timestamptz not null default now()
);
grant select on platform.installation to meent_app;

-- What is counted per community: the version that caches hang on, the length of the record,
-- and how far its civil clock runs ahead of the machine's (demo only, forward only).
create table platform.community_state (
  community_id uuid primary key,
  version bigint not null default 0,
  record_length bigint not null default 0,
  clock_ahead_ms bigint not null default 0 check (clock_ahead_ms >= 0)
);
call platform.protect('platform.community_state', 'select, insert, update');

create function platform.hold_community_state() returns trigger language plpgsql as $$
begin
  if new.clock_ahead_ms < old.clock_ahead_ms then
    raise exception 'the civil clock only runs forward';
  end if;
  if new.clock_ahead_ms > old.clock_ahead_ms
     and not exists (select from platform.installation where demo) then
    raise exception 'the time machine is for demo databases only';
  end if;
  if new.record_length < old.record_length or new.version < old.version then
    raise exception 'version and record only grow';
  end if;
  return new;
end;
$$;
create trigger hold before update on platform.community_state
  for each row execute function platform.hold_community_state();

-- The public record. Entries hold ids, enums, amounts and salted hashes; words and names lie
-- beside them in entry_text, so that they can be erased while every proof stays.
create table platform.entry (
  community_id uuid not null,
  number bigint not null check (number > 0),
  kind text not null check (kind ~ '^[a-z]+[a-zA-Z]*\.[a-z]+[a-zA-Z]*$'),
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  subject_kind text not null,
  subject_id uuid not null,
  actor_id uuid,
  office text,
  nine_act text check (nine_act in ('recognise', 'invite', 'legitimise', 'startMoney', 'guarantee',
    'coFinance', 'award', 'shareKnowledge', 'governance')),
  is_public boolean not null,
  data jsonb not null,
  hashes jsonb not null,
  primary key (community_id, number)
);
call platform.protect('platform.entry', 'select, insert');

create table platform.entry_subject (
  community_id uuid not null,
  number bigint not null,
  subject_kind text not null,
  subject_id uuid not null,
  primary key (community_id, subject_kind, subject_id, number),
  foreign key (community_id, number) references platform.entry
);
call platform.protect('platform.entry_subject', 'select, insert');

create table platform.entry_text (
  community_id uuid not null,
  number bigint not null,
  name text not null,
  salt text,
  body text,
  erased_at timestamptz,
  primary key (community_id, number, name),
  foreign key (community_id, number) references platform.entry,
  check ((erased_at is null) = (body is not null and salt is not null))
);
call platform.protect('platform.entry_text', 'select, insert');
grant update (salt, body, erased_at) on platform.entry_text to meent_app;

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the record is append-only';
end;
$$;
create trigger append_only before update or delete or truncate on platform.entry
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on platform.entry_subject
  for each statement execute function platform.refuse_change();
create trigger append_only before delete or truncate on platform.entry_text
  for each statement execute function platform.refuse_change();

-- A text of the record is never rewritten, only erased.
create function platform.hold_entry_text() returns trigger language plpgsql as $$
begin
  if old.erased_at is not null or new.body is not null or new.salt is not null
     or new.erased_at is null then
    raise exception 'a text of the record can only be erased';
  end if;
  return new;
end;
$$;
create trigger only_erase before update on platform.entry_text
  for each row execute function platform.hold_entry_text();

-- No gap: an entry follows the one before it. The lock on community_state makes it wait its turn.
create function platform.hold_entry_number() returns trigger language plpgsql as $$
begin
  if new.number <> 1 and not exists (
    select from platform.entry
    where community_id = new.community_id and number = new.number - 1
  ) then
    raise exception 'entry % would leave a gap in the record', new.number;
  end if;
  return new;
end;
$$;
create trigger no_gap before insert on platform.entry
  for each row execute function platform.hold_entry_number();

-- Sequence numbers that people see, per community, kind and year: W-2026-014.
create table platform.short_number (
  community_id uuid not null,
  prefix text not null,
  year int not null,
  last int not null check (last > 0),
  primary key (community_id, prefix, year)
);
call platform.protect('platform.short_number', 'select, insert, update');

-- A key is kept with success only; the same key with other input is a conflict.
create table platform.idempotency (
  community_id uuid not null,
  actor_key text not null,
  key text not null check (length(key) between 8 and 200),
  action text not null,
  input_hash text not null,
  outcome jsonb,
  made_at timestamptz not null default now(),
  primary key (community_id, actor_key, key)
);
call platform.protect('platform.idempotency', 'select, insert, update');

-- What must happen after commit. The app only writes here; the worker carries it to its own tables.
create table platform.outbox (
  community_id uuid not null,
  id uuid not null,
  task text not null,
  payload jsonb not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (community_id, id)
);
call platform.protect('platform.outbox', 'insert');
create policy carry on platform.outbox to meent_worker using (true);
grant select, delete on platform.outbox to meent_worker;

create function platform.call_worker() returns trigger language plpgsql as $$
begin
  perform pg_notify('meent_outbox', '');
  return null;
end;
$$;
create trigger call_worker after insert on platform.outbox
  for each statement execute function platform.call_worker();

-- Sessions belong to a person and not to a community; only the hash of the cookie is kept.
create table platform.session (
  token_hash text primary key,
  account_id uuid not null,
  made_at timestamptz not null default now(),
  ends_at timestamptz not null
);
grant select, insert, delete on platform.session to meent_app;
