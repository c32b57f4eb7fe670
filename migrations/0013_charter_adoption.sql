-- A version is agreed between named parties and holds only when all of them signed; an area may set
-- parts of its own. What was adopted is never changed: its number means the same rules for ever.

-- Versions on main were adopted by the clerk alone; they stay what they are, from their first day.
alter table charter.version
  add column id uuid,
  add column area_id uuid,
  add column state text,
  add column lapses_at timestamptz(3),
  add column lapses_to text,
  add column based_on int,
  add column proposed_by uuid,
  add column proposed_at timestamptz(3),
  add column adopted_at timestamptz(3);
update charter.version set
  id = uuidv7(),
  state = 'inForce',
  lapses_at = (in_force_until + 1)::timestamp at time zone 'Europe/Amsterdam',
  lapses_to = case when in_force_until is null then null else 'ended' end,
  proposed_at = in_force_from::timestamp at time zone 'Europe/Amsterdam',
  adopted_at = in_force_from::timestamp at time zone 'Europe/Amsterdam';
alter table charter.version
  alter column id set not null,
  alter column state set not null,
  alter column proposed_at set not null,
  add unique (community_id, id),
  add foreign key (community_id, area_id) references people.area,
  add foreign key (community_id, proposed_by) references people.member,
  -- Two versions read together have one number: the area's times 10,000, plus the community's.
  add constraint versions_below_ten_thousand check (version < 10000),
  add constraint known_state check (state in ('proposed', 'adopted', 'inForce', 'ended', 'declined',
    'withdrawn')),
  add check ((lapses_at is null) = (lapses_to is null)),
  add constraint adopted_when_signed check (
    (adopted_at is not null) = (state in ('adopted', 'inForce', 'ended')));
create index on charter.version (community_id, area_id, adopted_at desc) where adopted_at is not null;
create index on charter.version (community_id, lapses_at) where lapses_at is not null;
grant update (state, lapses_at, lapses_to, adopted_at) on charter.version to meent_app;

-- Who adopts it, what each promises, and on what that rests: an ordinance (with its number in the
-- national register) or one's own word.
create table charter.party (
  community_id uuid not null,
  version int not null,
  position int not null check (position between 1 and 12),
  kind text not null check (kind in ('council', 'executive', 'village', 'province', 'state')),
  organization_id uuid,
  promise text not null check (length(promise) between 10 and 600),
  basis text not null check (basis in ('ordinance', 'selfBinding')),
  basis_title text not null check (length(basis_title) between 4 and 160),
  article text check (length(article) between 1 and 20),
  register_id text check (register_id ~ '^(CVDR|BWBR)[0-9]+$'),
  decided_on date,
  primary key (community_id, version, position),
  unique (community_id, version, organization_id),
  foreign key (community_id, version) references charter.version,
  foreign key (community_id, organization_id) references people.organization,
  check ((kind = 'village') = (organization_id is not null)),
  check ((basis = 'ordinance') = (register_id is not null)),
  check ((basis = 'selfBinding') = (decided_on is not null)),
  constraint ordinances_are_of_government check (
    basis = 'selfBinding' or kind in ('council', 'province', 'state'))
);
create unique index one_of_each_kind on charter.party (community_id, version, kind)
  where kind <> 'village';
call platform.protect('charter.party', 'select, insert');

-- Two people sign for each party (Gemeentewet 32a and 59a: one signs, one countersigns).
create table charter.signature (
  community_id uuid not null,
  version int not null,
  position int not null,
  seat text not null check (seat in ('signs', 'countersigns')),
  member_id uuid not null,
  -- Null for a village: its organisation's members sign.
  role text,
  -- The letter of the level above, which has no account here.
  letter text check (length(letter) between 2 and 160),
  at timestamptz(3) not null,
  primary key (community_id, version, position, seat),
  constraint two_people unique (community_id, version, position, member_id),
  foreign key (community_id, version, position) references charter.party,
  foreign key (community_id, member_id) references people.member
);
call platform.protect('charter.signature', 'select, insert');

-- A proposal that will not be: a party said no, or who proposed it took it back.
create table charter.closing (
  community_id uuid not null,
  version int not null,
  position int,
  member_id uuid not null,
  reason text not null check (length(reason) between 20 and 2000),
  at timestamptz(3) not null,
  primary key (community_id, version),
  foreign key (community_id, version) references charter.version,
  foreign key (community_id, version, position) references charter.party,
  foreign key (community_id, member_id) references people.member
);
call platform.protect('charter.closing', 'select, insert');

