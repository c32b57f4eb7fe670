-- Whether a community's municipality takes part. A community can begin without it: then nobody of the
-- municipality is awaited, and what only it can give is asked by letter.
alter table people.community
  add column municipality text check (length(municipality) between 2 and 80),
  add column takes_part boolean not null default true,
  -- its participation ordinance with a right to challenge, as the national collection of local rules numbers it
  add column ordinance text check (ordinance ~ '^CVDR[0-9]{3,8}$'),
  add constraint absent_by_name check (takes_part or municipality is not null);
grant update (municipality, takes_part, ordinance) on people.community to meent_app;

-- What binds the municipality cannot begin while it does not take part, whoever writes it.
create function people.needs_municipality() returns trigger language plpgsql as $$
begin
  if not (select c.takes_part from people.community c where c.id = new.community_id) then
    raise exception 'the municipality of this community does not take part';
  end if;
  return new;
end;
$$;
create trigger needs_municipality before insert on mandates.mandate
  for each row when (new.parent_id is null) execute function people.needs_municipality();
create trigger needs_municipality before update on challenges.challenge
  for each row when (old.state = 'draft' and new.state = 'filed')
  execute function people.needs_municipality();
-- The deal of a challenge belongs to a procedure that began while it took part: that goes on.
create trigger needs_municipality before insert on deals.deal
  for each row when (new.origin_kind <> 'challenge')
  execute function people.needs_municipality();

-- An undertaking without the municipality awaits nobody. When the municipality joins, it is told, and
-- its days begin then.
alter table works.undertaking
  alter column help_due_on drop not null,
  drop constraint undertaking_state_check,
  add constraint undertaking_state_check check (state in ('announced', 'reminded', 'helpOverdue',
    'helped', 'ended', 'moved', 'withoutMunicipality')),
  add constraint awaits_by_a_day check (
    help_due_on is not null or state not in ('announced', 'reminded', 'helpOverdue')),
  add constraint awaits_nobody_without check (
    help_due_on is null or state <> 'withoutMunicipality');

create or replace function works.hold_undertaking() returns trigger language plpgsql as $$
begin
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

create function works.know_municipality() returns trigger language plpgsql as $$
begin
  if (new.state = 'withoutMunicipality')
     = (select c.takes_part from people.community c where c.id = new.community_id) then
    raise exception '% awaits the municipality exactly where it takes part', new.number;
  end if;
  return new;
end;
$$;
create trigger know_municipality before insert on works.undertaking
  for each row execute function works.know_municipality();
