create schema coalitions;
grant usage on schema coalitions to meent_app;

-- Parties that pledge to one goal, among themselves; the municipality is no side of it.
create table coalitions.coalition (
  community_id uuid not null references people.community,
  id uuid not null,
  number text not null,
  title text not null check (length(title) between 3 and 120),
  what text not null check (length(what) between 10 and 2000),
  serves text not null check (length(serves) between 2 and 300),
  area_id uuid,
  work_id uuid,
  continuity text not null check (length(continuity) between 5 and 500),
  starts_on date not null,
  term_months int not null check (term_months between 1 and 60),
  looks_back_on date not null,
  sign_by date not null,
  proposer_id uuid not null,
  charter_version int not null,
  proposed_at timestamptz not null,
  firm_at timestamptz,
  round int not null default 0 check (round >= 0),
  state text not null check (state in ('proposed', 'withdrawn', 'expired', 'firm', 'wavering',
    'ended', 'finished', 'closed')),
  lapses_at timestamptz(3),
  lapses_to text check (lapses_to in ('expired', 'firm', 'ended', 'finished', 'closed')),
  primary key (community_id, id),
  unique (community_id, number),
  foreign key (community_id, area_id) references people.area,
  foreign key (community_id, work_id) references works.work,
  foreign key (community_id, proposer_id) references people.member,
  check ((lapses_at is null) = (lapses_to is null)),
  constraint firm_once check ((firm_at is null) = (state in ('proposed', 'withdrawn', 'expired'))),
  constraint looks_back_in_term check (
    looks_back_on > starts_on
    and looks_back_on <= (starts_on + make_interval(months => term_months))::date),
  constraint sits_still check (state not in ('withdrawn', 'expired', 'closed') or lapses_at is null)
);
create index on coalitions.coalition (community_id, lapses_at) where lapses_at is not null;
create index on coalitions.coalition (community_id, work_id) where work_id is not null;
create index on coalitions.coalition (community_id, firm_at) where firm_at is not null;
call platform.protect('coalitions.coalition', 'select, insert');
grant update (state, lapses_at, lapses_to, firm_at, round) on coalitions.coalition to meent_app;

-- A place at the table. Its own id, so that a party may come from elsewhere one day.
create table coalitions.party (
  community_id uuid not null,
  id uuid not null,
  coalition_id uuid not null,
  position int not null check (position between 1 and 12),
  name text not null check (length(name) between 2 and 120),
  -- with which a person shows that this place is hers; only its hash is kept
  code_salt text,
  code_hash text,
  tries int not null default 0 check (tries >= 0),
  primary key (community_id, id),
  unique (community_id, coalition_id, position),
  unique (community_id, coalition_id, id),
  foreign key (community_id, coalition_id) references coalitions.coalition,
  check ((code_salt is null) = (code_hash is null))
);
call platform.protect('coalitions.party', 'select, insert');
grant update (code_salt, code_hash, tries) on coalitions.party to meent_app;

-- A promise of means by one party.
create table coalitions.pledge (
  community_id uuid not null,
  party_id uuid not null,
  kind text not null check (kind in ('money', 'hours', 'room', 'goods')),
  amount_cents bigint check (amount_cents > 0),
  minutes int check (minutes > 0),
  words text check (length(words) between 1 and 200),
  primary key (community_id, party_id, kind),
  foreign key (community_id, party_id) references coalitions.party,
  check ((amount_cents is not null) = (kind = 'money')),
  check ((minutes is not null) = (kind = 'hours')),
  check ((words is not null) = (kind in ('room', 'goods')))
);
call platform.protect('coalitions.pledge', 'select, insert');

-- Each party by a person of its own: nobody signs twice.
create table coalitions.signature (
  community_id uuid not null,
  party_id uuid not null,
  coalition_id uuid not null,
  member_id uuid not null,
  organization_id uuid,
  at timestamptz not null,
  primary key (community_id, party_id),
  constraint different_people unique (community_id, coalition_id, member_id),
  foreign key (community_id, coalition_id, party_id)
    references coalitions.party (community_id, coalition_id, id),
  foreign key (community_id, member_id) references people.member,
  foreign key (community_id, organization_id) references people.organization
);
create index on coalitions.signature (community_id, member_id);
call platform.protect('coalitions.signature', 'select, insert');

