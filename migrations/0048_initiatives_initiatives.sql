-- Something people make for the public good: what and why, where, in which phase, with whom and what.
create schema initiatives;
grant usage on schema initiatives to meent_app;

create table initiatives.initiative (
  community_id uuid not null references people.community,
  id uuid not null,
  number text not null,
  title text not null check (length(title) between 2 and 120),
  what text not null check (length(what) between 5 and 4000),
  why text not null default '' check (length(why) <= 4000),
  area_id uuid,
  place text not null default '' check (length(place) <= 120),
  -- a point on the map, to ten metres
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  phase text not null check (phase in ('idea', 'beginning', 'running', 'resting', 'done')),
  -- which public values it makes, in its own words; empty: not this one
  value_access text not null default '' check (length(value_access) <= 500),
  value_support text not null default '' check (length(value_support) <= 500),
  value_direction text not null default '' check (length(value_direction) <= 500),
  value_other text not null default '' check (length(value_other) <= 500),
  -- to which norms it keeps itself
  norms text not null default '' check (length(norms) <= 1000),
  -- whether anybody earns from it; from public money that is open: who, how much, for what
  income text not null default 'none' check (income in ('none', 'private', 'public')),
  income_words text not null default '' check (length(income_words) <= 500),
  income_per_hour_cents bigint check (income_per_hour_cents > 0),
  votes_needed int check (votes_needed > 0),
  maker_id uuid not null,
  organization_id uuid,
  -- what it began from: another initiative, credited on both pages
  origin_id uuid,
  state text not null check (state in ('draft', 'public')),
  published_at timestamptz,
  made_at timestamptz not null,
  -- who wrote its words last; she holds the pen
  changed_by uuid not null,
  changed_at timestamptz not null,
  active_at timestamptz not null,
  version int not null check (version > 0),
  primary key (community_id, id),
  unique (community_id, number),
  unique (community_id, id, maker_id),
  foreign key (community_id, area_id) references people.area,
  foreign key (community_id, maker_id) references people.member,
  foreign key (community_id, changed_by) references people.member,
  foreign key (community_id, organization_id) references people.organization,
  foreign key (community_id, origin_id) references initiatives.initiative,
  check ((latitude is null) = (longitude is null)),
  constraint begins_from_another check (origin_id is distinct from id),
  constraint public_since check (state = 'draft' or published_at is not null),
  constraint public_income_is_open check (income <> 'public' or length(income_words) >= 2),
  constraint income_per_hour_of_public_money check (
    income_per_hour_cents is null or income = 'public')
);
create index on initiatives.initiative (community_id, published_at, id) where state = 'public';
create index on initiatives.initiative (community_id, active_at, id) where state = 'public';
create index on initiatives.initiative (community_id, area_id) where state = 'public';
create index on initiatives.initiative (community_id, maker_id);
create index on initiatives.initiative (community_id, origin_id) where origin_id is not null;
call platform.protect('initiatives.initiative', 'select, insert, update');

-- To whom its maker gave the pen.
create table initiatives.pen (
  community_id uuid not null,
  initiative_id uuid not null,
  member_id uuid not null,
  given_by uuid not null,
  given_at timestamptz not null,
  primary key (community_id, initiative_id, member_id),
  constraint its_maker_gives_the_pen foreign key (community_id, initiative_id, given_by)
    references initiatives.initiative (community_id, id, maker_id),
  foreign key (community_id, member_id) references people.member,
  constraint the_maker_has_it check (member_id <> given_by)
);
create index on initiatives.pen (community_id, member_id);
call platform.protect('initiatives.pen', 'select, insert, delete');

create function initiatives.has_pen(of_community uuid, of_initiative uuid, of_member uuid)
returns boolean language sql stable as $$
  select exists (select from initiatives.initiative i
      where i.community_id = of_community and i.id = of_initiative and i.maker_id = of_member)
    or exists (select from initiatives.pen p
      where p.community_id = of_community and p.initiative_id = of_initiative
        and p.member_id = of_member)
$$;

-- It begins as a draft. Each change of its words has a version of its own, by who holds the pen.
create function initiatives.hold_initiative() returns trigger language plpgsql as $$
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
  if (new.number, new.maker_id, new.origin_id, new.made_at)
     is distinct from (old.number, old.maker_id, old.origin_id, old.made_at) then
    raise exception '% keeps where it came from', old.number;
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
create trigger hold_initiative before insert or update on initiatives.initiative
  for each row execute function initiatives.hold_initiative();

