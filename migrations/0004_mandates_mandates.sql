create schema mandates;
grant usage on schema mandates to meent_app;

-- Who may commit how much, where, until when (Awb 10:1 and on). What is committed stands in
-- `commitment`; `committed_cents` is its sum, kept by the trigger below and never above the amount.
create table mandates.mandate (
  community_id uuid not null references people.community,
  id uuid not null,
  number text not null,
  holder_id uuid not null,
  area_id uuid,
  amount_cents bigint not null check (amount_cents > 0),
  committed_cents bigint not null default 0,
  starts_on date not null,
  ends_on date not null,
  register_reference text not null,
  withdrawn_on date,
  primary key (community_id, id),
  unique (community_id, number),
  foreign key (community_id, holder_id) references people.member,
  foreign key (community_id, area_id) references people.area,
  check (ends_on >= starts_on),
  constraint never_overspent check (committed_cents between 0 and amount_cents)
);
call platform.protect('mandates.mandate', 'select, insert');
grant update (withdrawn_on) on mandates.mandate to meent_app;
-- SELECT … FOR UPDATE asks for the right to update some column; withdrawn_on gives it.

create table mandates.commitment (
  community_id uuid not null,
  mandate_id uuid not null,
  purpose_kind text not null,
  purpose_id uuid not null,
  amount_cents bigint not null check (amount_cents > 0),
  at timestamptz not null,
  primary key (community_id, purpose_kind, purpose_id),
  foreign key (community_id, mandate_id) references mandates.mandate
);
create index on mandates.commitment (community_id, mandate_id);
call platform.protect('mandates.commitment', 'select, insert');

-- The sum is not the app's to write: it follows from the commitments, also when SQL goes round us.
create function mandates.add_commitment() returns trigger
  language plpgsql security definer set search_path = ''
as $$
begin
  update mandates.mandate set committed_cents = committed_cents + new.amount_cents
  where community_id = new.community_id and id = new.mandate_id;
  return new;
end;
$$;
create trigger add_commitment after insert on mandates.commitment
  for each row execute function mandates.add_commitment();
