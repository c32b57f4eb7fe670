-- A place at the table for somebody from elsewhere; no guest signs at another.
alter table coalitions.party add column is_elsewhere boolean not null default false;

create function coalitions.hold_guest_signature() returns trigger language plpgsql as $$
begin
  if exists (select from people.member m where m.community_id = new.community_id
      and m.id = new.member_id and m.is_guest)
    and not exists (select from coalitions.party p where p.community_id = new.community_id
      and p.id = new.party_id and p.is_elsewhere) then
    raise exception 'this place is for a member';
  end if;
  return new;
end;
$$;
create trigger hold_guest_signature before insert on coalitions.signature
  for each row execute function coalitions.hold_guest_signature();
