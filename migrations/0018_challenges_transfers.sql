-- A party that leaves or dies does not leave its challenge hanging. The helping official says so, and
-- the party has time to say that it is still there; then it goes on by somebody who wants it, or is
-- taken back with the reason that everybody can read. The term of the decision just runs on.
alter table challenges.challenge
  add departure_reason text check (length(departure_reason) between 20 and 2000),
  add departure_on date,
  add departure_until date,
  add withdrawn_reason text check (length(withdrawn_reason) between 20 and 2000),
  add constraint departure_is_whole check (
    num_nulls(departure_reason, departure_on, departure_until) in (0, 3)
    and departure_until > departure_on),
  add constraint withdrawn_has_state check (withdrawn_reason is null or state = 'withdrawn');

-- To whom a party, or the helping official for it, offers the challenge; it goes by that one's yes.
create table challenges.transfer (
  community_id uuid not null,
  id uuid not null,
  challenge_id uuid not null,
  to_member_id uuid not null,
  to_organization_id uuid,
  offered_by uuid not null,
  offered_at timestamptz not null,
  ended text check (ended in ('taken', 'declined', 'replaced')),
  ended_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, challenge_id) references challenges.challenge,
  foreign key (community_id, to_member_id) references people.member,
  foreign key (community_id, to_organization_id) references people.organization,
  foreign key (community_id, offered_by) references people.member,
  check ((ended is null) = (ended_at is null))
);
create unique index one_open_transfer on challenges.transfer (community_id, challenge_id)
  where ended is null;
call platform.protect('challenges.transfer', 'select, insert');
grant update (ended, ended_at) on challenges.transfer to meent_app;

create function challenges.hold_party() returns trigger language plpgsql as $$
begin
  if old.filed_at is not null
     and (new.party_member_id, new.party_organization_id)
       is distinct from (old.party_member_id, old.party_organization_id)
     and not exists (select from challenges.transfer t
       where t.community_id = new.community_id and t.challenge_id = new.id and t.ended = 'taken'
         and t.to_member_id = new.party_member_id
         and t.to_organization_id is not distinct from new.party_organization_id) then
    raise exception '% goes to another only by consent', old.number;
  end if;
  if new.withdrawn_reason is not null and old.withdrawn_reason is null
     and old.departure_until is null then
    raise exception '% is withdrawn by its party alone', old.number;
  end if;
  return new;
end;
$$;
create trigger hold_party before update on challenges.challenge
  for each row execute function challenges.hold_party();

-- One live challenge of one organisation for a work too, through whichever of its members.
create unique index one_live_of_organization
  on challenges.challenge (community_id, work_id, party_organization_id)
  where state in ('filed', 'inDecision') and party_organization_id is not null;
