-- A person chooses how she appears: by her full name, her first name or a pseudonym. Who holds or
-- held a public role appears by her full name, so that everyone can read who decided. `name` is what
-- others see; the database alone makes it.
alter table people.member
  add column full_name text check (length(full_name) between 2 and 80),
  add column appearance text not null default 'fullName'
    check (appearance in ('fullName', 'firstName', 'pseudonym')),
  add column pseudonym text check (length(pseudonym) between 2 and 40),
  add check (appearance <> 'pseudonym' or pseudonym is not null);
update people.member set full_name = name;

create function people.make_shown_name() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.full_name := coalesce(new.full_name, new.name);
  end if;
  new.name := case
    when new.appearance = 'fullName' or exists (
      select from people.role_term
      where community_id = new.community_id and member_id = new.id and role <> 'resident'
    ) then new.full_name
    when new.appearance = 'firstName' then split_part(new.full_name, ' ', 1)
    else new.pseudonym
  end;
  return new;
end;
$$;
create trigger shown_name before insert or update on people.member
  for each row execute function people.make_shown_name();
alter table people.member alter column full_name set not null;

-- A public role that begins makes the full name show at once.
create function people.show_full_name() returns trigger language plpgsql as $$
begin
  update people.member set full_name = full_name
  where community_id = new.community_id and id = new.member_id;
  return null;
end;
$$;
create trigger show_full_name after insert or update on people.role_term
  for each row execute function people.show_full_name();

-- No two people by one pseudonym.
create unique index member_pseudonym on people.member (community_id, lower(pseudonym))
  where appearance = 'pseudonym';

-- The language in which Meent writes to her.
alter table people.account
  add column language text not null default 'nl' check (language in ('nl', 'en'));
grant update (language) on people.account to meent_app;
