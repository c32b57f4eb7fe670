create schema market;
grant usage on schema market to meent_app;

-- What somebody needs or offers: money, hours, room, goods or a skill.
create table market.listing (
  community_id uuid not null references people.community,
  id uuid not null,
  number text not null,
  side text not null check (side in ('need', 'offer')),
  kind text not null check (kind in ('money', 'hours', 'room', 'goods', 'skill')),
  title text not null check (length(title) between 3 and 120),
  what text not null check (length(what) <= 1000),
  amount_cents bigint check (amount_cents between 1 and 100000000000),
  minutes int check (minutes between 1 and 6000000),
  quantity int check (quantity between 1 and 100000),
  unit text not null check (length(unit) <= 40),
  from_on date,
  until_on date,
  rhythm text not null check (rhythm in ('once', 'weekly')),
  -- one bit for each day, Monday first; 0: on any day
  weekdays int not null check (weekdays between 0 and 127),
  area_id uuid,
  -- in thousandths of a degree: about a hundred metres, so that no front door is on the map
  latitude int check (latitude between -90000 and 90000),
  longitude int check (longitude between -180000 and 180000),
  reach_m int check (reach_m between 100 and 200000),
  skills text[] not null check (cardinality(skills) <= 8),
  about_kind text check (about_kind ~ '^[a-z][a-zA-Z]{1,40}$'),
  about_id uuid,
  member_id uuid not null,
  organization_id uuid,
  charter_version int not null,
  placed_at timestamptz not null,
  changed_at timestamptz not null,
  -- the signs by which it is compared with others, made of its words
  signs text[] not null check (cardinality(signs) <= 600),
  skill_signs text[] not null check (cardinality(skill_signs) <= 100),
  state text not null check (state in ('open', 'met', 'withdrawn', 'expired')),
  lapses_at timestamptz(3),
  lapses_to text check (lapses_to = 'expired'),
  primary key (community_id, id),
  unique (community_id, number),
  foreign key (community_id, area_id) references people.area,
  foreign key (community_id, member_id) references people.member,
  foreign key (community_id, organization_id) references people.organization,
  check ((lapses_at is null) = (lapses_to is null)),
  check ((about_kind is null) = (about_id is null)),
  check ((latitude is null) = (longitude is null)),
  constraint amount_of_its_kind check ((amount_cents is null or kind = 'money')
    and (minutes is null or kind in ('hours', 'skill'))
    and (quantity is null or kind in ('room', 'goods'))),
  constraint from_before_until check (from_on <= until_on),
  constraint open_until check ((state = 'open') = (lapses_at is not null))
);
create index on market.listing (community_id, lapses_at) where lapses_at is not null;
create index on market.listing (community_id, state, side, kind, id);
create index on market.listing (community_id, about_kind, about_id) where about_id is not null;
create index on market.listing (community_id, member_id);
create index on market.listing (community_id, area_id, side, kind) where state = 'open';
call platform.protect('market.listing', 'select, insert');
grant update (kind, title, what, amount_cents, minutes, quantity, unit, from_on, until_on, rhythm,
  weekdays, area_id, latitude, longitude, reach_m, skills, changed_at, signs, skill_signs, state,
  lapses_at, lapses_to) on market.listing to meent_app;

create function market.hold_listing() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'open' then
      raise exception '% begins open', new.number;
    end if;
    return new;
  end if;
  if old.state in ('met', 'withdrawn') then
    raise exception '% is over', old.number;
  end if;
  return new;
end;
$$;
create trigger hold_listing before insert or update on market.listing
  for each row execute function market.hold_listing();

-- Where each sign occurs among what is open: the way to what may fit, without reading all.
create table market.sign (
  community_id uuid not null,
  side text not null check (side in ('need', 'offer')),
  sign text not null,
  listing_id uuid not null,
  primary key (community_id, sign, side, listing_id),
  foreign key (community_id, listing_id) references market.listing
);
create index on market.sign (community_id, listing_id);
call platform.protect('market.sign', 'select, insert, delete');

