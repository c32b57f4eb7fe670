-- "Wij doen dit": public work that people start at once, with notice. It never waits for anyone;
-- what waits is the municipality's answer: who helps. That lapses, not the undertaking.
create table works.undertaking (
  community_id uuid not null references people.community,
  id uuid not null,
  number text not null,
  work_id uuid not null,
  area_id uuid not null,
  party_member_id uuid not null,
  party_organization_id uuid,
  what text not null check (length(what) between 10 and 2000),
  -- what neighbours will notice of it; for the letter
  noticed text not null check (length(noticed) <= 1000),
  charter_version int not null,
  started_at timestamptz not null,
  help_due_on date not null,
  helping_official_id uuid,
  ended_at timestamptz,
  outcome text check (length(outcome) <= 2000),
  state text not null check (state in ('announced', 'reminded', 'helpOverdue', 'helped', 'ended', 'moved')),
  lapses_at timestamptz(3),
  lapses_to text check (lapses_to in ('reminded', 'helpOverdue')),
  primary key (community_id, id),
  unique (community_id, number),
  foreign key (community_id, work_id) references works.work,
  foreign key (community_id, area_id) references people.area,
  foreign key (community_id, party_member_id) references people.member,
  foreign key (community_id, party_organization_id) references people.organization,
  foreign key (community_id, helping_official_id) references people.member,
  check ((lapses_at is null) = (lapses_to is null)),
  constraint waits_for_help check (lapses_at is null or state in ('announced', 'reminded')),
  constraint helped_by_somebody check (state <> 'helped' or helping_official_id is not null),
  constraint awaits_nobody_named check (
    helping_official_id is null or state not in ('announced', 'reminded', 'helpOverdue')),
  constraint ended_once check ((ended_at is not null) = (state in ('ended', 'moved')))
);
create index on works.undertaking (community_id, lapses_at) where lapses_at is not null;
create index on works.undertaking (community_id, work_id);
create index on works.undertaking (community_id, area_id, started_at);
-- One running undertaking per party and work, also when two windows start at once.
create unique index one_running_undertaking
  on works.undertaking (community_id, work_id, party_member_id)
  where state not in ('ended', 'moved');
call platform.protect('works.undertaking', 'select, insert, update');

-- Who ended it, ended it; what was told to the neighbours is not changed behind them.
create function works.hold_undertaking() returns trigger language plpgsql as $$
begin
  if old.state in ('ended', 'moved') then
    raise exception '% has ended', old.number;
  end if;
  if (new.number, new.work_id, new.area_id, new.party_member_id, new.what, new.noticed,
      new.charter_version, new.started_at, new.help_due_on)
     is distinct from (old.number, old.work_id, old.area_id, old.party_member_id, old.what,
      old.noticed, old.charter_version, old.started_at, old.help_due_on) then
    raise exception '% keeps what it told its neighbours', old.number;
  end if;
  return new;
end;
$$;
create trigger hold_undertaking before update on works.undertaking
  for each row execute function works.hold_undertaking();

-- What neighbours say to it; it stops nothing by itself.
create table works.undertaking_answer (
  community_id uuid not null,
  id uuid not null,
  undertaking_id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('support', 'worry', 'question')),
  body text not null check (length(body) between 2 and 2000),
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, undertaking_id) references works.undertaking,
  foreign key (community_id, member_id) references people.member
);
create index on works.undertaking_answer (community_id, undertaking_id, at);
call platform.protect('works.undertaking_answer', 'select, insert');

-- The party's word beside it, once.
create table works.undertaking_reply (
  community_id uuid not null,
  answer_id uuid not null,
  member_id uuid not null,
  body text not null check (length(body) between 2 and 2000),
  at timestamptz not null,
  primary key (community_id, answer_id),
  foreign key (community_id, answer_id) references works.undertaking_answer,
  foreign key (community_id, member_id) references people.member
);
call platform.protect('works.undertaking_reply', 'select, insert');

-- A challenge that grew out of an undertaking; the challenge is the higher floor and holds the link.
alter table challenges.challenge
  add undertaking_id uuid,
  add foreign key (community_id, undertaking_id) references works.undertaking;
create index on challenges.challenge (community_id, undertaking_id) where undertaking_id is not null;
