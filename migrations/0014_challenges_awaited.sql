-- Whom a challenge waits for besides the decision itself, each with a last day. What is not done by
-- then is publicly overdue; it stays awaited until it is done, or until nobody needs it any more.
create table challenges.awaited (
  community_id uuid not null,
  id uuid not null,
  challenge_id uuid not null,
  what text not null check (what in ('helper', 'counterOffer', 'sharing', 'shareAnswer', 'signature', 'finalSay')),
  since date not null,
  due_on date not null check (due_on >= since),
  state text not null check (state in ('awaited', 'overdue', 'met', 'void')),
  lapses_at timestamptz(3),
  lapses_to text check (lapses_to in ('overdue')),
  ended_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, challenge_id) references challenges.challenge,
  check ((lapses_at is null) = (lapses_to is null)),
  constraint waits_until_due check ((state = 'awaited') = (lapses_at is not null)),
  constraint ended_when_met check ((state in ('met', 'void')) = (ended_at is not null))
);
create index on challenges.awaited (community_id, lapses_at) where lapses_at is not null;
-- One thing is awaited once at a time, also when two file at once.
create unique index awaited_once on challenges.awaited (community_id, challenge_id, what)
  where state in ('awaited', 'overdue');
call platform.protect('challenges.awaited', 'select, insert, update');

-- A promised day is not moved, and what was done or overdue is not undone.
create function challenges.hold_awaited() returns trigger language plpgsql as $$
begin
  if (new.challenge_id, new.what, new.since, new.due_on)
     is distinct from (old.challenge_id, old.what, old.since, old.due_on) then
    raise exception 'what is awaited keeps its day';
  end if;
  if old.state in ('met', 'void') or (old.state = 'overdue' and new.state = 'awaited') then
    raise exception 'what was awaited has ended';
  end if;
  return new;
end;
$$;
create trigger hold_awaited before update on challenges.awaited
  for each row execute function challenges.hold_awaited();

-- A way to share is answered by a day; a no, or no answer, ends it, and the municipality is up again.
alter table challenges.division
  add ended text check (ended in ('declined', 'unanswered', 'replaced'));
grant update (ended) on challenges.division to meent_app;

-- Wherever a no stands it is whole, at an impasse too: ground, answers, reason, and what would make
-- it a yes or the day that is owed. An offer once made is not taken back.
alter table challenges.challenge
  drop constraint refusal_is_whole,
  add constraint refusal_is_whole check (
    (state <> 'refused' or refusal_ground is not null)
    and (refusal_ground is null or (
      length(refusal_reason) >= 20 and ground_answers is not null
      and (length(counter_offer) >= 20 or counter_offer_due_on is not null))));

-- As before, and: the term moves only while it runs and an extension only lengthens it; an offer stays.
create function challenges.hold_term() returns trigger language plpgsql as $$
begin
  if old.extended_weeks is null and new.extended_weeks is not null
     and (old.state not in ('filed', 'inDecision') or new.term_ends_on <= old.term_ends_on) then
    raise exception 'the term of % is extended before it ends', old.number;
  end if;
  if old.term_ends_on is not null and new.term_ends_on is distinct from old.term_ends_on
     and old.state not in ('filed', 'inDecision') then
    raise exception 'the term of % has ended', old.number;
  end if;
  if old.counter_offer is not null and new.counter_offer is null then
    raise exception 'the counter-offer of % stands', old.number;
  end if;
  return new;
end;
$$;
create trigger hold_term before update on challenges.challenge
  for each row execute function challenges.hold_term();
