-- Mail that waits to be sent, per community. What it says is kept only as long as it is needed:
-- when the mail is taken by a mail server, its address, subject and body are gone from here.
create table platform.mail (
  community_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$'),
  state text not null default 'queued'
    check (state in ('queued', 'sent', 'shown', 'bounced', 'failed')),
  -- Whose mail it is, where that is a member; so that a refused address can be told of.
  member_id uuid,
  language text not null check (language in ('nl', 'en')),
  -- Nothing that could begin a header of its own.
  to_address text check (length(to_address) between 3 and 254 and to_address !~ '[[:cntrl:][:space:]<>,;]'),
  subject text check (length(subject) between 1 and 200 and subject !~ '[[:cntrl:]]'),
  body jsonb check (jsonb_typeof(body) = 'array'),
  unsubscribe text check (unsubscribe ~ '^/[^[:cntrl:][:space:]<>]*$'),
  -- After this the mail is of no use any more, as a link that has ended.
  useful_until timestamptz,
  tries int not null default 0 check (tries >= 0),
  -- Null: at once. While it is being sent, the end of that attempt's time.
  next_try_at timestamptz,
  -- The code with which a server refused, as `550 5.1.1`; never its words, which may hold the address.
  reason text check (reason ~ '^[a-zA-Z0-9. ]{1,40}$'),
  made_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  primary key (community_id, id),
  check ((state = 'queued') = (ended_at is null)),
  check ((state in ('queued', 'shown')) = (body is not null)),
  check ((state in ('queued', 'shown')) = (subject is not null)),
  check ((state in ('sent', 'failed')) = (to_address is null))
);
call platform.protect('platform.mail', 'select, insert, update, delete');
create index mail_due on platform.mail (community_id, next_try_at) where state = 'queued';

-- What was sent is sent: only mail that waits changes, and what it says does not.
create function platform.hold_mail() returns trigger language plpgsql as $$
begin
  if old.state <> 'queued' then
    raise exception 'mail that has ended does not change';
  end if;
  if new.kind <> old.kind or new.language <> old.language
     or new.member_id is distinct from old.member_id
     or coalesce(new.to_address, old.to_address) <> old.to_address
     or coalesce(new.subject, old.subject) <> old.subject
     or coalesce(new.body, old.body) <> old.body then
    raise exception 'what a mail says, and to whom, does not change';
  end if;
  return new;
end;
$$;
create trigger hold before update on platform.mail
  for each row execute function platform.hold_mail();

-- A community's own sender, which its mail server must allow (SPF, DMARC).
alter table people.community
  add column mail_address text check (length(mail_address) <= 254 and mail_address ~ '^[^@[:space:]<>,;]+@[^@[:space:]<>,;]+$');
