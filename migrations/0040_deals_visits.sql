-- The visit that a lot asked for: one for each deal that was drawn, by who told of it.
create table deals.visit (
  community_id uuid not null,
  deal_id uuid not null,
  walkabout_id uuid not null,
  member_id uuid not null,
  at timestamptz not null,
  primary key (community_id, deal_id),
  foreign key (community_id, deal_id) references deals.lot,
  foreign key (community_id, walkabout_id) references deals.walkabout,
  foreign key (community_id, member_id) references people.member
);
call platform.protect('deals.visit', 'select, insert');

-- Only what was drawn is visited, and the visit is what its own visitor told of this deal.
create function deals.hold_visit() returns trigger language plpgsql as $$
begin
  if not exists (select from deals.lot l
      where l.community_id = new.community_id and l.deal_id = new.deal_id and l.drawn = 0) then
    raise exception 'the lot asked for no visit of this deal';
  end if;
  if not exists (select from deals.walkabout w
      where w.community_id = new.community_id and w.id = new.walkabout_id
        and w.deal_id = new.deal_id and w.member_id = new.member_id) then
    raise exception 'a visit is told by who made it';
  end if;
  return new;
end;
$$;
create trigger hold_visit before insert on deals.visit
  for each row execute function deals.hold_visit();
