-- Whoever made an initiative may hand it over: to somebody who holds its pen, and who says yes herself.

create table initiatives.handover (
  community_id uuid not null,
  initiative_id uuid not null,
  to_id uuid not null,
  offered_by uuid not null,
  offered_at timestamptz not null,
  primary key (community_id, initiative_id),
  constraint its_maker_hands_it_over foreign key (community_id, initiative_id, offered_by)
    references initiatives.initiative (community_id, id, maker_id) on update cascade,
  -- Whose pen is taken back is not asked any more.
  constraint to_who_holds_the_pen foreign key (community_id, initiative_id, to_id)
    references initiatives.pen (community_id, initiative_id, member_id) on delete cascade
);
create index on initiatives.handover (community_id, to_id);
call platform.protect('initiatives.handover', 'select, insert, delete');

-- The pens that were given stay given, by its new maker.
alter table initiatives.pen drop constraint its_maker_gives_the_pen;
alter table initiatives.pen add constraint its_maker_gives_the_pen
  foreign key (community_id, initiative_id, given_by)
  references initiatives.initiative (community_id, id, maker_id) on update cascade;

-- As it was (0048), and: another maker only where she was asked. Her own pen ends, and the question with it.
create or replace function initiatives.hold_initiative() returns trigger language plpgsql as $$
declare
  is_changed boolean;
begin
  -- Erasing runs as the owner, and passes.
  if current_user <> 'meent_app' then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or new.version <> 1 or new.changed_by <> new.maker_id then
      raise exception '% begins as a draft of its maker', new.number;
    end if;
    return new;
  end if;
  if (new.number, new.origin_id, new.made_at)
     is distinct from (old.number, old.origin_id, old.made_at) then
    raise exception '% keeps where it came from', old.number;
  end if;
  if new.maker_id <> old.maker_id then
    if not exists (select from initiatives.handover h
      where h.community_id = new.community_id and h.initiative_id = new.id
        and h.to_id = new.maker_id) then
      raise exception '% is handed over to who was asked', old.number;
    end if;
    delete from initiatives.pen p
    where p.community_id = new.community_id and p.initiative_id = new.id
      and p.member_id = new.maker_id;
  end if;
  is_changed := (new.title, new.what, new.why, new.area_id, new.place, new.latitude, new.longitude,
      new.value_access, new.value_support, new.value_direction, new.value_other, new.norms,
      new.income, new.income_words, new.income_per_hour_cents, new.votes_needed,
      new.organization_id)
    is distinct from (old.title, old.what, old.why, old.area_id, old.place, old.latitude,
      old.longitude, old.value_access, old.value_support, old.value_direction, old.value_other,
      old.norms, old.income, old.income_words, old.income_per_hour_cents, old.votes_needed,
      old.organization_id);
  if new.version not in (old.version, old.version + 1) or (is_changed and new.version = old.version)
  then
    raise exception '% has one version for each change', old.number;
  end if;
  if new.version > old.version
     and not initiatives.has_pen(new.community_id, new.id, new.changed_by) then
    raise exception '% is written by who holds its pen', old.number;
  end if;
  return new;
end;
$$;
