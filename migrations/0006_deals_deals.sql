create schema deals;
grant usage on schema deals to meent_app;

-- An agreement between a party and the municipality, with means, term and when they look again.
create table deals.deal (
  community_id uuid not null references people.community,
  id uuid not null,
  number text not null,
  title text not null,
  origin_kind text not null,
  origin_id uuid not null,
  area_id uuid not null,
  party_member_id uuid not null,
  party_organization_id uuid,
  contact_member_id uuid,
  what text not null,
  party_carries text not null,
  municipality_carries text not null,
  amount_cents bigint not null check (amount_cents >= 0),
  term_months int not null check (term_months between 1 and 120),
  starts_on date not null,
  looks_back_on date not null,
  route text not null check (route in ('subsidy', 'contract', 'agreementWithoutMoney')),
  charter_version int not null,
  state text not null check (state in ('proposed', 'signed', 'boundBySilence')),
  sign_by date,
  lapses_at timestamptz(3),
  lapses_to text check (lapses_to in ('boundBySilence')),
  made_at timestamptz not null,
  bound_at timestamptz,
  primary key (community_id, id),
  unique (community_id, number),
  unique (community_id, origin_kind, origin_id),
  foreign key (community_id, area_id) references people.area,
  foreign key (community_id, party_member_id) references people.member,
  foreign key (community_id, party_organization_id) references people.organization,
  foreign key (community_id, contact_member_id) references people.member,
  check (looks_back_on > starts_on),
  check ((lapses_at is null) = (lapses_to is null)),
  check (state = 'proposed' or lapses_at is null),
  check ((state = 'proposed') = (bound_at is null))
);
create index on deals.deal (community_id, lapses_at) where lapses_at is not null;
call platform.protect('deals.deal', 'select, insert, update');

create table deals.signature (
  community_id uuid not null,
  deal_id uuid not null,
  side text not null check (side in ('party', 'municipality')),
  member_id uuid not null,
  mandate_id uuid,
  at timestamptz not null,
  primary key (community_id, deal_id, side),
  foreign key (community_id, deal_id) references deals.deal,
  foreign key (community_id, member_id) references people.member,
  foreign key (community_id, mandate_id) references mandates.mandate,
  check (side = 'municipality' or mandate_id is null)
);
call platform.protect('deals.signature', 'select, insert');

-- A deal is signed when both sides have signed, and public money in it is committed on a mandate
-- or by the executive itself; never otherwise, whoever writes the row.
create function deals.hold_signed() returns trigger language plpgsql as $$
begin
  if new.state = 'signed' and (
    select count(*) from deals.signature
    where community_id = new.community_id and deal_id = new.id) <> 2 then
    raise exception 'deal % needs both signatures', new.number;
  end if;
  if new.state = 'signed' and exists (
    select from deals.signature s
    where s.community_id = new.community_id and s.deal_id = new.id and s.mandate_id is not null
      and new.amount_cents > 0
      and not exists (
        select from mandates.commitment c
        where c.community_id = s.community_id and c.mandate_id = s.mandate_id
          and c.purpose_kind = 'deal' and c.purpose_id = new.id
          and c.amount_cents = new.amount_cents)) then
    raise exception 'deal % is not covered by its mandate', new.number;
  end if;
  return new;
end;
$$;
create trigger hold_signed before insert or update on deals.deal
  for each row execute function deals.hold_signed();
