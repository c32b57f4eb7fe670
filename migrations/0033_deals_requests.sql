-- A question for a deal: anyone says what they will do, what they bring and what they ask of the
-- municipality. What waits is the municipality's answer; that lapses, and its silence is public. An
-- official takes it up and it goes on as a deal, or says no with what would make it a yes.
create table deals.request (
  community_id uuid not null references people.community,
  id uuid not null,
  number text not null,
  title text not null check (length(title) between 3 and 80),
  what text not null check (length(what) <= 4000),
  area_id uuid not null,
  party_member_id uuid not null,
  party_organization_id uuid,
  work_id uuid,
  -- What it grew out of, as an undertaking; of a higher floor, so no foreign key.
  origin_kind text,
  origin_id uuid,
  continuity text not null check (length(continuity) between 3 and 300),
  looks_back_months int not null check (looks_back_months between 1 and 120),
  charter_version int not null,
  asked_at timestamptz not null,
  help_due_on date not null,
  answer_due_on date not null,
  official_id uuid,
  answered_at timestamptz,
  answered_by uuid,
  refusal_needed text check (length(refusal_needed) between 10 and 2000),
  refusal_reason text check (length(refusal_reason) between 10 and 2000),
  reply text check (length(reply) between 2 and 2000),
  replied_by uuid,
  replied_at timestamptz,
  state text not null check (state in ('asked', 'reminded', 'helpOverdue', 'takenUp',
    'answerOverdue', 'agreed', 'refused', 'withdrawn')),
  lapses_at timestamptz(3),
  lapses_to text check (lapses_to in ('reminded', 'helpOverdue', 'answerOverdue')),
  primary key (community_id, id),
  unique (community_id, number),
  foreign key (community_id, area_id) references people.area,
  foreign key (community_id, party_member_id) references people.member,
  foreign key (community_id, party_organization_id) references people.organization,
  foreign key (community_id, official_id) references people.member,
  foreign key (community_id, answered_by) references people.member,
  foreign key (community_id, replied_by) references people.member,
  check ((origin_kind is null) = (origin_id is null)),
  check (answer_due_on >= help_due_on),
  check ((lapses_at is null) = (lapses_to is null)),
  -- No state without a way on: until it is answered, the municipality's next moment is known.
  constraint waits_for_the_municipality check (case
    when state in ('asked', 'reminded', 'helpOverdue', 'takenUp') then lapses_to is not null
    else lapses_to is null end),
  constraint taken_up_by_somebody check (state <> 'takenUp' or official_id is not null),
  constraint awaits_nobody_named check (
    official_id is null or state not in ('asked', 'reminded', 'helpOverdue')),
  constraint answered_by_somebody check (
    (state in ('agreed', 'refused')) = (answered_by is not null)
    and (answered_by is null) = (answered_at is null)),
  -- Nobody answers what she asked herself.
  constraint answered_by_another check (answered_by <> party_member_id),
  constraint a_no_says_what_would_be_a_yes check (
    (state = 'refused') = (refusal_needed is not null)
    and (refusal_needed is null) = (refusal_reason is null)),
  constraint replied_to_a_no check (
    (reply is null or state = 'refused') and (reply is null) = (replied_by is null)
    and (reply is null) = (replied_at is null))
);
create index on deals.request (community_id, lapses_at) where lapses_at is not null;
create index on deals.request (community_id, asked_at);
-- One open question per undertaking it grew out of, also when two windows ask at once.
create unique index one_open_request on deals.request (community_id, origin_kind, origin_id)
  where origin_id is not null and state not in ('agreed', 'refused', 'withdrawn');
call platform.protect('deals.request', 'select, insert, update');

-- Where the municipality does not take part there is nobody to ask.
create trigger needs_municipality before insert on deals.request
  for each row execute function people.needs_municipality();

