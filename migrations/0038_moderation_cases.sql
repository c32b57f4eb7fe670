create schema moderation;
grant usage on schema moderation to meent_app;

-- A public text of a person about which something was asked or done. Its words are kept here, out of
-- sight, until they are erased.
create table moderation.writing (
  community_id uuid not null references people.community,
  id uuid not null,
  number text not null,
  -- the thing on whose page it stands
  subject_kind text not null check (subject_kind ~ '^[a-z][a-zA-Z]*$'),
  subject_id uuid not null,
  -- who wrote it, or the row itself where nobody signed in
  owner uuid not null,
  author_id uuid,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- as it was first written, and as its writer put it since; gone once erased
  body text,
  wording text check (length(wording) between 2 and 4000),
  state text not null check (state in ('shown', 'hidden', 'unpublished', 'erased')),
  made_at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, number),
  unique (community_id, owner, hash),
  foreign key (community_id, author_id) references people.member,
  constraint erased_is_gone check ((state = 'erased') = (body is null)),
  constraint no_wording_of_what_is_gone check (body is not null or wording is null)
);
create index on moderation.writing (community_id, subject_kind, subject_id);
call platform.protect('moderation.writing', 'select, insert');
grant update (state, wording) on moderation.writing to meent_app;

-- What was done with it, by whom, why. The reasons are a closed list; "I disagree" is not among them.
create table moderation.measure (
  community_id uuid not null,
  id uuid not null,
  writing_id uuid not null,
  kind text not null check (kind in
    ('left', 'hidden', 'restored', 'unpublished', 'republished', 'edited', 'erased')),
  reason text check (reason in ('personalData', 'threat', 'insult', 'discrimination',
    'falseIdentity', 'copyright', 'advertising')),
  ground text check (ground in ('unlawfulData', 'withdrawnConsent', 'court', 'childData')),
  words text not null check (length(words) <= 2000),
  -- the new words of an edit; gone once erased
  body text check (length(body) between 2 and 4000),
  member_id uuid not null,
  appeal_until date,
  at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, id, member_id),
  foreign key (community_id, writing_id) references moderation.writing,
  foreign key (community_id, member_id) references people.member,
  constraint hiding_has_a_reason check ((reason is not null) = (kind = 'hidden')),
  constraint erasing_has_a_ground check ((ground is not null) = (kind = 'erased')),
  constraint hiding_can_be_appealed check ((appeal_until is not null) = (kind = 'hidden')),
  constraint others_are_told_why check (
    kind not in ('left', 'hidden', 'restored', 'erased') or length(words) >= 10)
);
create index on moderation.measure (community_id, writing_id, at);
create index on moderation.measure (community_id, at);
call platform.protect('moderation.measure', 'select, insert');

-- Somebody says that it does not belong here; with or without signing in.
create table moderation.report (
  community_id uuid not null,
  id uuid not null,
  writing_id uuid not null,
  reason text not null check (reason in ('personalData', 'threat', 'insult', 'discrimination',
    'falseIdentity', 'copyright', 'advertising')),
  words text not null check (length(words) <= 1000),
  reporter_id uuid,
  at timestamptz not null,
  due_on date not null,
  -- what was done with it
  measure_id uuid,
  primary key (community_id, id),
  foreign key (community_id, writing_id) references moderation.writing,
  foreign key (community_id, reporter_id) references people.member,
  foreign key (community_id, measure_id) references moderation.measure
);
create index open_reports on moderation.report (community_id, at) where measure_id is null;
create index on moderation.report (community_id, writing_id);
-- Once a person, as long as nobody looked.
create unique index one_open_report on moderation.report (community_id, writing_id, reporter_id)
  where measure_id is null;
call platform.protect('moderation.report', 'select, insert');
grant update (measure_id) on moderation.report to meent_app;

-- Who wrote it asks to look again. Somebody else than who hid it decides: the database holds that.
create table moderation.appeal (
  community_id uuid not null,
  id uuid not null,
  writing_id uuid not null,
  measure_id uuid not null,
  hidden_by uuid not null,
  member_id uuid,
  words text not null check (length(words) between 10 and 2000),
  at timestamptz not null,
  due_on date not null,
  decided_by uuid,
  decided_at timestamptz,
  outcome text check (outcome in ('upheld', 'reversed')),
  answer text check (length(answer) between 10 and 2000),
  primary key (community_id, id),
  -- once for each hiding
  unique (community_id, measure_id),
  foreign key (community_id, writing_id) references moderation.writing,
  foreign key (community_id, measure_id, hidden_by)
    references moderation.measure (community_id, id, member_id),
  foreign key (community_id, member_id) references people.member,
  foreign key (community_id, decided_by) references people.member,
  constraint somebody_else_decides check (decided_by is distinct from hidden_by),
  constraint not_the_writer check (decided_by is null or decided_by is distinct from member_id),
  constraint decided_whole check (num_nulls(decided_by, decided_at, outcome, answer) in (0, 4))
);
create index open_appeals on moderation.appeal (community_id, at) where decided_by is null;
call platform.protect('moderation.appeal', 'select, insert');
grant update (decided_by, decided_at, outcome, answer) on moderation.appeal to meent_app;

