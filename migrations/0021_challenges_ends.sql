-- A challenge that ran comes to its end with its deal: done, or handed back.
alter table challenges.challenge
  drop constraint known_state,
  add constraint known_state check (state in ('draft', 'filed', 'inDecision', 'accepted',
    'acceptedBySilence', 'refused', 'objected', 'impasse', 'withdrawn', 'agreed', 'running',
    'handedBack', 'closed'));

-- As before, and: a party may let go of a yes before its deal binds.
create or replace function challenges.hold_challenge() returns trigger language plpgsql as $$
begin
  if old.extended_weeks is not null and new.extended_weeks is distinct from old.extended_weeks then
    raise exception 'the term of % was extended before', old.number;
  end if;
  if old.state in ('accepted', 'acceptedBySilence')
     and new.state not in (old.state, 'agreed', 'withdrawn') then
    raise exception 'the acceptance of % stands', old.number;
  end if;
  if old.filed_at is not null and (new.filed_at, new.charter_version, new.silence_basis)
     is distinct from (old.filed_at, old.charter_version, old.silence_basis) then
    raise exception '% keeps the rules it began under', old.number;
  end if;
  return new;
end;
$$;