-- Who would carry what, as it was asked; in the deal it may become more.
create table deals.request_means (
  community_id uuid not null,
  request_id uuid not null,
  side text not null check (side in ('party', 'municipality')),
  kind text not null check (kind in ('money', 'hours', 'room', 'goods')),
  amount_cents bigint check (amount_cents > 0),
  minutes int check (minutes > 0),
  words text check (length(words) between 1 and 300),
  primary key (community_id, request_id, side, kind),
  foreign key (community_id, request_id) references deals.request,
  check ((kind = 'money') = (amount_cents is not null)),
  check ((kind = 'hours') = (minutes is not null)),
  check ((kind in ('room', 'goods')) = (words is not null))
);
call platform.protect('deals.request_means', 'select, insert');

-- One road, whoever writes: what was asked stays as it was asked, and what is answered is answered.
create function deals.hold_request() returns trigger language plpgsql as $$
begin
  if (new.number, new.title, new.what, new.area_id, new.party_member_id, new.party_organization_id,
      new.work_id, new.origin_kind, new.origin_id, new.continuity, new.looks_back_months,
      new.charter_version, new.asked_at, new.help_due_on, new.answer_due_on)
     is distinct from (old.number, old.title, old.what, old.area_id, old.party_member_id,
      old.party_organization_id, old.work_id, old.origin_kind, old.origin_id, old.continuity,
      old.looks_back_months, old.charter_version, old.asked_at, old.help_due_on,
      old.answer_due_on) then
    raise exception 'question % stays as it was asked', old.number;
  end if;
  if old.reply is not null and (new.reply, new.replied_by, new.replied_at)
     is distinct from (old.reply, old.replied_by, old.replied_at) then
    raise exception 'the word beside the answer to % stays', old.number;
  end if;
  if new.state = old.state and (new.answered_by, new.answered_at, new.refusal_needed,
      new.refusal_reason) is not distinct from (old.answered_by, old.answered_at,
      old.refusal_needed, old.refusal_reason) then
    return new;
  end if;
  if old.state in ('agreed', 'refused', 'withdrawn') or not (
    new.state in ('agreed', 'refused', 'withdrawn')
    or (old.state = 'asked' and new.state in ('reminded', 'helpOverdue', 'takenUp'))
    or (old.state = 'reminded' and new.state in ('helpOverdue', 'takenUp'))
    or (old.state = 'helpOverdue' and new.state in ('takenUp', 'answerOverdue'))
    or (old.state = 'takenUp' and new.state = 'answerOverdue')) then
    raise exception 'question % does not go from % to %', old.number, old.state, new.state;
  end if;
  if new.state = 'agreed' and not exists (
    select from deals.deal where community_id = new.community_id
      and origin_kind = 'dealRequest' and origin_id = new.id) then
    raise exception 'question % has no deal it became', new.number;
  end if;
  return new;
end;
$$;
create trigger hold_request before update on deals.request
  for each row execute function deals.hold_request();

-- A deal that says it came of a question is with who asked it, and while nobody had answered yet.
create function deals.hold_deal_of_request() returns trigger language plpgsql as $$
begin
  if new.origin_kind = 'dealRequest' and not exists (
    select from deals.request r where r.community_id = new.community_id and r.id = new.origin_id
      and r.party_member_id = new.party_member_id
      and r.party_organization_id is not distinct from new.party_organization_id
      and r.state not in ('agreed', 'refused', 'withdrawn')) then
    raise exception 'deal % is not with who asked for it', new.number;
  end if;
  return new;
end;
$$;
create trigger hold_deal_of_request before insert on deals.deal
  for each row execute function deals.hold_deal_of_request();

-- An undertaking may go on as a deal as well; which of the two, the page of it says.
alter table works.undertaking
  add column moved_to text check (moved_to in ('challenge', 'deal'));
alter table works.undertaking disable trigger hold_undertaking;
update works.undertaking set moved_to = 'challenge' where state = 'moved';
alter table works.undertaking enable trigger hold_undertaking;
alter table works.undertaking
  add constraint moved_somewhere check ((state = 'moved') = (moved_to is not null));
