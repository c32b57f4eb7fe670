-- A program that acts for a person: only the hash of its token is kept, for some modules and a time.
create table accounts.token (
  community_id uuid not null references people.community,
  id uuid not null,
  member_id uuid not null,
  name text not null check (length(name) between 2 and 80),
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  -- The modules in which it may do what its person may.
  scopes text[] not null check (cardinality(scopes) between 1 and 40),
  made_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > made_at and ends_at <= made_at + interval '366 days'),
  -- The day of machine time on which it was last used: to find out which one nobody uses.
  used_on date,
  revoked_at timestamptz,
  primary key (community_id, id),
  unique (community_id, token_hash),
  foreign key (community_id, member_id) references people.member
);
call platform.protect('accounts.token', 'select, insert, delete');
grant update (used_on, revoked_at) on accounts.token to meent_app;
create index token_member on accounts.token (community_id, member_id);

-- What was revoked stays so; and nobody has more than twenty that work.
create function accounts.hold_token() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at then
      raise exception 'a revoked token stays revoked';
    end if;
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('accounts.token ' || new.member_id, 0));
  if (select count(*) from accounts.token
      where community_id = new.community_id and member_id = new.member_id
        and revoked_at is null and ends_at > new.made_at) >= 20 then
    raise exception 'twenty tokens at most';
  end if;
  return new;
end;
$$;
create trigger held before insert or update on accounts.token
  for each row execute function accounts.hold_token();
