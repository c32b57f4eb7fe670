-- A guarantee stands until its last day has passed, or until what it stands for has ended before that.
-- What was set apart for it on a mandate then comes back, whole and once.

create table acts.guarantee (
  community_id uuid not null,
  act_id uuid not null,
  state text not null check (state in ('standing', 'ended', 'freed')),
  lapses_at timestamptz,
  lapses_to text check (lapses_to = 'ended'),
  ended_at timestamptz,
  primary key (community_id, act_id),
  foreign key (community_id, act_id) references acts.act,
  constraint stands_until_a_moment check (
    (state = 'standing') = (lapses_at is not null) and (lapses_at is null) = (lapses_to is null)
    and (state = 'standing') = (ended_at is null))
);
create index due on acts.guarantee (community_id, lapses_at) where lapses_at is not null;
call platform.protect('acts.guarantee', 'select, insert');
grant update (state, lapses_at, lapses_to, ended_at) on acts.guarantee to meent_app;

insert into acts.guarantee (community_id, act_id, state, lapses_at, lapses_to)
select community_id, id, 'standing', (ends_on + 1)::timestamp at time zone 'Europe/Amsterdam', 'ended'
from acts.act where act = 'guarantee';

-- It begins standing, until the day that was promised; it ends once, and not by its day before that day.
create function acts.hold_guarantee() returns trigger language plpgsql as $$
declare
  last_day date;
begin
  select ends_on into last_day from acts.act
  where community_id = new.community_id and id = new.act_id and act = 'guarantee';
  if last_day is null then
    raise exception 'act % is no guarantee', new.act_id;
  end if;
  if tg_op = 'INSERT' and new.state <> 'standing' then
    raise exception 'guarantee % begins standing', new.act_id;
  end if;
  if tg_op = 'UPDATE' and old.state <> 'standing' then
    raise exception 'guarantee % has ended', new.act_id;
  end if;
  if new.state = 'standing'
     and new.lapses_at <> (last_day + 1)::timestamp at time zone 'Europe/Amsterdam' then
    raise exception 'guarantee % stands until its own day', new.act_id;
  end if;
  if new.state = 'ended' and new.ended_at < (last_day + 1)::timestamp at time zone 'Europe/Amsterdam' then
    raise exception 'the last day of guarantee % has not passed', new.act_id;
  end if;
  return new;
end;
$$;
create trigger hold_guarantee before insert or update on acts.guarantee
  for each row execute function acts.hold_guarantee();

-- Standing and money are one: every guarantee has its row, one that ended gave its money back, and no
-- money of an act comes back while a guarantee stands, or where none was.
create function acts.hold_release() returns trigger language plpgsql as $$
declare
  of_act uuid := case tg_table_name when 'release' then (to_jsonb(new) ->> 'purpose_id')::uuid
    when 'act' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'act_id')::uuid end;
  given acts.act%rowtype;
  stands text;
  came_back bigint;
begin
  select * into given from acts.act where community_id = new.community_id and id = of_act;
  select state into stands from acts.guarantee
  where community_id = new.community_id and act_id = of_act;
  select amount_cents into came_back from mandates.release
  where community_id = new.community_id and purpose_kind = 'act' and purpose_id = of_act;
  if (given.act = 'guarantee') <> (stands is not null) then
    raise exception 'act % is no guarantee that is kept', of_act;
  end if;
  if came_back is distinct from (case when stands in ('ended', 'freed') and given.mandate_id is not null
      then given.amount_cents end) then
    raise exception 'the money of act % does not follow its guarantee', of_act;
  end if;
  return null;
end;
$$;
create constraint trigger hold_release after insert on acts.act
  deferrable initially deferred for each row execute function acts.hold_release();
create constraint trigger hold_release after insert or update on acts.guarantee
  deferrable initially deferred for each row execute function acts.hold_release();
create constraint trigger hold_release after insert on mandates.release
  deferrable initially deferred for each row when (new.purpose_kind = 'act')
  execute function acts.hold_release();
