-- What was committed and will not be spent comes back: all of it when a deal does not come about,
-- what is left of it when a deal is handed back. Once for each commitment.
create table mandates.release (
  community_id uuid not null,
  purpose_kind text not null,
  purpose_id uuid not null,
  amount_cents bigint not null check (amount_cents > 0),
  at timestamptz not null,
  primary key (community_id, purpose_kind, purpose_id),
  foreign key (community_id, purpose_kind, purpose_id) references mandates.commitment
);
call platform.protect('mandates.release', 'select, insert');

-- As with a commitment, the sum follows from the rows, also when SQL goes round us.
create function mandates.add_release() returns trigger
  language plpgsql security definer set search_path = ''
as $$
declare
  was_committed bigint;
  of_mandate uuid;
begin
  select c.amount_cents, c.mandate_id into was_committed, of_mandate from mandates.commitment c
  where c.community_id = new.community_id and c.purpose_kind = new.purpose_kind
    and c.purpose_id = new.purpose_id;
  if new.amount_cents > was_committed then
    raise exception 'more would come back than was committed';
  end if;
  update mandates.mandate set committed_cents = committed_cents - new.amount_cents
  where community_id = new.community_id and id = of_mandate;
  return new;
end;
$$;
create trigger add_release after insert on mandates.release
  for each row execute function mandates.add_release();