-- What it has, as data: money, hours, room, goods, skill; and who carries it.
create table initiatives.means (
  community_id uuid not null,
  initiative_id uuid not null,
  position int not null check (position between 1 and 20),
  kind text not null check (kind in ('money', 'hours', 'room', 'goods', 'skill')),
  amount_cents bigint check (amount_cents > 0),
  minutes int check (minutes > 0),
  words text not null default '' check (length(words) <= 200),
  carrier text not null check (length(carrier) between 2 and 120),
  side text not null check (side in ('community', 'market', 'government')),
  by_id uuid not null,
  primary key (community_id, initiative_id, position),
  foreign key (community_id, initiative_id) references initiatives.initiative,
  foreign key (community_id, by_id) references people.member,
  check ((amount_cents is not null) = (kind = 'money')),
  check ((minutes is not null) = (kind = 'hours')),
  constraint says_what check (kind in ('money', 'hours') or length(words) >= 2)
);
call platform.protect('initiatives.means', 'select, insert, delete');

-- Who has the binding say, in the same shape as the act of governance tells it (src/lib/governance.ts).
create table initiatives.seat (
  community_id uuid not null,
  initiative_id uuid not null,
  position int not null check (position between 1 and 12),
  holder text not null check (length(holder) between 2 and 120),
  side text not null check (side in ('community', 'market', 'government')),
  votes int not null check (votes between 0 and 1000),
  has_veto boolean not null,
  by_id uuid not null,
  primary key (community_id, initiative_id, position),
  foreign key (community_id, initiative_id) references initiatives.initiative,
  foreign key (community_id, by_id) references people.member
);
call platform.protect('initiatives.seat', 'select, insert, delete');

create function initiatives.hold_pen() returns trigger language plpgsql as $$
begin
  if not initiatives.has_pen(new.community_id, new.initiative_id, new.by_id) then
    raise exception 'only who holds the pen writes here';
  end if;
  return new;
end;
$$;
create trigger hold_pen before insert on initiatives.means
  for each row execute function initiatives.hold_pen();
create trigger hold_pen before insert on initiatives.seat
  for each row execute function initiatives.hold_pen();

-- Who makes it together. Two say yes before anybody is shown: the initiative, and she herself.
create table initiatives.party (
  community_id uuid not null,
  id uuid not null,
  initiative_id uuid not null,
  kind text not null check (kind in ('resident', 'organization', 'official')),
  member_id uuid,
  organization_id uuid,
  -- what she does in it
  role text not null default '' check (length(role) <= 200),
  -- who wrote that: an inviter, or she who asked to join
  asked_by uuid not null,
  asked_at timestamptz not null,
  welcomed_by uuid,
  welcomed_at timestamptz,
  joined_by uuid,
  joined_at timestamptz,
  ended_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, initiative_id) references initiatives.initiative,
  foreign key (community_id, member_id) references people.member,
  foreign key (community_id, organization_id) references people.organization,
  foreign key (community_id, asked_by) references people.member,
  foreign key (community_id, welcomed_by) references people.member,
  foreign key (community_id, joined_by) references people.member,
  check ((member_id is null) <> (organization_id is null)),
  check ((organization_id is not null) = (kind = 'organization')),
  check ((welcomed_at is null) = (welcomed_by is null)),
  check ((joined_at is null) = (joined_by is null)),
  constraint asked_or_asking check (welcomed_at is not null or joined_at is not null),
  constraint she_says_yes_herself check (member_id is null or joined_by is null or joined_by = member_id)
);
create unique index one_open_place on initiatives.party
  (community_id, initiative_id, coalesce(member_id, organization_id)) where ended_at is null;
create index on initiatives.party (community_id, member_id) where ended_at is null;
create index on initiatives.party (community_id, organization_id) where ended_at is null;
call platform.protect('initiatives.party', 'select, insert');
grant update (welcomed_by, welcomed_at, joined_by, joined_at, ended_at) on initiatives.party
  to meent_app;

