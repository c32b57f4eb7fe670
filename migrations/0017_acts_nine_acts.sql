create schema acts;
grant usage on schema acts to meent_app;

-- Likeness of rules and cases by their letters, so that "mantelzorgwoning" is found by "mantelzorg".
-- A trusted extension of PostgreSQL itself: the owner of the database may add it.
create extension if not exists pg_trgm with schema acts;

-- One of the nine acts (essay 4.4), on whatever it is about. What it says does not change.
create table acts.act (
  community_id uuid not null references people.community,
  id uuid not null,
  act text not null check (act in ('recognise', 'invite', 'legitimise', 'startMoney', 'guarantee',
    'coFinance', 'award', 'shareKnowledge', 'governance')),
  subject_kind text not null check (subject_kind ~ '^[a-z][a-zA-Z]*$'),
  subject_id uuid not null,
  given_by uuid not null,
  -- in whose name: an office, or the organisation below
  office text not null check (office in ('executive', 'councillor', 'official', 'mandate',
    'organization', 'party', 'member')),
  organization_id uuid,
  body text not null check (length(body) between 10 and 4000),
  -- who is invited, what else is put in, what a lesson is called
  title text check (length(title) between 2 and 200),
  invited_organization_id uuid,
  amount_cents bigint check (amount_cents > 0),
  mandate_id uuid,
  starts_on date,
  ends_on date,
  knowledge text check (knowledge in ('lesson', 'template')),
  link text check (link ~ '^https://' and length(link) <= 500),
  seats int check (seats between 1 and 12),
  votes_needed int check (votes_needed > 0),
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, given_by) references people.member,
  foreign key (community_id, organization_id) references people.organization,
  foreign key (community_id, invited_organization_id) references people.organization,
  foreign key (community_id, mandate_id) references mandates.mandate,
  constraint speaks_for_organization check ((office = 'organization') = (organization_id is not null)),
  constraint money_where_money_is check (
    (amount_cents is not null) = (act in ('startMoney', 'guarantee', 'coFinance'))),
  -- start money and co-financing come from a mandate; a guarantee may be the executive's own
  constraint money_from_mandate check (case
    when act in ('startMoney', 'coFinance') then mandate_id is not null and office = 'mandate'
    when act = 'guarantee' then (mandate_id is not null) = (office = 'mandate')
      and office in ('mandate', 'executive')
    else mandate_id is null end),
  constraint guarantee_has_an_end check (act <> 'guarantee' or ends_on is not null),
  constraint executive_awards check (act <> 'award' or (office = 'executive' and starts_on is not null)),
  constraint invited_has_a_name check (act <> 'invite' or title is not null),
  constraint knowledge_has_a_kind check ((knowledge is not null) = (act = 'shareKnowledge')),
  constraint governance_has_seats check (
    (act = 'governance') = (seats is not null) and (seats is null) = (votes_needed is null))
);
create index on acts.act (community_id, subject_kind, subject_id, at);
create index invitations on acts.act (community_id, at)
  where invited_organization_id is not null;
call platform.protect('acts.act', 'select, insert');

-- Public money in an act is committed on its mandate, to the cent, in the same transaction.
create function acts.hold_cover() returns trigger language plpgsql as $$
begin
  if new.mandate_id is not null and not exists (
    select from mandates.commitment c
    where c.community_id = new.community_id and c.mandate_id = new.mandate_id
      and c.purpose_kind = 'act' and c.purpose_id = new.id and c.amount_cents = new.amount_cents) then
    raise exception 'act % is not covered by its mandate', new.id;
  end if;
  return null;
end;
$$;
create constraint trigger hold_cover after insert on acts.act
  deferrable initially deferred for each row execute function acts.hold_cover();

-- Who has the binding say: seats with votes, some with a veto, each of the community, the market or
-- government. The triangle is computed from these rows.
create table acts.seat (
  community_id uuid not null,
  act_id uuid not null,
  position int not null check (position between 1 and 12),
  holder text not null check (length(holder) between 2 and 120),
  side text not null check (side in ('community', 'market', 'government')),
  votes int not null check (votes between 0 and 1000),
  has_veto boolean not null,
  primary key (community_id, act_id, position),
  foreign key (community_id, act_id) references acts.act
);
call platform.protect('acts.seat', 'select, insert');

-- A say is whole: the seats it names are all there, and together they can reach a yes. Nobody adds
-- a seat to it afterwards.
create function acts.hold_seats() returns trigger language plpgsql as $$
declare
  of_act acts.act%rowtype;
  taken record;
