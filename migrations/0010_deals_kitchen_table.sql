-- The deal at the kitchen table: who carries what as rows, signing by a code at the table, the lot
-- that says which deals are visited, larger deals, and looking back by both sides.

alter table deals.deal
  -- One sentence of the party: how it goes on when somebody stops.
  add column continuity text not null default '',
  -- Above the trust gate: how the municipality steps in, and how long before its end a side says so.
  add column step_in text,
  add column exit_months int check (exit_months between 0 and 24),
  -- The public work it is about, where it names one; deals on the same work add up.
  add column work_id uuid,
  add column successor_member_id uuid,
  add foreign key (community_id, successor_member_id) references people.member,
  add check (successor_member_id is distinct from contact_member_id or successor_member_id is null);
create index on deals.deal (community_id, party_member_id);
create index on deals.deal (community_id, looks_back_on) where state <> 'proposed';

-- Who carries what: money in cents, hours in minutes, room and goods in words.
create table deals.means (
  community_id uuid not null,
  deal_id uuid not null,
  side text not null check (side in ('party', 'municipality')),
  kind text not null check (kind in ('money', 'hours', 'room', 'goods')),
  amount_cents bigint check (amount_cents > 0),
  minutes int check (minutes > 0),
  words text check (length(words) between 1 and 300),
  primary key (community_id, deal_id, side, kind),
  foreign key (community_id, deal_id) references deals.deal,
  check ((kind = 'money') = (amount_cents is not null)),
  check ((kind = 'hours') = (minutes is not null)),
  check ((kind in ('room', 'goods')) = (words is not null))
);
call platform.protect('deals.means', 'select, insert');

create table deals.milestone (
  community_id uuid not null,
  deal_id uuid not null,
  position int not null check (position between 1 and 5),
  due_on date not null,
  what text not null check (length(what) between 1 and 300),
  primary key (community_id, deal_id, position),
  foreign key (community_id, deal_id) references deals.deal
);
call platform.protect('deals.milestone', 'select, insert');

-- The code with which the party signs at the table. Only its salted hash is kept; it ends by the
-- machine's own clock, so that a time machine neither revives nor ends it.
create table deals.code (
  community_id uuid not null,
  deal_id uuid not null,
  salt text not null,
  code_hash text not null,
  tries int not null default 0 constraint tries_at_most_five check (tries between 0 and 5),
  shown_to uuid not null,
  ends_at timestamptz not null default now() + interval '15 minutes',
  used_at timestamptz,
  primary key (community_id, deal_id),
  foreign key (community_id, deal_id) references deals.deal,
  foreign key (community_id, shown_to) references people.member
);
call platform.protect('deals.code', 'select, insert, update');

-- The lot: which small deals are visited, to learn. Drawn 0 of `one_in` means a visit.
create table deals.lot (
  community_id uuid not null,
  deal_id uuid not null,
  seed text not null check (length(seed) >= 20),
  one_in int not null check (one_in >= 1),
  drawn int not null,
  at timestamptz not null,
  primary key (community_id, deal_id),
  foreign key (community_id, deal_id) references deals.deal,
  check (drawn >= 0 and drawn < one_in)
);
call platform.protect('deals.lot', 'select, insert');

-- What came of it, by each side in its own words; once, from the agreed date on.
create table deals.look_back (
  community_id uuid not null,
  deal_id uuid not null,
  side text not null check (side in ('party', 'municipality')),
  member_id uuid not null,
  words text not null check (length(words) between 1 and 4000),
  at timestamptz not null,
  primary key (community_id, deal_id, side),
  foreign key (community_id, deal_id) references deals.deal,
  foreign key (community_id, member_id) references people.member
);
call platform.protect('deals.look_back', 'select, insert');