create function initiatives.hold_party() returns trigger language plpgsql as $$
begin
  if current_user <> 'meent_app' then
    return new;
  end if;
  if tg_op = 'UPDATE' then
    if old.ended_at is not null then
      raise exception 'this place has ended';
    end if;
    if old.welcomed_at is not null and new.welcomed_at is distinct from old.welcomed_at
       or old.joined_at is not null and new.joined_at is distinct from old.joined_at then
      raise exception 'a yes is said once';
    end if;
  end if;
  if new.welcomed_by is not null
     and not initiatives.has_pen(new.community_id, new.initiative_id, new.welcomed_by)
     and (tg_op = 'INSERT' or old.welcomed_by is null) then
    raise exception 'who holds the pen says who joins';
  end if;
  if new.joined_by is not null and new.organization_id is not null
     and (tg_op = 'INSERT' or old.joined_by is null)
     and not exists (select from people.organization_member m
       where m.community_id = new.community_id and m.organization_id = new.organization_id
         and m.member_id = new.joined_by) then
    raise exception 'who may act for an organisation says yes for it';
  end if;
  return new;
end;
$$;
create trigger hold_party before insert or update on initiatives.party
  for each row execute function initiatives.hold_party();

-- What it belongs with: a work, what people do themselves, a deal, a challenge, a signal, an agreement.
create table initiatives.link (
  community_id uuid not null,
  initiative_id uuid not null,
  kind text not null check (kind in
    ('work', 'undertaking', 'deal', 'challenge', 'signal', 'coalition')),
  subject_id uuid not null,
  by_id uuid not null,
  at timestamptz not null,
  primary key (community_id, initiative_id, kind, subject_id),
  foreign key (community_id, initiative_id) references initiatives.initiative,
  foreign key (community_id, by_id) references people.member
);
create index on initiatives.link (community_id, kind, subject_id);
call platform.protect('initiatives.link', 'select, insert, delete');
create trigger hold_pen before insert on initiatives.link
  for each row execute function initiatives.hold_pen();

-- How it goes, by who makes it.
create table initiatives.post (
  community_id uuid not null,
  id uuid not null,
  initiative_id uuid not null,
  member_id uuid not null,
  words text not null check (length(words) between 2 and 4000),
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, initiative_id) references initiatives.initiative,
  foreign key (community_id, member_id) references people.member
);
create index on initiatives.post (community_id, initiative_id, at);
call platform.protect('initiatives.post', 'select, insert');

-- Who thanks whom for what.
create table initiatives.thanks (
  community_id uuid not null,
  id uuid not null,
  initiative_id uuid not null,
  member_id uuid not null,
  organization_id uuid,
  to_name text not null check (length(to_name) between 2 and 120),
  to_member_id uuid,
  words text not null check (length(words) between 2 and 1000),
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, initiative_id) references initiatives.initiative,
  foreign key (community_id, member_id) references people.member,
  foreign key (community_id, organization_id) references people.organization,
  foreign key (community_id, to_member_id) references people.member,
  constraint nobody_thanks_herself check (to_member_id is distinct from member_id)
);
create index on initiatives.thanks (community_id, initiative_id, at);
call platform.protect('initiatives.thanks', 'select, insert');

-- Somebody known here stands for it by name, until she steps back.
create table initiatives.godparent (
  community_id uuid not null,
  id uuid not null,
  initiative_id uuid not null,
  member_id uuid not null,
  -- as what people know her: oud-huisarts van Oldeveen
  known_as text not null check (length(known_as) between 2 and 120),
  words text not null check (length(words) between 2 and 1000),
  at timestamptz not null,
  ended_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, initiative_id) references initiatives.initiative,
  foreign key (community_id, member_id) references people.member
);
create unique index stands_once on initiatives.godparent (community_id, initiative_id, member_id)
  where ended_at is null;
create index on initiatives.godparent (community_id, member_id);
call platform.protect('initiatives.godparent', 'select, insert');
grant update (ended_at) on initiatives.godparent to meent_app;

-- News, thanks and standing for it belong on an initiative that all can read; news is by who makes it.
create function initiatives.hold_public() returns trigger language plpgsql as $$
declare
  maker uuid;
begin
  select i.maker_id into maker from initiatives.initiative i
  where i.community_id = new.community_id and i.id = new.initiative_id and i.state = 'public'
  for share;
  if not found then
    raise exception 'this initiative is not public';
  end if;
  if tg_table_name = 'godparent' and new.member_id = maker then
    raise exception 'nobody stands for what is her own';
  end if;
  if tg_table_name = 'post'
     and not initiatives.has_pen(new.community_id, new.initiative_id, new.member_id)
     and not exists (select from initiatives.party p
       where p.community_id = new.community_id and p.initiative_id = new.initiative_id
         and new.member_id in (p.member_id, p.joined_by)
         and p.welcomed_at is not null and p.joined_at is not null and p.ended_at is null) then
    raise exception 'news is told by who makes it';
  end if;
  return new;
