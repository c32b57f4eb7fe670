-- Who wants to hear of each line of the public record: a program's address, told in order.
create schema webhooks;
grant usage on schema webhooks to meent_app;

create table webhooks.endpoint (
  community_id uuid not null references people.community,
  id uuid not null,
  member_id uuid not null,
  url text not null check (url ~ '^https://[^[:space:]]+$' and length(url) between 12 and 500),
  -- The key that signs what we send. The receiver has the same one, so it cannot be a hash.
  secret text not null check (length(secret) between 40 and 100),
  -- The last line of the record that arrived; what comes after it is owed.
  told_number bigint not null check (told_number >= 0),
  made_at timestamptz not null,
  -- How often in a row it went wrong, since when, why, and when we try again.
  failures int not null default 0 check (failures >= 0),
  failing_since timestamptz,
  fault text check (fault in ('noName', 'privateAddress', 'noAnswer', 'refused', 'tooSlow')),
  retry_at timestamptz,
  -- After too long without an answer we stop; its owner may begin again.
  stopped_at timestamptz,
  primary key (community_id, id),
  unique (community_id, member_id, url),
  foreign key (community_id, member_id) references people.member,
  check ((failures = 0) = (failing_since is null)),
  check ((failures = 0) = (fault is null))
);
call platform.protect('webhooks.endpoint', 'select, insert, delete');
grant update (told_number, failures, failing_since, fault, retry_at, stopped_at)
  on webhooks.endpoint to meent_app;

-- What was told stays told, and one person has ten at most.
create function webhooks.hold_endpoint() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.told_number < old.told_number then
      raise exception 'a line is told once it is told';
    end if;
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('webhooks.endpoint ' || new.member_id, 0));
  if (select count(*) from webhooks.endpoint
      where community_id = new.community_id and member_id = new.member_id) >= 10 then
    raise exception 'ten addresses at most';
  end if;
  return new;
end;
$$;
create trigger held before insert or update on webhooks.endpoint
  for each row execute function webhooks.hold_endpoint();
