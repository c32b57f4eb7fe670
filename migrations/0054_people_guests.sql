-- A guest takes part in one thing here and is no member: she comes from another community of this
-- installation, or is known by her mail alone. What she may do, the action says that invited her.
alter table people.member
  add column is_guest boolean not null default false,
  add column home_id uuid references people.community,
  add constraint home_of_a_guest check (home_id is null or (is_guest and home_id <> community_id));
create index on people.member (account_id);

-- Where she says she comes from, she is a member; and a member never becomes a guest. It looks into
-- another community, so it runs with its owner's rights and answers with nothing but an error.
create function people.hold_guest() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and new.is_guest and not old.is_guest then
    raise exception 'a member does not become a guest';
  end if;
  if new.home_id is not null and not exists (
    select from people.member m
    where m.community_id = new.home_id and m.account_id = new.account_id and not m.is_guest
  ) then
    raise exception 'a guest is a member where she says she comes from';
  end if;
  return new;
end;
$$;
create trigger hold_guest before insert or update of is_guest, home_id on people.member
  for each row execute function people.hold_guest();

-- The communities one account is a member of: what a person may always know of herself.
create function people.homes_of(account uuid) returns setof uuid
  language sql stable security definer set search_path = ''
as $$
  select m.community_id from people.member m where m.account_id = account and not m.is_guest
$$;
revoke all on function people.homes_of(uuid) from public;
grant execute on function people.homes_of(uuid) to meent_app;

create function people.members_only() returns trigger language plpgsql as $$
begin
  if exists (select from people.member m where m.community_id = new.community_id
      and m.id = new.member_id and m.is_guest) then
    raise exception 'a guest is no member here';
  end if;
  return new;
end;
$$;
create trigger members_only before insert on people.role_term
  for each row execute function people.members_only();
create trigger members_only before insert on people.organization_member
  for each row execute function people.members_only();