end;
$$;
create trigger hold_public before insert on initiatives.post
  for each row execute function initiatives.hold_public();
create trigger hold_public before insert on initiatives.thanks
  for each row execute function initiatives.hold_public();
create trigger hold_public before insert on initiatives.godparent
  for each row execute function initiatives.hold_public();

create function initiatives.hold_godparent() returns trigger language plpgsql as $$
begin
  if current_user = 'meent_app' and old.ended_at is not null then
    raise exception 'she stepped back before';
  end if;
  return new;
end;
$$;
create trigger hold_godparent before update on initiatives.godparent
  for each row execute function initiatives.hold_godparent();

-- Who cannot see a photo of an initiative is told what is on it.
alter table platform.file add constraint photo_of_initiative_is_told check (
  owner_kind is null or owner_kind not in ('initiative', 'initiativePost') or length(alt) >= 2);

-- As before, with the words of initiatives.
create or replace function moderation.erase(of_community uuid, of_writing uuid, mark text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  one moderation.writing%rowtype;
  -- where words of persons stand that may have to be erased: a closed list
  places constant text[] := array[
    'signals.signal.body',
    'signals.signal.place',
    'signals.step.words',
    'works.work.title',
    'works.work.lead',
    'works.undertaking.what',
    'works.undertaking.noticed',
    'works.undertaking.outcome',
    'works.undertaking_answer.body',
    'works.undertaking_reply.body',
    'challenges.challenge.why',
    'challenges.challenge.cooperation',
    'challenges.challenge.experience',
    'challenges.challenge.support',
    'challenges.challenge.costs',
    'challenges.challenge.quality',
    'challenges.challenge.protection',
    'challenges.reply.body',
    'deals.look_back.words',
    'deals.walkabout.saw',
    'deals.walkabout.heard',
    'deals.reply.words',
    'acts.act.body',
    'acts.reply.body',
    'initiatives.initiative.title',
    'initiatives.initiative.what',
    'initiatives.initiative.why',
    'initiatives.initiative.place',
    'initiatives.initiative.value_access',
    'initiatives.initiative.value_support',
    'initiatives.initiative.value_direction',
    'initiatives.initiative.value_other',
    'initiatives.initiative.norms',
    'initiatives.initiative.income_words',
    'initiatives.means.words',
    'initiatives.means.carrier',
    'initiatives.seat.holder',
    'initiatives.party.role',
    'initiatives.post.words',
    'initiatives.thanks.words',
    'initiatives.thanks.to_name',
    'initiatives.godparent.words',
    'initiatives.godparent.known_as'];
  place text;
  field text;
  last_hidden moderation.measure%rowtype;
  last_erased moderation.measure%rowtype;
begin
  if of_community is distinct from platform.current_community() then
    raise exception 'another community';
  end if;
  select * into one from moderation.writing
  where community_id = of_community and id = of_writing for update;
  select * into last_erased from moderation.measure
  where community_id = of_community and writing_id = of_writing and kind = 'erased';
  if last_erased.id is null or one.state not in ('hidden', 'unpublished') then
    raise exception 'nothing is erased without a measure, and without being out of sight before';
  end if;
  select * into last_hidden from moderation.measure
  where community_id = of_community and writing_id = of_writing and kind in ('hidden', 'unpublished')
  order by at desc limit 1;
  if last_hidden.member_id = last_erased.member_id then
    raise exception 'two people erase: one hides, another erases';
  end if;
  foreach place in array places loop
    field := split_part(place, '.', 3);
    execute format(
      'update %I.%I t set %I = $1 where t.community_id = $2 and t.%I = $3
         and strpos(to_jsonb(t)::text, $4) > 0',
      split_part(place, '.', 1), split_part(place, '.', 2), field, field)
      using mark, of_community, one.body, one.owner::text;
  end loop;
  update platform.entry_text t set salt = null, body = null, erased_at = clock_timestamp()
  from platform.entry e
  where t.community_id = of_community and t.body = one.body
    and e.community_id = of_community and e.number = t.number
    and one.owner in (e.actor_id, e.subject_id);
  delete from platform.instead
  where community_id = of_community and owner = one.owner and hash = one.hash;
  update moderation.measure set body = null
  where community_id = of_community and writing_id = of_writing;
  update moderation.writing set body = null, wording = null, state = 'erased'
  where community_id = of_community and id = of_writing;
end;
$$;