-- Each promise, of both sides in one table, as each side says it was kept. Nothing is scored.
create table deals.delivery (
  community_id uuid not null,
  deal_id uuid not null,
  side text not null check (side in ('party', 'municipality')),
  promise text not null check (promise ~ '^(party|municipality|milestone)-[a-z0-9]+$'),
  verdict text not null check (verdict in ('met', 'notMet', 'notYet')),
  primary key (community_id, deal_id, side, promise),
  foreign key (community_id, deal_id, side) references deals.look_back
);
call platform.protect('deals.delivery', 'select, insert');

-- A neighbour went by, saw and heard.
create table deals.walkabout (
  community_id uuid not null,
  id uuid not null,
  deal_id uuid not null,
  member_id uuid not null,
  saw text not null check (length(saw) between 1 and 2000),
  heard text not null default '' check (length(heard) <= 2000),
  at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, deal_id, member_id),
  foreign key (community_id, deal_id) references deals.deal,
  foreign key (community_id, member_id) references people.member
);
call platform.protect('deals.walkabout', 'select, insert');

-- The answer of a side beside what the other side, or a neighbour, told.
create table deals.reply (
  community_id uuid not null,
  deal_id uuid not null,
  -- 'party' and 'municipality' for a side's look-back, else the id of a walkabout.
  about text not null,
  side text not null check (side in ('party', 'municipality')),
  member_id uuid not null,
  words text not null check (length(words) between 1 and 2000),
  at timestamptz not null,
  primary key (community_id, deal_id, about, side),
  foreign key (community_id, deal_id) references deals.deal,
  foreign key (community_id, member_id) references people.member
);
call platform.protect('deals.reply', 'select, insert');

-- As before, and: nobody signs for both sides, and the money in the means is the deal's amount.
create or replace function deals.hold_signed() returns trigger language plpgsql as $$
begin
  if new.state <> 'signed' then
    return new;
  end if;
  if (select count(distinct member_id) from deals.signature
      where community_id = new.community_id and deal_id = new.id) <> 2 then
    raise exception 'deal % needs both signatures', new.number;
  end if;
  if exists (
    select from deals.signature s
    where s.community_id = new.community_id and s.deal_id = new.id and s.mandate_id is not null
      and new.amount_cents > 0
      and not exists (
        select from mandates.commitment c
        where c.community_id = s.community_id and c.mandate_id = s.mandate_id
          and c.purpose_kind = 'deal' and c.purpose_id = new.id
          and c.amount_cents = new.amount_cents)) then
    raise exception 'deal % is not covered by its mandate', new.number;
  end if;
  if exists (select from deals.means
             where community_id = new.community_id and deal_id = new.id)
     and new.amount_cents <> coalesce((
       select amount_cents from deals.means
       where community_id = new.community_id and deal_id = new.id
         and side = 'municipality' and kind = 'money'), 0) then
    raise exception 'deal % has other money in its means than in its amount', new.number;
  end if;
  return new;
end;
$$;

-- Mandates deepened: the holder's consent where the law asks it (Awb 10:4), and handing on a part.
alter table mandates.mandate
  add column parent_id uuid,
  add column may_sub_mandate boolean not null default false,
  add column needs_consent boolean not null default false,
  add column consented_on date,
  add foreign key (community_id, parent_id) references mandates.mandate,
  add check (parent_id <> id),
  add check (needs_consent or consented_on is null);
create index on mandates.mandate (community_id, holder_id);
grant update (consented_on) on mandates.mandate to meent_app;

-- A part handed on is committed on the mandate it comes from: all of it, and only where that may.
create function mandates.hold_part() returns trigger language plpgsql as $$
begin
  if new.parent_id is not null and not exists (
    select from mandates.mandate p
    join mandates.commitment c on c.community_id = p.community_id and c.mandate_id = p.id
    where p.community_id = new.community_id and p.id = new.parent_id and p.may_sub_mandate
      and c.purpose_kind = 'mandate' and c.purpose_id = new.id
      and c.amount_cents = new.amount_cents) then
    raise exception 'mandate % is no part of what may be handed on', new.number;
  end if;
  return new;
end;
$$;
create constraint trigger hold_part after insert on mandates.mandate
  deferrable initially deferred for each row execute function mandates.hold_part();
