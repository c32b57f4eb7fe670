-- Both rules of before in one: words that the law wants gone may go (decision 0034), and where a
-- municipality joins later, the days in which it says who helps begin only then (decision 0043).
create or replace function works.hold_undertaking() returns trigger language plpgsql as $$
begin
  if current_user <> 'meent_app' then
    return new;
  end if;
  if old.state in ('ended', 'moved') then
    raise exception '% has ended', old.number;
  end if;
  if (new.number, new.work_id, new.area_id, new.party_member_id, new.what, new.noticed,
      new.charter_version, new.started_at)
     is distinct from (old.number, old.work_id, old.area_id, old.party_member_id, old.what,
      old.noticed, old.charter_version, old.started_at)
     or old.help_due_on is not null and new.help_due_on is distinct from old.help_due_on then
    raise exception '% keeps what it told its neighbours', old.number;
  end if;
  return new;
end;
$$;

-- A lapse is an instant that JavaScript holds whole.
alter table acts.guarantee alter column lapses_at type timestamptz(3);