-- A report is closed and an appeal decided once.
create function moderation.hold_once() returns trigger language plpgsql as $$
begin
  if coalesce(to_jsonb(old) ->> 'measure_id', '') <> '' and tg_table_name = 'report'
     or to_jsonb(old) ->> 'decided_by' is not null then
    raise exception 'this was decided before';
  end if;
  return new;
end;
$$;
create trigger hold_once before update on moderation.report
  for each row execute function moderation.hold_once();
create trigger hold_once before update on moderation.appeal
  for each row execute function moderation.hold_once();

-- No text changes its state without somebody's measure; what is erased stays so.
create function moderation.hold_writing() returns trigger language plpgsql as $$
begin
  if old.state = 'erased' then
    raise exception '% was erased', old.number;
  end if;
  if new.state <> old.state and not exists (
    select from moderation.measure m
    where m.community_id = new.community_id and m.writing_id = new.id and m.kind = any (case new.state
      when 'shown' then array['restored', 'republished']
      else array[new.state] end)
  ) then
    raise exception '% changes by somebody''s measure', new.number;
  end if;
  return new;
end;
$$;
create trigger hold_writing before update on moderation.writing
  for each row execute function moderation.hold_writing();

-- Erases the words of a writing wherever they stand, and puts `mark` in their place; the record keeps
-- its line and its proof. It runs as the owner, for no role of the application may rewrite these tables;
-- and it does so only after two people: who hid it (or its writer, who took it away) and who erases it.
create function moderation.erase(of_community uuid, of_writing uuid, mark text) returns void
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
    'acts.reply.body'];
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
revoke all on function moderation.erase(uuid, uuid, text) from public;
grant execute on function moderation.erase(uuid, uuid, text) to meent_app;

-- As before; only erasing, which runs as the owner, passes.
create or replace function works.hold_undertaking() returns trigger language plpgsql as $$
begin
  if current_user <> 'meent_app' then
    return new;
  end if;
  if old.state in ('ended', 'moved') then
    raise exception '% has ended', old.number;
  end if;
  if (new.number, new.work_id, new.area_id, new.party_member_id, new.what, new.noticed,
      new.charter_version, new.started_at, new.help_due_on)
     is distinct from (old.number, old.work_id, old.area_id, old.party_member_id, old.what,
      old.noticed, old.charter_version, old.started_at, old.help_due_on) then
    raise exception '% keeps what it told its neighbours', old.number;
  end if;
  return new;
end;
$$;
create or replace function signals.hold_signal() returns trigger language plpgsql as $$
begin
  if current_user <> 'meent_app' then
    return new;
  end if;
  if old.state = 'withdrawn' then
    raise exception '% was withdrawn', old.number;
  end if;
  if new.state <> 'withdrawn' and new.body <> old.body then
    raise exception '% keeps the words of who said it', old.number;
  end if;
  if (new.number, new.kind, new.area_id, new.place, new.sender_id, new.code_hash, new.wish,
      new.charter_version, new.said_at)
     is distinct from (old.number, old.kind, old.area_id, old.place, old.sender_id, old.code_hash,
      old.wish, old.charter_version, old.said_at) then
    raise exception '% stays as it was said', old.number;
  end if;
  if old.reopened_at is not null and new.reopened_at is distinct from old.reopened_at then
    raise exception '% was asked again before', old.number;
  end if;
  return new;
end;
$$;

-- House rules and the other pages a community may say in its own words. The newest holds.
create table moderation.page (
  community_id uuid not null references people.community,
  id uuid not null,
  page text not null check (page in ('houseRules', 'privacy', 'accessibility', 'cookies')),
  language text not null check (language in ('nl', 'en')),
  -- empty: the standard text again
  body text not null check (length(body) <= 20000),
  member_id uuid not null,
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, member_id) references people.member
);
create index on moderation.page (community_id, page, language, at);
call platform.protect('moderation.page', 'select, insert');
