create schema people;
grant usage on schema people to meent_app;

-- Communities and accounts are one for all: a person has one identity and memberships.
create table people.community (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,60}$' and slug not in ('en', 'nl')),
  name text not null check (length(name) between 2 and 80),
  cbs_code text check (cbs_code ~ '^(GM|WK|BU)[0-9]{4,8}$'),
  lead text not null default '',
  lead_en text not null default '',
  phone text,
  made_at timestamptz not null default now()
);
grant select, insert on people.community to meent_app;

create table people.account (
  id uuid primary key,
  made_at timestamptz not null default now()
);
grant select, insert on people.account to meent_app;

create table people.area (
  community_id uuid not null references people.community,
  id uuid not null,
  slug text not null,
  name text not null,
  residents int check (residents >= 0),
  primary key (community_id, id),
  unique (community_id, slug)
);
call platform.protect('people.area', 'select, insert, update');

-- How a person appears within one community.
create table people.member (
  community_id uuid not null references people.community,
  id uuid not null,
  account_id uuid not null references people.account,
  name text not null check (length(name) between 2 and 80),
  area_id uuid,
  made_at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, account_id),
  foreign key (community_id, area_id) references people.area
);
call platform.protect('people.member', 'select, insert, update');

create table people.role_term (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  role text not null,
  title text,
  starts_on date not null,
  ends_on date,
  primary key (community_id, id),
  foreign key (community_id, member_id) references people.member,
  check (ends_on is null or ends_on >= starts_on)
);
call platform.protect('people.role_term', 'select, insert, update');

create table people.organization (
  community_id uuid not null references people.community,
  id uuid not null,
  name text not null check (length(name) between 2 and 120),
  form text not null check (form in ('association', 'foundation', 'cooperative', 'firm', 'municipal')),
  primary key (community_id, id),
  unique (community_id, name)
);
call platform.protect('people.organization', 'select, insert, update');

create table people.organization_member (
  community_id uuid not null,
  organization_id uuid not null,
  member_id uuid not null,
  primary key (community_id, organization_id, member_id),
  foreign key (community_id, organization_id) references people.organization,
  foreign key (community_id, member_id) references people.member
);
call platform.protect('people.organization_member', 'select, insert, delete');