-- Who left, or said nothing when the others were asked to go on.
create table coalitions.leaving (
  community_id uuid not null,
  party_id uuid not null,
  ground text not null check (ground in ('left', 'silent')),
  reason text not null check (length(reason) <= 1000),
  at timestamptz not null,
  primary key (community_id, party_id),
  foreign key (community_id, party_id) references coalitions.party
);
call platform.protect('coalitions.leaving', 'select, insert');

-- Who said to go on, after so many had left.
create table coalitions.stay (
  community_id uuid not null,
  party_id uuid not null,
  round int not null check (round > 0),
  at timestamptz not null,
  primary key (community_id, party_id, round),
  foreign key (community_id, party_id) references coalitions.party
);
call platform.protect('coalitions.stay', 'select, insert');

create table coalitions.look_back (
  community_id uuid not null,
  party_id uuid not null,
  kept text not null check (kept in ('yes', 'partly', 'no')),
  words text not null check (length(words) between 2 and 2000),
  at timestamptz not null,
  primary key (community_id, party_id),
  foreign key (community_id, party_id) references coalitions.party
);
call platform.protect('coalitions.look_back', 'select, insert');

-- What is on the table is fixed once anybody signed it: no party and no pledge comes in after.
create function coalitions.hold_party() returns trigger language plpgsql as $$
begin
  if exists (select from coalitions.signature s
      where s.community_id = new.community_id and s.coalition_id = new.coalition_id) then
    raise exception 'the parties are fixed: somebody signed';
  end if;
  return new;
end;
$$;
create trigger hold_party before insert on coalitions.party
  for each row execute function coalitions.hold_party();

create function coalitions.hold_pledge() returns trigger language plpgsql as $$
begin
  if exists (select from coalitions.signature s
      join coalitions.party p on p.community_id = s.community_id
        and p.coalition_id = s.coalition_id
      where p.community_id = new.community_id and p.id = new.party_id) then
    raise exception 'the pledges are fixed: somebody signed';
  end if;
  return new;
end;
$$;
create trigger hold_pledge before insert on coalitions.pledge
  for each row execute function coalitions.hold_pledge();

-- A signature is put under a proposal, and no other thing.
create function coalitions.hold_signature() returns trigger language plpgsql as $$
begin
  perform from coalitions.coalition c
  where c.community_id = new.community_id and c.id = new.coalition_id and c.state = 'proposed'
  for share;
  if not found then
    raise exception 'only a proposal is signed';
  end if;
  return new;
end;
$$;
create trigger hold_signature before insert on coalitions.signature
  for each row execute function coalitions.hold_signature();

-- It begins as a proposal. It is firm when each party signed, each by another person; after somebody
-- left, when two or more remain and each of them said so.
create function coalitions.hold_coalition() returns trigger language plpgsql as $$
declare
  seats int;
  signed int;
  remain int;
  stay int;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'proposed' then
      raise exception '% begins as a proposal', new.number;
    end if;
    return new;
  end if;
  if old.state in ('withdrawn', 'expired', 'closed') then
    raise exception '% has ended', old.number;
  end if;
  if old.firm_at is not null and new.firm_at is distinct from old.firm_at
     or new.round not in (old.round, old.round + 1) then
    raise exception '% keeps how it came about', old.number;
  end if;
  if new.state = 'firm' and old.state <> 'firm' then
    select count(*), count(s.party_id), count(*) filter (where l.party_id is null),
      count(y.party_id) filter (where l.party_id is null)
    into seats, signed, remain, stay
    from coalitions.party p
    left join coalitions.signature s on s.community_id = p.community_id and s.party_id = p.id
    left join coalitions.leaving l on l.community_id = p.community_id and l.party_id = p.id
    left join coalitions.stay y on y.community_id = p.community_id and y.party_id = p.id
      and y.round = new.round
    where p.community_id = new.community_id and p.coalition_id = new.id;
    if old.state = 'proposed' and (seats < 2 or signed <> seats) then
      raise exception '% needs the signature of each of its parties', new.number;
    end if;
    if old.state = 'wavering' and (remain < 2 or stay <> remain) then
      raise exception '% goes on when two or more remain and each says so', new.number;
    end if;
    if old.state not in ('proposed', 'wavering') then
      raise exception '% is over', new.number;
    end if;
  end if;
  return new;
end;
$$;
create trigger hold_coalition before insert or update on coalitions.coalition
  for each row execute function coalitions.hold_coalition();
