create schema challenges;
grant usage on schema challenges to meent_app;

-- "We take this over." The states of design 5; a draft is the party's own until it is filed.
create table challenges.challenge (
  community_id uuid not null references people.community,
  id uuid not null,
  number text,
  work_id uuid not null,
  area_id uuid not null,
  party_member_id uuid not null,
  party_organization_id uuid,
  -- the seven contents of a challenge; two are asked at filing, the rest is completed together
  why text not null,
  cooperation text not null,
  experience text not null default '',
  support text not null default '',
  costs text not null default '',
  quality text not null default '',
  protection text not null default '',
  yearly_cents bigint not null check (yearly_cents >= 0),
  years int not null check (years between 1 and 10),
  starts_on date not null,
  state text not null constraint known_state check (state in ('draft', 'filed', 'inDecision', 'accepted',
    'acceptedBySilence', 'refused', 'impasse', 'withdrawn', 'agreed', 'running')),
  lapses_at timestamptz(3),
  lapses_to text check (lapses_to in ('acceptedBySilence', 'impasse', 'running')),
  charter_version int not null,
  silence_basis text check (silence_basis in ('ordinance', 'selfBinding', 'none')),
  silence_bar text check (silence_bar in ('aboveGate')),
  helping_official_id uuid,
  filed_at timestamptz,
  filed_on date,
  term_weeks int check (term_weeks between 1 and 52),
  term_ends_on date,
  extended_weeks int check (extended_weeks between 1 and 26),
  extension_reason text,
  completed_at timestamptz,
  decided_at timestamptz,
  in_force_on date,
  refusal_ground text check (refusal_ground in ('exclusivePower', 'lawConflict',
    'continuityOrSafety', 'costAboveCap', 'rightsOfOthers', 'noLocalAnchoring', 'taskEnds',
    'runningContract', 'integrity')),
  refusal_reason text,
  counter_offer text,
  made_at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, number),
  foreign key (community_id, work_id) references works.work,
  foreign key (community_id, area_id) references people.area,
  foreign key (community_id, party_member_id) references people.member,
  foreign key (community_id, party_organization_id) references people.organization,
  foreign key (community_id, helping_official_id) references people.member,
  check ((lapses_at is null) = (lapses_to is null)),
  constraint lapses_where_it_waits check (
    state in ('filed', 'inDecision', 'agreed') or lapses_at is null),
  check ((lapses_to = 'running') = (state = 'agreed') or lapses_at is null),
  check ((state = 'draft') = (number is null)),
  check (state = 'draft' or (filed_at is not null and filed_on is not null
    and term_weeks is not null and term_ends_on is not null and silence_basis is not null)),
  check (lapses_to is distinct from 'acceptedBySilence'
    or (silence_basis in ('ordinance', 'selfBinding') and silence_bar is null)),
  check ((extended_weeks is null) = (extension_reason is null)),
  -- the form has no "other" ground, and a refusal carries what would make it a yes
  constraint refusal_is_whole check (state <> 'refused' or (refusal_ground is not null
    and length(refusal_reason) >= 20 and length(counter_offer) >= 20))
);
create index on challenges.challenge (community_id, lapses_at) where lapses_at is not null;
create index on challenges.challenge (community_id, work_id);
-- One live challenge per party and work, also when two windows file at once.
create unique index one_live_challenge on challenges.challenge (community_id, work_id, party_member_id)
  where state in ('draft', 'filed', 'inDecision');
call platform.protect('challenges.challenge', 'select, insert, update');

-- A term is extended once, before it ends; an outcome once reached is not taken back.
create function challenges.hold_challenge() returns trigger language plpgsql as $$
begin
  if old.extended_weeks is not null and new.extended_weeks is distinct from old.extended_weeks then
    raise exception 'the term of % was extended before', old.number;
  end if;
  if old.state in ('accepted', 'acceptedBySilence') and new.state not in (old.state, 'agreed') then
    raise exception 'the acceptance of % stands', old.number;
  end if;
  if old.filed_at is not null and (new.filed_at, new.charter_version, new.silence_basis)
     is distinct from (old.filed_at, old.charter_version, old.silence_basis) then
    raise exception '% keeps the rules it began under', old.number;
  end if;
  return new;
end;
$$;
create trigger hold_challenge before update on challenges.challenge
  for each row execute function challenges.hold_challenge();

-- A party's answer beside any decision: it hangs on the entry of the record it answers.
create table challenges.reply (
  community_id uuid not null,
  id uuid not null,
  challenge_id uuid not null,
  entry_number bigint not null,
  member_id uuid not null,
  body text not null check (length(body) between 2 and 2000),
  at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, entry_number, member_id),
  foreign key (community_id, challenge_id) references challenges.challenge,
  foreign key (community_id, entry_number) references platform.entry,
  foreign key (community_id, member_id) references people.member
);
create index on challenges.reply (community_id, challenge_id);
call platform.protect('challenges.reply', 'select, insert');

-- A draft may be thrown away, for nobody but its party ever saw it. What was filed stays.
grant delete on challenges.challenge to meent_app;
create policy only_drafts on challenges.challenge as restrictive for delete to meent_app
  using (state = 'draft');