-- What fits, with how well and why.
create table market.suggestion (
  community_id uuid not null,
  need_id uuid not null,
  offer_id uuid not null,
  points int not null check (points between 0 and 100),
  reasons jsonb not null,
  primary key (community_id, need_id, offer_id),
  foreign key (community_id, need_id) references market.listing,
  foreign key (community_id, offer_id) references market.listing
);
create index on market.suggestion (community_id, offer_id, points);
create index on market.suggestion (community_id, points desc, need_id);
call platform.protect('market.suggestion', 'select, insert, update, delete');

-- When all that is open was compared last.
create table market.matched (
  community_id uuid primary key references people.community,
  at timestamptz not null
);
call platform.protect('market.matched', 'select, insert, update');

-- Two that need not be suggested any more. A no is kept so too, without who said it.
create table market.aside (
  community_id uuid not null,
  need_id uuid not null,
  offer_id uuid not null,
  at timestamptz not null,
  primary key (community_id, need_id, offer_id),
  foreign key (community_id, need_id) references market.listing,
  foreign key (community_id, offer_id) references market.listing
);
call platform.protect('market.aside', 'select, insert');

-- Two people who may meet: who asks for something and who gives it. Of one of the two there may be no
-- more than the person, who came upon the listing of the other.
create table market.introduction (
  community_id uuid not null references people.community,
  id uuid not null,
  need_id uuid,
  offer_id uuid,
  asker_id uuid not null,
  giver_id uuid not null,
  proposer_id uuid not null,
  words text not null check (length(words) <= 500),
  charter_version int not null,
  proposed_at timestamptz not null,
  made_at timestamptz,
  state text not null check (state in ('proposed', 'made', 'asked', 'closed', 'declined', 'withdrawn',
    'expired', 'gone')),
  lapses_at timestamptz(3),
  lapses_to text check (lapses_to in ('expired', 'asked', 'closed')),
  primary key (community_id, id),
  foreign key (community_id, need_id) references market.listing,
  foreign key (community_id, offer_id) references market.listing,
  foreign key (community_id, asker_id) references people.member,
  foreign key (community_id, giver_id) references people.member,
  foreign key (community_id, proposer_id) references people.member,
  constraint about_something check (need_id is not null or offer_id is not null),
  constraint two_people check (asker_id <> giver_id),
  constraint made_once check ((made_at is not null) = (state in ('made', 'asked', 'closed'))),
  check ((lapses_at is null) = (lapses_to is null)),
  constraint lapses_while_it_lives check ((state in ('proposed', 'made', 'asked')) = (lapses_at is not null))
);
create unique index once_at_a_time on market.introduction (community_id, asker_id, giver_id,
    coalesce(need_id, '00000000-0000-0000-0000-000000000000'),
    coalesce(offer_id, '00000000-0000-0000-0000-000000000000'))
  where state in ('proposed', 'made', 'asked');
create index on market.introduction (community_id, lapses_at) where lapses_at is not null;
create index on market.introduction (community_id, asker_id);
create index on market.introduction (community_id, giver_id);
create index on market.introduction (community_id, need_id);
create index on market.introduction (community_id, offer_id);
call platform.protect('market.introduction', 'select, insert');
grant update (state, lapses_at, lapses_to, made_at) on market.introduction to meent_app;

-- Who said yes, with the contact to share once both did; taken out again when it is over.
create table market.agreement (
  community_id uuid not null,
  introduction_id uuid not null,
  part text not null check (part in ('asker', 'giver')),
  contact text check (length(contact) between 3 and 300),
  at timestamptz not null,
  primary key (community_id, introduction_id, part),
  foreign key (community_id, introduction_id) references market.introduction
);
call platform.protect('market.agreement', 'select, insert');
grant update (contact) on market.agreement to meent_app;

