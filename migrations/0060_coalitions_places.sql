-- A place from elsewhere is a guest's, every other a member's: what the agreement says of who comes from where is true.
create or replace function coalitions.hold_guest_signature() returns trigger language plpgsql as $$
declare
  is_visiting boolean;
begin
  select m.is_guest into is_visiting from people.member m
  where m.community_id = new.community_id and m.id = new.member_id;
  if is_visiting <> (select p.is_elsewhere from coalitions.party p
      where p.community_id = new.community_id and p.id = new.party_id) then
    raise exception '%', case when is_visiting then 'this place is for a member'
      else 'this place is for somebody from elsewhere' end;
  end if;
  return new;
end;
$$;
