-- What stands on the table may change until it binds: each party changes what it brings itself, and
-- names goals of its own, before it signs. A signature is under what stood there then: its edition.
alter table coalitions.coalition add column edition int not null default 1 check (edition > 0);
grant update (edition) on coalitions.coalition to meent_app;

alter table coalitions.pledge drop constraint pledge_kind_check;
alter table coalitions.pledge drop constraint pledge_check2;
alter table coalitions.pledge
  add constraint pledge_kind_check check (kind in ('money', 'hours', 'room', 'goods', 'skill')),
  add constraint words_of_things check ((words is not null) = (kind in ('room', 'goods', 'skill')));
grant delete on coalitions.pledge to meent_app;

alter table coalitions.signature add column edition int not null default 1 check (edition > 0);
grant update (edition, at) on coalitions.signature to meent_app;

-- What the parties want to reach together, each named by one of them.
create table coalitions.goal (
  community_id uuid not null,
  party_id uuid not null,
  position int not null check (position between 1 and 5),
  words text not null check (length(words) between 3 and 200),
  primary key (community_id, party_id, position),
  foreign key (community_id, party_id) references coalitions.party
);
call platform.protect('coalitions.goal', 'select, insert, delete');

-- What a party brings, and what it named, is its own until it signs. Whoever signed before such a
-- change signed another table: the edition goes up, and each signs again before it binds.
create or replace function coalitions.hold_pledge() returns trigger language plpgsql as $$
declare
  changed_community uuid := case when tg_op = 'DELETE' then old.community_id else new.community_id end;
  changed_party uuid := case when tg_op = 'DELETE' then old.party_id else new.party_id end;
  table_of record;
begin
  select c.id, c.state, c.edition into table_of
  from coalitions.party p
  join coalitions.coalition c on c.community_id = p.community_id and c.id = p.coalition_id
  where p.community_id = changed_community and p.id = changed_party;
  if table_of.state <> 'proposed' then
    raise exception 'the pledges bind: this is no proposal any more';
  end if;
  if exists (select from coalitions.signature s where s.community_id = changed_community
      and s.party_id = changed_party and s.edition = table_of.edition) then
    raise exception 'the pledges of this party bind: it signed';
  end if;
  if exists (select from coalitions.signature s where s.community_id = changed_community
      and s.coalition_id = table_of.id and s.edition = table_of.edition) then
    update coalitions.coalition set edition = edition + 1
    where community_id = changed_community and id = table_of.id;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end;
$$;
drop trigger hold_pledge on coalitions.pledge;
create trigger hold_pledge before insert or delete on coalitions.pledge
  for each row execute function coalitions.hold_pledge();
create trigger hold_goal before insert or delete on coalitions.goal
  for each row execute function coalitions.hold_pledge();

-- A signature is put under a proposal as it stands now, and by a party that brings something.
create or replace function coalitions.hold_signature() returns trigger language plpgsql as $$
declare
  stands int;
begin
  select c.edition into stands from coalitions.coalition c
  where c.community_id = new.community_id and c.id = new.coalition_id and c.state = 'proposed'
  for share;
  if not found then
    raise exception 'only a proposal is signed';
  end if;
  if new.edition <> stands then
    raise exception 'what is signed is what stands on the table now';
  end if;
  if not exists (select from coalitions.pledge p
      where p.community_id = new.community_id and p.party_id = new.party_id) then
    raise exception 'who signs brings something';
  end if;
  return new;
end;
$$;
drop trigger hold_signature on coalitions.signature;
create trigger hold_signature before insert or update on coalitions.signature
  for each row execute function coalitions.hold_signature();

-- As before, and: each signature that makes it firm is under the table as it stands.
create or replace function coalitions.hold_coalition() returns trigger language plpgsql as $$
declare
  seats int;
  signed int;
  remain int;
  stay int;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'proposed' then
      raise exception '% begins as a proposal', new.number;
    end if;
    return new;
  end if;
  if old.state in ('withdrawn', 'expired', 'closed') then
    raise exception '% has ended', old.number;
  end if;
  if old.firm_at is not null and new.firm_at is distinct from old.firm_at
     or new.round not in (old.round, old.round + 1) then
    raise exception '% keeps how it came about', old.number;
  end if;
  if new.edition <> old.edition
     and (new.edition <> old.edition + 1 or old.state <> 'proposed') then
    raise exception '% keeps what stands on its table', old.number;
  end if;
  if new.state = 'firm' and old.state <> 'firm' then
    select count(*), count(s.party_id), count(*) filter (where l.party_id is null),
      count(y.party_id) filter (where l.party_id is null)
    into seats, signed, remain, stay
    from coalitions.party p
    left join coalitions.signature s on s.community_id = p.community_id and s.party_id = p.id
      and s.edition = new.edition
    left join coalitions.leaving l on l.community_id = p.community_id and l.party_id = p.id
    left join coalitions.stay y on y.community_id = p.community_id and y.party_id = p.id
      and y.round = new.round
    where p.community_id = new.community_id and p.coalition_id = new.id;
    if old.state = 'proposed' and (seats < 2 or signed <> seats) then
      raise exception '% needs the signature of each of its parties', new.number;
    end if;
    if old.state = 'wavering' and (remain < 2 or stay <> remain) then
      raise exception '% goes on when two or more remain and each says so', new.number;
    end if;
    if old.state not in ('proposed', 'wavering') then
      raise exception '% is over', new.number;
    end if;
  end if;
  return new;
end;
$$;
