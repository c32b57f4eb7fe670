create schema works;
grant usage on schema works to meent_app;

-- Something of public value to be done, who does it now and what that costs.
create table works.work (
  community_id uuid not null references people.community,
  id uuid not null,
  number text not null,
  title text not null check (length(title) between 4 and 120),
  lead text not null check (length(lead) <= 600),
  area_id uuid not null,
  doer_kind text not null check (doer_kind in ('municipality', 'contractor', 'people', 'nobody')),
  doer_name text,
  yearly_cost_cents bigint check (yearly_cost_cents >= 0),
  yearly_overhead_cents bigint not null default 0 check (yearly_overhead_cents >= 0),
  contract_ends_on date,
  serves text not null,
  protects text not null,
  route text not null check (route in ('subsidy', 'contract', 'agreementWithoutMoney')),
  is_social_service boolean not null default false,
  reserved_ground text check (reserved_ground in ('powers', 'backstop')),
  reserved_reason text,
  named_by uuid,
  made_at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, number),
  foreign key (community_id, area_id) references people.area,
  foreign key (community_id, named_by) references people.member,
  check (yearly_cost_cents is null or yearly_overhead_cents <= yearly_cost_cents),
  check ((reserved_ground is null) = (reserved_reason is null)),
  check ((doer_kind = 'nobody') = (doer_name is null))
);
call platform.protect('works.work', 'select, insert, update');

-- The few demands a work must meet. How few, the charter says; none may be added on the way.
create table works.requirement (
  community_id uuid not null,
  work_id uuid not null,
  position int not null check (position between 1 and 9),
  title text not null check (length(title) between 4 and 160),
  detail text not null default '',
  primary key (community_id, work_id, position),
  foreign key (community_id, work_id) references works.work
);
call platform.protect('works.requirement', 'select, insert');
