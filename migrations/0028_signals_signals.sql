-- What somebody says is wrong, wanted or offered, in one sentence; and the person who answers.
create schema if not exists signals;
grant usage on schema signals to meent_app;

create table signals.signal (
  community_id uuid not null references people.community,
  id uuid not null,
  number text not null,
  kind text not null check (kind in ('help', 'idea', 'against', 'wrong')),
  -- empty once it was withdrawn
  body text not null check (length(body) <= 500),
  area_id uuid,
  place text not null default '' check (length(place) <= 120),
  -- what it was said beside: a work, a deal; null where it stands by itself
  about_kind text,
  about_id uuid,
  -- a member, or somebody who follows it with a code of which only the hash is kept
  sender_id uuid,
  code_hash text check (code_hash ~ '^[0-9a-f]{64}$'),
  -- who may read it, by the sender's own wish
  wish text not null check (wish in ('everyone', 'host')),
  published_at timestamptz,
  held_back boolean not null default false,
  -- the person who answers, by name, and the last day in time
  host_id uuid not null,
  organization_id uuid,
  due_on date not null,
  charter_version int not null,
  said_at timestamptz not null,
  state text not null check (state in
    ('waiting', 'overdue', 'answered', 'becameWork', 'joined', 'kept', 'withdrawn')),
  lapses_at timestamptz(3),
  lapses_to text check (lapses_to = 'overdue'),
  work_id uuid,
  joined_signal_id uuid,
  is_helped boolean,
  reopened_at timestamptz,
  primary key (community_id, id),
  unique (community_id, number),
  unique (community_id, code_hash),
  foreign key (community_id, area_id) references people.area,
  foreign key (community_id, sender_id) references people.member,
  foreign key (community_id, host_id) references people.member,
  foreign key (community_id, organization_id) references people.organization,
  foreign key (community_id, work_id) references works.work,
  foreign key (community_id, joined_signal_id) references signals.signal,
  check ((about_kind is null) = (about_id is null)),
  constraint one_sender check ((sender_id is null) <> (code_hash is null)),
  constraint the_day_stands check ((lapses_at is not null) = (state = 'waiting')),
  check ((lapses_at is null) = (lapses_to is null)),
  constraint said_something check ((length(body) >= 3) = (state <> 'withdrawn')),
  constraint work_where_it_became_one check (state <> 'becameWork' or work_id is not null),
  constraint joined_to_something check (
    state <> 'joined' or work_id is not null or joined_signal_id is not null),
  constraint joins_another check (joined_signal_id is distinct from id),
  -- What is against something is never closed away: it is kept, with a reply beside it.
  constraint against_is_kept check (
    kind <> 'against' or state in ('waiting', 'overdue', 'kept', 'withdrawn')),
  constraint kept_between_them check (
    published_at is null or (wish = 'everyone' and not held_back and state <> 'withdrawn'))
);
create index on signals.signal (community_id, lapses_at) where lapses_at is not null;
create index on signals.signal (community_id, said_at) where state in ('waiting', 'overdue');
create index on signals.signal (community_id, host_id) where state in ('waiting', 'overdue');
create index on signals.signal (community_id, about_kind, about_id) where about_id is not null;
create index on signals.signal (community_id, sender_id) where sender_id is not null;
create index on signals.signal (community_id, published_at) where published_at is not null;
create index on signals.signal (community_id, work_id) where work_id is not null;
create index on signals.signal (community_id, joined_signal_id) where joined_signal_id is not null;
call platform.protect('signals.signal', 'select, insert, update');

-- What was said is not changed behind who said it; it can only be withdrawn. Asked again once.
create function signals.hold_signal() returns trigger language plpgsql as $$
begin
  if old.state = 'withdrawn' then
    raise exception '% was withdrawn', old.number;
  end if;
  if new.state <> 'withdrawn' and new.body <> old.body then
    raise exception '% keeps the words of who said it', old.number;
  end if;
  if (new.number, new.kind, new.area_id, new.place, new.sender_id, new.code_hash, new.wish,
      new.charter_version, new.said_at)
     is distinct from (old.number, old.kind, old.area_id, old.place, old.sender_id, old.code_hash,
      old.wish, old.charter_version, old.said_at) then
    raise exception '% stays as it was said', old.number;
  end if;
  if old.reopened_at is not null and new.reopened_at is distinct from old.reopened_at then
    raise exception '% was asked again before', old.number;
  end if;
  return new;
end;
$$;
create trigger hold_signal before update on signals.signal
  for each row execute function signals.hold_signal();

-- Its life, as the sender reads it: what the host did with which words, and what the sender said.
create table signals.step (
  community_id uuid not null,
  id uuid not null,
  signal_id uuid not null,
  kind text not null check (kind in
    ('answered', 'becameWork', 'joined', 'kept', 'forwarded', 'told', 'helped', 'notHelped')),
  -- null: the sender
  member_id uuid,
  words text not null check (length(words) <= 2000),
  -- to whom it was passed on
  to_member_id uuid,
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, signal_id) references signals.signal,
  foreign key (community_id, member_id) references people.member,
  foreign key (community_id, to_member_id) references people.member,
  constraint said_by check ((member_id is null) = (kind in ('helped', 'notHelped'))),
  constraint a_reply_has_words check (
    kind not in ('answered', 'becameWork', 'joined', 'kept') or length(words) >= 2),
  check ((to_member_id is not null) = (kind = 'forwarded'))
);
create index on signals.step (community_id, signal_id, at);
call platform.protect('signals.step', 'select, insert');

-- No signal ends without a step that says by whom and how.
create function signals.hold_ending() returns trigger language plpgsql as $$
begin
  if new.state in ('answered', 'becameWork', 'joined', 'kept') and not exists (
    select from signals.step s
    where s.community_id = new.community_id and s.signal_id = new.id and s.kind = new.state
  ) then
    raise exception '% ends with an answer of somebody', new.number;
  end if;
  return null;
end;
$$;
create constraint trigger hold_ending after insert or update on signals.signal
  deferrable initially deferred for each row execute function signals.hold_ending();
