-- A counter-offer changes the plan itself, beside its words: amount, term, first day. What it leaves
-- out stays as in the plan. Once it was taken, it holds.
alter table challenges.challenge
  add offered_yearly_cents bigint check (offered_yearly_cents between 0 and 10000000000),
  add offered_years integer check (offered_years between 1 and 10),
  add offered_starts_on date,
  add offer_taken_at timestamptz,
  add constraint offered_in_words check (counter_offer is not null
    or num_nonnulls(offered_yearly_cents, offered_years, offered_starts_on, offer_taken_at) = 0),
  add constraint taken_is_a_yes check (
    offer_taken_at is null or state in ('accepted', 'agreed', 'running', 'handedBack', 'closed'));

-- An offer is replaced only by a second no, and taken only after a no.
create function challenges.hold_offer() returns trigger language plpgsql as $$
begin
  if old.counter_offer is not null
     and (new.counter_offer, new.offered_yearly_cents, new.offered_years, new.offered_starts_on)
       is distinct from
       (old.counter_offer, old.offered_yearly_cents, old.offered_years, old.offered_starts_on)
     and not (old.state = 'objected' and new.state = 'impasse') then
    raise exception 'the counter-offer of % stands', old.number;
  end if;
  if new.offer_taken_at is distinct from old.offer_taken_at
     and (old.offer_taken_at is not null or old.state not in ('refused', 'objected', 'impasse')) then
    raise exception 'the counter-offer of % is taken once, after a no', old.number;
  end if;
  return new;
end;
$$;
create trigger hold_offer before update on challenges.challenge
  for each row execute function challenges.hold_offer();