begin
  select * into of_act from acts.act
  where community_id = new.community_id
    and id = case tg_table_name when 'seat' then (to_jsonb(new) ->> 'act_id')::uuid
      else (to_jsonb(new) ->> 'id')::uuid end;
  select count(*) as seats, coalesce(sum(votes), 0) as votes into taken from acts.seat
  where community_id = of_act.community_id and act_id = of_act.id;
  if taken.seats <> coalesce(of_act.seats, 0) then
    raise exception 'the say in % has % seats, not %', of_act.id, of_act.seats, taken.seats;
  end if;
  if taken.votes < of_act.votes_needed then
    raise exception 'the votes in % never make a yes', of_act.id;
  end if;
  return null;
end;
$$;
create constraint trigger hold_seats after insert on acts.act
  deferrable initially deferred for each row execute function acts.hold_seats();
create constraint trigger hold_seats after insert on acts.seat
  deferrable initially deferred for each row execute function acts.hold_seats();

-- What the party, or who was invited, puts beside an act; once a person.
create table acts.reply (
  community_id uuid not null,
  act_id uuid not null,
  member_id uuid not null,
  organization_id uuid,
  body text not null check (length(body) between 2 and 2000),
  at timestamptz not null,
  primary key (community_id, act_id, member_id),
  foreign key (community_id, act_id) references acts.act,
  foreign key (community_id, member_id) references people.member,
  foreign key (community_id, organization_id) references people.organization
);
call platform.protect('acts.reply', 'select, insert');

-- A rule that is in the way, and whose it is. Its owner is asked to change it, one question at a time.
create table acts.rule (
  community_id uuid not null references people.community,
  id uuid not null,
  title text not null check (length(title) between 4 and 200),
  owner text not null check (owner in ('executive', 'council', 'outside')),
  owner_name text check (length(owner_name) between 2 and 120),
  asked_on date,
  answer_due_on date,
  made_at timestamptz not null,
  primary key (community_id, id),
  constraint outsiders_have_a_name check ((owner = 'outside') = (owner_name is not null)),
  constraint asked_until_a_day check (
    num_nulls(asked_on, answer_due_on) in (0, 2) and answer_due_on >= asked_on)
);
create unique index one_row_per_rule on acts.rule (community_id, lower(title));
create index asked on acts.rule (community_id, asked_on) where asked_on is not null;
call platform.protect('acts.rule', 'select, insert');
grant update (asked_on, answer_due_on) on acts.rule to meent_app;

-- What was asked of the owner, and the answer.
create table acts.rule_step (
  community_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  kind text not null check (kind in ('putUp', 'sent', 'answered')),
  outcome text check (outcome in ('changed', 'kept')),
  body text not null check (length(body) between 10 and 8000),
  member_id uuid not null,
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, rule_id) references acts.rule,
  foreign key (community_id, member_id) references people.member,
  constraint an_answer_has_an_outcome check ((kind = 'answered') = (outcome is not null))
);
create index on acts.rule_step (community_id, rule_id, at);
call platform.protect('acts.rule_step', 'select, insert');

-- A rule exception, with the card that the register shows: without a name and without its case.
create table acts.exception (
  community_id uuid not null,
  act_id uuid not null,
  rule_id uuid not null,
  for_whom text not null check (length(for_whom) between 5 and 300),
  card text not null check (length(card) between 20 and 1000),
  starts_on date not null,
  ends_on date not null,
  at timestamptz not null,
  primary key (community_id, act_id),
  foreign key (community_id, act_id) references acts.act,
  foreign key (community_id, rule_id) references acts.rule,
  check (ends_on > starts_on)
);
create index on acts.exception (community_id, rule_id, at);
create index on acts.exception (community_id, at);
call platform.protect('acts.exception', 'select, insert');

-- Another's rule is set aside on the executive's answer alone, and every exception is an act.
create function acts.hold_exception() returns trigger language plpgsql as $$
declare
  of_act acts.act%rowtype;
begin
  select * into of_act from acts.act where community_id = new.community_id and id = new.act_id;
  if of_act.act <> 'legitimise' then
    raise exception 'act % makes no exception', new.act_id;
  end if;
  if of_act.office <> 'executive' and exists (
    select from acts.rule
    where community_id = new.community_id and id = new.rule_id and owner = 'outside') then
    raise exception 'a rule of another is set aside by the executive alone';
  end if;
  return new;
end;
$$;
create trigger hold_exception before insert on acts.exception
  for each row execute function acts.hold_exception();

-- Who waits in a challenge is read by its state, the oldest first.
create index waiting on challenges.challenge (community_id, filed_at)
  where state in ('filed', 'inDecision', 'objected', 'impasse')
    or (state = 'refused' and counter_offer is null);
create index unsigned on deals.deal (community_id, made_at) where state = 'proposed';
