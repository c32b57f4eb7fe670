-- From the signature to the end. What nobody signs does not hang; what runs comes to its end, is
-- looked back on and closed; who cannot go on hands back, through the municipality's step-in plan.

alter table deals.deal
  add column is_social_service boolean not null default false,
  drop constraint deal_route_check,
  add constraint deal_route_check
    check (route in ('subsidy', 'contract', 'agreementWithoutMoney', 'mandate')),
  drop constraint deal_state_check,
  add constraint deal_state_check check (state in ('proposed', 'withdrawn', 'expired', 'signed',
    'boundBySilence', 'ending', 'handedBack', 'finished', 'closed')),
  drop constraint deal_lapses_to_check,
  add constraint deal_lapses_to_check
    check (lapses_to in ('boundBySilence', 'expired', 'finished', 'handedBack', 'closed')),
  drop constraint deal_check2,
  drop constraint deal_check3;

-- Deals that were signed before this knew of no end; theirs follows from their own term.
update deals.deal set lapses_to = 'finished',
  lapses_at = (starts_on + make_interval(months => term_months)) at time zone 'Europe/Amsterdam'
where state in ('signed', 'boundBySilence');

alter table deals.deal
  add constraint bound_has_its_moment
    check ((state in ('proposed', 'withdrawn', 'expired')) = (bound_at is null)),
  -- A deal that runs always has its next moment: no state without a way on.
  add constraint runs_to_an_end check (case state
    when 'proposed' then lapses_to is null or lapses_to in ('boundBySilence', 'expired')
    when 'signed' then lapses_to is not distinct from 'finished'
    when 'boundBySilence' then lapses_to is not distinct from 'finished'
    when 'ending' then lapses_to is not distinct from 'handedBack'
    when 'finished' then lapses_to is not distinct from 'closed'
    else lapses_to is null end);

-- The requirements of the work it is about, as they were when the deal was made. None is added.
create table deals.requirement (
  community_id uuid not null,
  deal_id uuid not null,
  position int not null check (position between 1 and 9),
  title text not null check (length(title) between 1 and 160),
  primary key (community_id, deal_id, position),
  foreign key (community_id, deal_id) references deals.deal
);
call platform.protect('deals.requirement', 'select, insert');

alter table deals.delivery
  drop constraint delivery_promise_check,
  add constraint delivery_promise_check
    check (promise ~ '^(party|municipality|milestone|requirement)-[a-z0-9]+$');

-- A side says that it stops, or that the party is no longer there. Taken back, the deal goes on.
create table deals.ending (
  community_id uuid not null,
  id uuid not null,
  deal_id uuid not null,
  side text not null check (side in ('party', 'municipality')),
  ground text not null check (ground in ('stops', 'notice', 'gone')),
  reason text not null check (length(reason) <= 2000),
  member_id uuid not null,
  at timestamptz not null,
  -- the last day on which the party does it
  ends_on date not null,
  retracted_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, deal_id) references deals.deal,
  foreign key (community_id, member_id) references people.member,
  check (side = 'party' or ground <> 'stops')
);
-- One at a time, also when both sides stop at once.
create unique index one_running_ending on deals.ending (community_id, deal_id)
  where retracted_at is null;
call platform.protect('deals.ending', 'select, insert');
grant update (retracted_at) on deals.ending to meent_app;

-- How the municipality steps in, as it promised: who does it then, and what is left of the money.
create table deals.step_in (
  community_id uuid not null,
  ending_id uuid not null,
  doer_kind text not null check (doer_kind in ('municipality', 'contractor', 'people', 'nobody')),
  doer_name text check (length(doer_name) between 2 and 120),
  words text not null check (length(words) between 1 and 2000),
  left_cents bigint not null check (left_cents >= 0),
  member_id uuid not null,
  at timestamptz not null,
  primary key (community_id, ending_id),
  foreign key (community_id, ending_id) references deals.ending,
  foreign key (community_id, member_id) references people.member,
  check ((doer_kind = 'nobody') = (doer_name is null))
);
call platform.protect('deals.step_in', 'select, insert');

-- Why a deal that was on the table is taken off it.
create table deals.withdrawal (
  community_id uuid not null,
  deal_id uuid not null,
  side text not null check (side in ('party', 'municipality')),
  reason text not null check (length(reason) <= 2000),
  member_id uuid not null,
  at timestamptz not null,
  primary key (community_id, deal_id),
  foreign key (community_id, deal_id) references deals.deal,
  foreign key (community_id, member_id) references people.member,
  -- the municipality says why
  check (side = 'party' or length(reason) >= 10)
);
call platform.protect('deals.withdrawal', 'select, insert');

-- A code by letter or mail is longer on its way than one across the table.
alter table deals.code
  add column way text not null default 'table' check (way in ('table', 'letter', 'mail'));

-- One road through the states, whoever writes; and what is agreed stays, whoever governs.
create function deals.hold_life() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and not (
    (old.state = 'proposed' and new.state in ('signed', 'boundBySilence', 'withdrawn', 'expired'))
    or (old.state in ('signed', 'boundBySilence') and new.state in ('ending', 'finished'))
    or (old.state = 'ending' and new.state in ('signed', 'boundBySilence', 'handedBack'))
    or (old.state = 'finished' and new.state = 'closed')) then
    raise exception 'deal % does not go from % to %', old.number, old.state, new.state;
  end if;
  if old.state = 'proposed' and new.state = 'boundBySilence'
     and (old.lapses_to is distinct from 'boundBySilence' or new.bound_at < old.lapses_at) then
    raise exception 'the term of deal % has not passed', new.number;
  end if;
  if old.state = 'proposed' and new.state = 'expired'
     and exists (select from deals.signature where community_id = new.community_id
       and deal_id = new.id and side = 'party') then
    raise exception 'deal % has the signature of its party, and does not expire', new.number;
  end if;
  if old.state <> 'proposed' and (new.title, new.area_id, new.what, new.party_carries,
      new.municipality_carries, new.amount_cents, new.term_months, new.starts_on,
      new.looks_back_on, new.route, new.charter_version, new.continuity, new.step_in,
      new.exit_months, new.work_id, new.party_organization_id, new.bound_at)
     is distinct from (old.title, old.area_id, old.what, old.party_carries,
      old.municipality_carries, old.amount_cents, old.term_months, old.starts_on,
      old.looks_back_on, old.route, old.charter_version, old.continuity, old.step_in,
      old.exit_months, old.work_id, old.party_organization_id, old.bound_at) then
    raise exception 'deal % keeps what was agreed', old.number;
  end if;
  return new;
end;
$$;
create trigger hold_life before update on deals.deal
  for each row execute function deals.hold_life();