-- Whether it worked out, in the word of each.
create table market.outcome (
  community_id uuid not null,
  introduction_id uuid not null,
  part text not null check (part in ('asker', 'giver')),
  worked text not null check (worked in ('yes', 'partly', 'no')),
  thanks text not null check (length(thanks) <= 500),
  at timestamptz not null,
  primary key (community_id, introduction_id, part),
  foreign key (community_id, introduction_id) references market.introduction
);
call platform.protect('market.outcome', 'select, insert');

-- What one of the two is still to be told by mail; each thing once.
create table market.notice (
  community_id uuid not null,
  introduction_id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('proposed', 'made', 'off', 'gone', 'expired', 'asked')),
  at timestamptz not null,
  told_at timestamptz,
  primary key (community_id, introduction_id, member_id, kind),
  foreign key (community_id, introduction_id) references market.introduction,
  foreign key (community_id, member_id) references people.member
);
create index on market.notice (community_id, at) where told_at is null;
call platform.protect('market.notice', 'select, insert');
grant update (told_at) on market.notice to meent_app;

-- Contacts are shared only after two yeses about what is still there: whoever writes.
create function market.hold_introduction() returns trigger language plpgsql as $$
declare
  yeses int;
  there record;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'proposed' then
      raise exception 'an introduction begins as a proposal';
    end if;
    for there in
      select l.id, l.side, l.state, l.member_id from market.listing l
      where l.community_id = new.community_id and l.id in (new.need_id, new.offer_id) for share
    loop
      if there.state <> 'open'
        or there.id = new.need_id and (there.side <> 'need' or there.member_id <> new.asker_id)
        or there.id = new.offer_id and (there.side <> 'offer' or there.member_id <> new.giver_id) then
        raise exception 'an introduction is about an open need and an open offer of these two';
      end if;
    end loop;
    return new;
  end if;
  if old.state in ('closed', 'declined', 'withdrawn', 'expired', 'gone') then
    raise exception 'this introduction is over';
  end if;
  if new.state in ('proposed', 'made') and old.state <> 'proposed'
    or new.state in ('asked', 'closed') and old.state = 'proposed'
    or new.state in ('declined', 'withdrawn', 'expired', 'gone') and old.state <> 'proposed' then
    raise exception 'an introduction does not go from % to %', old.state, new.state;
  end if;
  if new.state = 'made' then
    select count(*) into yeses from market.agreement a
    where a.community_id = new.community_id and a.introduction_id = new.id and a.contact is not null;
    if yeses <> 2 then
      raise exception 'an introduction needs the yes of both';
    end if;
    perform from market.listing l
    where l.community_id = new.community_id and l.id in (new.need_id, new.offer_id)
      and l.state <> 'open'
    for share;
    if found then
      raise exception 'what the introduction is about is gone';
    end if;
  end if;
  return new;
end;
$$;
create trigger hold_introduction before insert or update on market.introduction
  for each row execute function market.hold_introduction();

-- A yes is given while it is proposed. A contact is never changed, only taken out.
create function market.hold_agreement() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.contact is not null then
      raise exception 'a contact is only taken out';
    end if;
    return new;
  end if;
  perform from market.introduction i
  where i.community_id = new.community_id and i.id = new.introduction_id and i.state = 'proposed'
  for share;
  if not found then
    raise exception 'only a proposal is agreed to';
  end if;
  return new;
end;
$$;
create trigger hold_agreement before insert or update on market.agreement
  for each row execute function market.hold_agreement();

-- How it went is said of two who met.
create function market.hold_outcome() returns trigger language plpgsql as $$
begin
  perform from market.introduction i
  where i.community_id = new.community_id and i.id = new.introduction_id
    and i.state in ('made', 'asked', 'closed');
  if not found then
    raise exception 'only who met say how it went';
  end if;
  return new;
end;
$$;
create trigger hold_outcome before insert on market.outcome
  for each row execute function market.hold_outcome();
