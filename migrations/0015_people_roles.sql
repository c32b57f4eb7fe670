-- Roles with a beginning and an end. The heavy ones need two people, and a community always has a
-- clerk; whoever writes the row.

-- The twin of heavyRoles in src/modules/people/model/roles.ts; a test holds them equal.
create function people.is_heavy(role text) returns boolean
  language sql immutable parallel safe
  return role in ('alderman', 'mayor', 'councilClerk', 'municipalSecretary', 'integrityOfficer',
    'treasurer', 'moderator');

-- One proposes, another confirms: a role to give, or another last day for one that was given.
create table people.role_proposal (
  community_id uuid not null,
  id uuid not null,
  -- Null: a new role; else the term whose last day it changes.
  term_id uuid,
  member_id uuid not null,
  role text not null check (people.is_heavy(role)),
  title text,
  starts_on date not null,
  ends_on date,
  reason text not null check (length(reason) between 1 and 1000),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  outcome text check (outcome in ('confirmed', 'declined')),
  decided_by uuid,
  decided_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, member_id) references people.member,
  foreign key (community_id, term_id) references people.role_term,
  foreign key (community_id, proposed_by) references people.member,
  foreign key (community_id, decided_by) references people.member,
  check (ends_on is null or ends_on >= starts_on),
  check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null)),
  constraint confirmed_by_a_third check (
    outcome is distinct from 'confirmed' or (decided_by <> proposed_by and decided_by <> member_id))
);
create unique index one_open_proposal on people.role_proposal
  (community_id, member_id, role, term_id) nulls not distinct where outcome is null;
call platform.protect('people.role_proposal',
  'select, insert, update (outcome, decided_by, decided_at)');

create function people.hold_proposal() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.outcome is not null then
    raise exception 'a proposal begins undecided';
  end if;
  if tg_op = 'UPDATE' and old.outcome is not null then
    raise exception 'proposal % was decided', old.id;
  end if;
  return new;
end;
$$;
create trigger decided_once before insert or update on people.role_proposal
  for each row execute function people.hold_proposal();

alter table people.role_term
  add column given_by uuid,
  add column proposal_id uuid,
  add column end_reason text check (length(end_reason) between 1 and 1000),
  add column ended_by uuid,
  add column end_proposal_id uuid,
  add foreign key (community_id, given_by) references people.member,
  add foreign key (community_id, ended_by) references people.member,
  add foreign key (community_id, proposal_id) references people.role_proposal,
  add foreign key (community_id, end_proposal_id) references people.role_proposal,
  add unique (community_id, proposal_id),
  add unique (community_id, end_proposal_id);
create index on people.role_term (community_id, member_id);
revoke update on people.role_term from meent_app;
grant update (ends_on, end_reason, ended_by, end_proposal_id) on people.role_term to meent_app;

create function people.hold_term() returns trigger language plpgsql as $$
begin
  if exists (
    select from people.role_term t
    where t.community_id = new.community_id and t.member_id = new.member_id and t.role = new.role
      and t.id <> new.id
      and daterange(t.starts_on, t.ends_on, '[]') && daterange(new.starts_on, new.ends_on, '[]')
  ) then
    raise exception 'member % has the role of % in a part of this period', new.member_id, new.role;
  end if;
  if not people.is_heavy(new.role) then
    return new;
  end if;
  if tg_op = 'INSERT' then
    -- Until there is a clerk, set-up gives the roles; from then on it takes two.
    if exists (select from people.role_term
               where community_id = new.community_id and role = 'councilClerk')
       and not exists (
         select from people.role_proposal p
         where p.community_id = new.community_id and p.id = new.proposal_id
           and p.outcome = 'confirmed' and p.term_id is null and p.member_id = new.member_id
           and p.role = new.role and p.starts_on = new.starts_on
           and p.ends_on is not distinct from new.ends_on) then
      raise exception 'the role of % needs two people', new.role;
    end if;
  elsif new.ends_on is distinct from old.ends_on and not (
      -- Who holds it may lay it down, alone and earlier; all else takes two.
      (new.ended_by = new.member_id and new.ends_on is not null
        and (old.ends_on is null or new.ends_on < old.ends_on))
      or exists (
        select from people.role_proposal p
        where p.community_id = new.community_id and p.id = new.end_proposal_id
          and p.outcome = 'confirmed' and p.term_id = new.id
          and p.ends_on is not distinct from new.ends_on)) then
    raise exception 'another last day for the role of % needs two people', new.role;
  end if;
  return new;
end;
$$;
create trigger hold_term before insert or update on people.role_term
  for each row execute function people.hold_term();

-- From the first clerk on there is one every day, without an end in sight. Two who lay it down at
-- once follow one another here.
create function people.hold_clerk() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('people.clerk ' || new.community_id, 0));
  if (select range_agg(daterange(starts_on, ends_on, '[]'))
        <> datemultirange(daterange(min(starts_on), null))
      from people.role_term
      where community_id = new.community_id and role = 'councilClerk') then
    raise exception 'a community is never without a clerk';
  end if;
  return null;
end;
$$;
create trigger always_a_clerk after insert or update on people.role_term
  for each row when (new.role = 'councilClerk') execute function people.hold_clerk();
