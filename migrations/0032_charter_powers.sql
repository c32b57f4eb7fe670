-- Rights go on, powers stop (decision 0037). What began under a charter keeps its rules to the end; what
-- the charter let the municipality do about it stops when the charter lapsed and none took its place.

-- Whether any agreed charter still gives powers over what began under the rules with this number. The
-- same rule is `powersLeft` in src/modules/charter/model/powers.ts; a test holds the two equal.
create function charter.gives_powers(community uuid, began int, moment timestamptz)
returns boolean language sql stable as $$
  select began = 0 or exists (
    select from charter.version
    where version.community_id = community
      and version.adopted_at <= moment
      and (moment at time zone 'Europe/Amsterdam')::date >= version.in_force_from
      and (version.in_force_until is null
        or (moment at time zone 'Europe/Amsterdam')::date <= version.in_force_until)
      and (version.area_id is null or (began % 10000 = 0 and version.area_id = (
        select own.area_id from charter.version own
        where own.community_id = community and own.version = began / 10000))))
$$;

alter table challenges.challenge add column extended_at timestamptz(3);
update challenges.challenge set extended_at = filed_at where extended_weeks is not null;
alter table challenges.challenge add constraint extended_at_a_moment check (
  (extended_weeks is null) = (extended_at is null));

-- No extension, no ground that only a charter gives, and no offer owed for later, once it lapsed.
create function challenges.keep_powers() returns trigger language plpgsql as $$
begin
  if old.extended_weeks is null and new.extended_weeks is not null
     and not charter.gives_powers(new.community_id, new.charter_version, new.extended_at) then
    raise exception 'the charter of % lapsed: no extension', old.number;
  end if;
  if new.refusal_ground is not null
     and (new.refusal_ground, new.refusal_reason)
       is distinct from (old.refusal_ground, old.refusal_reason)
     and (new.refusal_ground in ('costAboveCap', 'noLocalAnchoring') or new.counter_offer is null)
     and not charter.gives_powers(new.community_id, new.charter_version, new.decided_at) then
    raise exception 'the charter of % lapsed: no such refusal', old.number;
  end if;
  return new;
end;
$$;
create trigger keep_powers before update on challenges.challenge
  for each row execute function challenges.keep_powers();

-- The visit by lot is a power of the charter: none is drawn once it lapsed.
create function deals.keep_powers() returns trigger language plpgsql as $$
begin
  if not charter.gives_powers(new.community_id, (
    select deal.charter_version from deals.deal
    where deal.community_id = new.community_id and deal.id = new.deal_id), new.at) then
    raise exception 'the charter of this deal lapsed: no visit is drawn';
  end if;
  return new;
end;
$$;
create trigger keep_powers before insert on deals.lot
  for each row execute function deals.keep_powers();
