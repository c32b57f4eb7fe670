create schema notifications;
grant usage on schema notifications to meent_app;

-- How a member wants her mail. Days of the week by ISO 8601, minutes since local midnight.
create table notifications.preference (
  community_id uuid not null references people.community,
  member_id uuid not null,
  rate text not null default 'daily' check (rate in ('atOnce', 'daily', 'weekly', 'never')),
  weekday smallint not null default 5 check (weekday between 1 and 7),
  quiet_from smallint default 1320 check (quiet_from between 0 and 1439),
  quiet_until smallint default 420 check (quiet_until between 0 and 1439),
  -- Whether she hears at once when somebody waits for her.
  wants_asks boolean not null default true,
  -- The day of the mail of the week; null: none.
  week_on smallint check (week_on between 1 and 7),
  week_sent_on date,
  -- When there may be something for her; null: nothing. `turn` tells a writer that it has read the last.
  due_at timestamptz,
  turn bigint not null default 0 check (turn >= 0),
  primary key (community_id, member_id),
  foreign key (community_id, member_id) references people.member,
  check ((quiet_from is null) = (quiet_until is null)),
  check (quiet_from <> quiet_until)
);
call platform.protect('notifications.preference', 'select, insert, update, delete');
create index preference_due on notifications.preference (community_id, due_at)
  where due_at is not null;
create index preference_week on notifications.preference (community_id, week_on)
  where week_on is not null;

-- One mail of the week for each day, also when two processes send.
create function notifications.hold_preference() returns trigger language plpgsql as $$
begin
  if new.week_sent_on < old.week_sent_on or new.turn < old.turn then
    raise exception 'what was sent stays sent';
  end if;
  if old.week_sent_on is not null and new.week_sent_on is null then
    raise exception 'what was sent stays sent';
  end if;
  return new;
end;
$$;
create trigger hold before update on notifications.preference
  for each row execute function notifications.hold_preference();

-- What a member follows, by choice or because she is party to it. What she stopped stays, so that it
-- does not begin again by itself.
create table notifications.follow (
  community_id uuid not null,
  member_id uuid not null,
  subject_kind text not null check (subject_kind ~ '^[a-z][a-zA-Z]{1,40}$'),
  subject_id uuid not null,
  origin text not null check (origin in ('chosen', 'party')),
  -- Null: as she wants it for everything.
  rate text check (rate in ('atOnce', 'daily', 'weekly', 'never')),
  begun_at timestamptz not null,
  -- Only lines of the record after this one are news to her; a party hears of what made her one too.
  after_number bigint not null check (after_number >= 0),
  stopped_at timestamptz,
  primary key (community_id, member_id, subject_kind, subject_id),
  foreign key (community_id, member_id) references people.member
);
call platform.protect('notifications.follow', 'select, insert, update, delete');
create index follow_subject on notifications.follow (community_id, subject_kind, subject_id)
  where stopped_at is null;

-- What is still to be told: gone once the mail with it waits to be sent, in the same transaction.
create table notifications.news (
  community_id uuid not null,
  member_id uuid not null,
  number bigint not null,
  subject_kind text not null,
  subject_id uuid not null,
  noticed_at timestamptz not null,
  primary key (community_id, member_id, number, subject_kind, subject_id),
  foreign key (community_id, number) references platform.entry,
  foreign key (community_id, member_id, subject_kind, subject_id) references notifications.follow
    on delete cascade
);
call platform.protect('notifications.news', 'select, insert, delete');

-- Up to which line the record was read. It only grows: no line becomes news twice.
create table notifications.progress (
  community_id uuid primary key references people.community,
  number bigint not null check (number >= 0)
);
call platform.protect('notifications.progress', 'select, insert, update');
create function notifications.hold_progress() returns trigger language plpgsql as $$
begin
  if new.number <= old.number then
    raise exception 'the record is read once';
  end if;
  return new;
end;
$$;
create trigger hold before update on notifications.progress
  for each row execute function notifications.hold_progress();

-- At most one digest a day for one member.
create table notifications.digest (
  community_id uuid not null,
  member_id uuid not null,
  sent_on date not null,
  primary key (community_id, member_id, sent_on),
  foreign key (community_id, member_id) references people.member
);
call platform.protect('notifications.digest', 'select, insert, delete');

-- That somebody waits for her was told, once; of the wait only a hash.
create table notifications.asked (
  community_id uuid not null,
  member_id uuid not null,
  wait text not null check (wait ~ '^[0-9a-f]{64}$'),
  told_at timestamptz not null,
  primary key (community_id, member_id, wait),
  foreign key (community_id, member_id) references people.member
);
call platform.protect('notifications.asked', 'select, insert, delete');
