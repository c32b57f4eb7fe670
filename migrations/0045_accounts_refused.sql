-- Mail servers refused this address: since when, with which code, and how often. A refusal that is about
-- the address ends mail at once; others (a full mailbox, a filter) after three in thirty days.
alter table accounts.email
  add column refusals int not null default 0 check (refusals between 0 and 1000),
  add column last_refused_at timestamptz,
  add column refused_at timestamptz,
  -- The code alone, as `550 5.1.1`; never a server's words, which may hold the address.
  add column refused_reason text check (refused_reason ~ '^[0-9. ]{3,20}$'),
  add check ((refused_at is null) = (refused_reason is null)),
  add check ((refusals = 0) = (last_refused_at is null)),
  add check (refused_at is null or refusals > 0);
grant update (refusals, last_refused_at, refused_at, refused_reason) on accounts.email to meent_app;