-- Which roles sign for a party in each seat; empty for a village, whose members sign.
create function charter.signing_roles(kind text, seat text) returns text[]
  language sql immutable
  return case kind || ' ' || seat
    when 'council signs' then array['councilClerk']
    when 'council countersigns' then array['mayor', 'councillor']
    when 'executive signs' then array['mayor', 'alderman']
    when 'executive countersigns' then array['municipalSecretary', 'mayor', 'alderman']
    when 'province signs' then array['councilClerk']
    when 'province countersigns' then array['municipalSecretary', 'mayor']
    when 'state signs' then array['councilClerk']
    when 'state countersigns' then array['municipalSecretary', 'mayor']
    else array[]::text[]
  end;

-- A signature is given while the proposal is open, by who holds the role or is of the organisation
-- on that day; nobody signs for a village and for a government in one agreement.
create function charter.hold_signature() returns trigger language plpgsql as $$
declare
  party charter.party;
  version charter.version;
begin
  select * into version from charter.version v
    where v.community_id = new.community_id and v.version = new.version for update;
  if version.state <> 'proposed' then
    raise exception 'version % is not open for signing', new.version;
  end if;
  select * into party from charter.party p
    where p.community_id = new.community_id and p.version = new.version
      and p.position = new.position;
  if party.kind = 'village' then
    if new.role is not null or not exists (
      select from people.organization_member m
      where m.community_id = new.community_id and m.organization_id = party.organization_id
        and m.member_id = new.member_id
    ) then
      raise exception 'only members of its organisation sign for a village';
    end if;
  elsif not (new.role = any (charter.signing_roles(party.kind, new.seat))) or new.role is null
    or not exists (
      select from people.role_term t
      where t.community_id = new.community_id and t.member_id = new.member_id
        and t.role = new.role
        and t.starts_on <= (new.at at time zone 'Europe/Amsterdam')::date
        and (t.ends_on is null or t.ends_on >= (new.at at time zone 'Europe/Amsterdam')::date)
    ) then
    raise exception 'this role does not sign for %', party.kind;
  end if;
  if (party.kind in ('province', 'state')) <> (new.letter is not null) then
    raise exception 'the level above signs by a letter, and nobody else does';
  end if;
  if exists (
    select from charter.signature s
    join charter.party p using (community_id, version, position)
    where s.community_id = new.community_id and s.version = new.version
      and s.member_id = new.member_id and (p.kind = 'village') <> (party.kind = 'village')
  ) then
    raise exception 'nobody signs for both sides';
  end if;
  return new;
end;
$$;
create trigger hold_signature before insert on charter.signature
  for each row execute function charter.hold_signature();

-- Parties are named in the proposal and not after it.
create function charter.hold_party() returns trigger language plpgsql as $$
begin
  if exists (
    select from charter.signature s
    where s.community_id = new.community_id and s.version = new.version
  ) then
    raise exception 'the parties of version % are fixed', new.version;
  end if;
  return new;
end;
$$;
create trigger hold_party before insert on charter.party
  for each row execute function charter.hold_party();

-- A version begins as a proposal; it is adopted when both seats of every party are filled; then it
-- only goes on with time. An area's version is agreed by the village and a government.
create function charter.hold_version() returns trigger language plpgsql as $$
declare
  parties int;
  signatures int;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'proposed' or new.proposed_by is null then
      raise exception 'a version begins as a proposal by somebody';
    end if;
    return new;
  end if;
  if (old.state, new.state) in (('proposed', 'adopted'), ('proposed', 'inForce')) then
    select count(*) into parties from charter.party p
      where p.community_id = new.community_id and p.version = new.version;
    select count(*) into signatures from charter.signature s
      where s.community_id = new.community_id and s.version = new.version;
    if parties = 0 or signatures <> 2 * parties then
      raise exception 'version % is not signed by all its parties', new.version;
    end if;
    if new.area_id is not null and not (
      exists (select from charter.party p where p.community_id = new.community_id
        and p.version = new.version and p.kind = 'village')
      and exists (select from charter.party p where p.community_id = new.community_id
        and p.version = new.version and p.kind in ('council', 'executive'))
    ) then
      raise exception 'the rules of an area are agreed by the village and the municipality';
    end if;
    return new;
  end if;
  if (old.state, new.state) in (('proposed', 'declined'), ('proposed', 'withdrawn')) then
    if not exists (select from charter.closing c
      where c.community_id = new.community_id and c.version = new.version
        and (c.position is not null) = (new.state = 'declined')) then
      raise exception 'version % is closed by somebody, with a reason', new.version;
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (('adopted', 'inForce'), ('inForce', 'ended'))
     or new.adopted_at is distinct from old.adopted_at then
    raise exception 'version % does not go from % to %', new.version, old.state, new.state;
  end if;
  return new;
end;
$$;
create trigger hold_version before insert or update on charter.version
  for each row execute function charter.hold_version();
