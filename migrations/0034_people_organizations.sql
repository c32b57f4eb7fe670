-- Organisations with members who may act for them. Who may, lets others in when she is a keeper. An
-- organisation without anybody rests, and says so; only a clerk wakes it.
alter table people.organization
  add column about text not null default '' check (length(about) <= 600),
  -- The civil day since which nobody may act for it.
  add column rests_since date;
revoke update on people.organization from meent_app;
grant update (about, rests_since) on people.organization to meent_app;

alter table people.organization_member
  add column is_keeper boolean not null default true,
  add column joined_at timestamptz not null default now(),
  -- The keeper who let her in, or the clerk; null for its first member.
  add column added_by uuid,
  add foreign key (community_id, added_by) references people.member;
alter table people.organization_member
  alter column is_keeper drop default,
  alter column joined_at drop default;
grant update (is_keeper) on people.organization_member to meent_app;
create index on people.organization_member (community_id, member_id);

-- On her way in: a keeper invites an address, or a member asks.
create table people.organization_joining (
  community_id uuid not null,
  id uuid not null,
  organization_id uuid not null,
  kind text not null check (kind in ('invitation', 'request')),
  -- Kept until the invitation is answered.
  address text check (length(address) between 3 and 254),
  -- Of the link in the mail only the hash.
  token_hash text check (token_hash ~ '^[0-9a-f]{64}$'),
  makes_keeper boolean not null default false,
  -- Who asks; of an invitation, who took it up.
  member_id uuid,
  made_by uuid not null,
  words text not null default '' check (length(words) <= 500),
  made_at timestamptz not null,
  -- Machine time, as of every link in mail.
  ends_at timestamptz,
  outcome text check (outcome in ('joined', 'declined', 'withdrawn')),
  decided_by uuid,
  decided_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, organization_id) references people.organization,
  foreign key (community_id, member_id) references people.member,
  foreign key (community_id, made_by) references people.member,
  foreign key (community_id, decided_by) references people.member,
  check ((kind = 'invitation') = (token_hash is not null and ends_at is not null)),
  check (kind = 'invitation' or member_id = made_by),
  check ((kind = 'invitation' and outcome is null) = (address is not null)),
  check ((outcome is null) = (decided_at is null))
);
create unique index one_open_request on people.organization_joining
  (community_id, organization_id, member_id) where kind = 'request' and outcome is null;
create unique index one_open_invitation on people.organization_joining
  (community_id, organization_id, lower(address)) where kind = 'invitation' and outcome is null;
create unique index joining_token on people.organization_joining (community_id, token_hash)
  where token_hash is not null;
call platform.protect('people.organization_joining',
  'select, insert, update (outcome, decided_by, decided_at, member_id, address)');

create function people.hold_joining() returns trigger language plpgsql as $$
begin
  if old.outcome is not null and new.outcome is distinct from old.outcome then
    raise exception 'joining % was answered', old.id;
  end if;
  return new;
end;
$$;
create trigger answered_once before update on people.organization_joining
  for each row execute function people.hold_joining();

-- Nobody lets herself in: a keeper does, or a clerk where nobody is left; only who names a new
-- organisation is its first member.
create function people.hold_organization_member() returns trigger language plpgsql as $$
begin
  if new.added_by is null then
    if exists (select from people.organization o
               where o.community_id = new.community_id and o.id = new.organization_id
                 and o.rests_since is not null)
       or exists (select from people.organization_member m
                  where m.community_id = new.community_id
                    and m.organization_id = new.organization_id) then
      raise exception 'a keeper lets people in';
    end if;
  elsif new.added_by = new.member_id or not (
      exists (select from people.organization_member m
              where m.community_id = new.community_id
                and m.organization_id = new.organization_id
                and m.member_id = new.added_by and m.is_keeper)
      or (exists (select from people.organization o
                  where o.community_id = new.community_id and o.id = new.organization_id
                    and o.rests_since is not null)
          and exists (select from people.role_term t
                      where t.community_id = new.community_id and t.member_id = new.added_by
                        and t.role = 'councilClerk'))) then
    raise exception 'a keeper lets people in';
  end if;
  return new;
end;
$$;
create trigger let_in before insert on people.organization_member
  for each row execute function people.hold_organization_member();

-- As long as anybody may act for it there is a keeper; when nobody may, it rests. Two who leave at
-- once follow one another here.
create function people.hold_organization() returns trigger language plpgsql as $$
declare
  changed jsonb := coalesce(to_jsonb(new), to_jsonb(old));
  of_community uuid := (changed ->> 'community_id')::uuid;
  its_id uuid := coalesce(changed ->> 'organization_id', changed ->> 'id')::uuid;
  has_members boolean;
begin
  perform pg_advisory_xact_lock(hashtextextended('people.organization ' || its_id, 0));
  has_members := exists (select from people.organization_member
    where community_id = of_community and organization_id = its_id);
  if has_members and not exists (select from people.organization_member
       where community_id = of_community and organization_id = its_id and is_keeper) then
    raise exception 'an organisation with members has a keeper';
  end if;
  if has_members <> (select rests_since is null from people.organization
       where community_id = of_community and id = its_id) then
    raise exception 'an organisation rests when nobody may act for it, and not before';
  end if;
  return null;
end;
$$;
create constraint trigger always_a_keeper after insert or update or delete
  on people.organization_member deferrable initially deferred
  for each row execute function people.hold_organization();
create constraint trigger rests_when_empty after insert or update
  on people.organization deferrable initially deferred
  for each row execute function people.hold_organization();
