create schema letters;
grant usage on schema letters to meent_app;

-- A letter to a municipality that does not take part, and what came back of it.
create table letters.letter (
  community_id uuid not null references people.community,
  id uuid not null,
  number text not null,
  kind text not null check (kind in ('challenge', 'request')),
  work_id uuid not null,
  area_id uuid not null,
  party_member_id uuid not null,
  party_organization_id uuid,
  why text not null check (length(why) between 10 and 4000),
  cooperation text not null check (length(cooperation) between 10 and 4000),
  yearly_cents bigint check (yearly_cents > 0),
  basis text not null check (basis in ('ordinance', 'wmo', 'subsidy', 'participation', 'plain')),
  ordinance text check (ordinance ~ '^CVDR[0-9]{3,8}$'),
  ordinance_weeks int check (ordinance_weeks between 1 and 52),
  -- on the paper, and nowhere else
  sender_address text not null check (length(sender_address) between 5 and 300),
  made_at timestamptz not null,
  sent_on date,
  way text check (way in ('post', 'desk', 'mail')),
  received_on date,
  due_on date,
  state text not null check (state in ('drafted', 'sent', 'overdue', 'questioned', 'answered',
    'withdrawn', 'takenOver')),
  lapses_at timestamptz(3),
  lapses_to text check (lapses_to = 'overdue'),
  primary key (community_id, id),
  unique (community_id, number),
  foreign key (community_id, work_id) references works.work,
  foreign key (community_id, area_id) references people.area,
  foreign key (community_id, party_member_id) references people.member,
  foreign key (community_id, party_organization_id) references people.organization,
  check ((lapses_at is null) = (lapses_to is null)),
  constraint sent_wholly check (
    (sent_on is null) = (way is null) and (sent_on is null) = (received_on is null)
    and received_on >= sent_on),
  constraint awaited_once_sent check (
    sent_on is not null or state in ('drafted', 'withdrawn')),
  constraint draft_unsent check (state <> 'drafted' or sent_on is null),
  constraint leans_on_something check (basis <> 'ordinance' or ordinance is not null),
  constraint challenges_by_right check (basis not in ('ordinance', 'wmo') or kind = 'challenge'),
  constraint decision_on_money check (basis <> 'subsidy' or yearly_cents is not null),
  -- no rule names a term for the rest: it cannot be late
  constraint late_by_a_rule check (
    basis = 'subsidy' or ordinance_weeks is not null or (due_on is null and state <> 'overdue')),
  constraint late_after_a_day check (state <> 'overdue' or due_on is not null),
  constraint lapses_while_sent check (lapses_at is null or state = 'sent')
);
create index on letters.letter (community_id, lapses_at) where lapses_at is not null;
create index on letters.letter (community_id, work_id);
create index on letters.letter (community_id, party_member_id);
call platform.protect('letters.letter', 'select, insert, update');

-- It begins where the municipality does not take part; what was sent is not rewritten.
create function letters.hold_letter() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if (select c.takes_part from people.community c where c.id = new.community_id) then
      raise exception 'the municipality takes part: nobody needs a letter';
    end if;
    return new;
  end if;
  if old.state in ('withdrawn', 'takenOver') then
    raise exception '% has ended', old.number;
  end if;
  if old.sent_on is not null and (
    (new.number, new.kind, new.work_id, new.party_member_id, new.party_organization_id, new.why,
     new.cooperation, new.yearly_cents, new.basis, new.ordinance, new.ordinance_weeks, new.sent_on,
     new.way, new.received_on)
    is distinct from
    (old.number, old.kind, old.work_id, old.party_member_id, old.party_organization_id, old.why,
     old.cooperation, old.yearly_cents, old.basis, old.ordinance, old.ordinance_weeks, old.sent_on,
     old.way, old.received_on)) then
    raise exception '% was sent as it is', old.number;
  end if;
  return new;
end;
$$;
create trigger hold_letter before insert or update on letters.letter
  for each row execute function letters.hold_letter();

-- What came back, as its party typed it in.
create table letters.answer (
  community_id uuid not null,
  id uuid not null,
  letter_id uuid not null,
  kind text not null check (kind in ('yes', 'partly', 'no', 'question')),
  words text not null check (length(words) between 2 and 4000),
  answered_on date not null,
  signed_by text not null check (length(signed_by) between 2 and 120),
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, letter_id) references letters.letter
);
create index on letters.answer (community_id, letter_id);
-- One answer to a letter; questions may come before it.
create unique index one_answer on letters.answer (community_id, letter_id) where kind <> 'question';
call platform.protect('letters.answer', 'select, insert');

-- What the party said to a question, once.
create table letters.reply (
  community_id uuid not null,
  answer_id uuid not null,
  words text not null check (length(words) between 2 and 4000),
  replied_on date not null,
  at timestamptz not null,
  primary key (community_id, answer_id),
  foreign key (community_id, answer_id) references letters.answer
);
call platform.protect('letters.reply', 'select, insert');

create table letters.follow_up (
  community_id uuid not null,
  id uuid not null,
  letter_id uuid not null,
  kind text not null check (kind in ('reminder', 'notice')),
  sent_on date not null,
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, letter_id) references letters.letter
);
create index on letters.follow_up (community_id, letter_id);
create unique index one_notice on letters.follow_up (community_id, letter_id) where kind = 'notice';
call platform.protect('letters.follow_up', 'select, insert');

-- Notice of default is for a decision on an application that is late (Awb 4:17), and nothing else.
create function letters.hold_notice() returns trigger language plpgsql as $$
begin
  if not exists (select from letters.letter l
      where l.community_id = new.community_id and l.id = new.letter_id
        and l.basis = 'subsidy' and l.due_on < new.sent_on) then
    raise exception 'no decision on an application is late here';
  end if;
  return new;
end;
$$;
create trigger hold_notice before insert on letters.follow_up
  for each row when (new.kind = 'notice') execute function letters.hold_notice();
