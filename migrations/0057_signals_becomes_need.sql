-- What somebody asks can become a need, to which others offer.
alter table signals.signal
  add column listing_id uuid,
  add foreign key (community_id, listing_id) references market.listing,
  drop constraint signal_state_check,
  add constraint known_state check (state in
    ('waiting', 'overdue', 'answered', 'becameWork', 'becameNeed', 'joined', 'kept', 'withdrawn')),
  add constraint need_where_it_became_one check (
    state <> 'becameNeed' or listing_id is not null);

alter table signals.step
  drop constraint known_step,
  drop constraint a_reply_has_words,
  add constraint known_step check (kind in
    ('answered', 'becameWork', 'becameNeed', 'joined', 'kept', 'forwarded', 'told', 'helped',
     'notHelped', 'wentOver')),
  add constraint a_reply_has_words check (
    kind not in ('answered', 'becameWork', 'becameNeed', 'joined', 'kept') or length(words) >= 2);

-- As before, with this ending.
create or replace function signals.hold_ending() returns trigger language plpgsql as $$
begin
  if new.state in ('answered', 'becameWork', 'becameNeed', 'joined', 'kept') and not exists (
    select from signals.step s
    where s.community_id = new.community_id and s.signal_id = new.id and s.kind = new.state
  ) then
    raise exception '% ends with an answer of somebody', new.number;
  end if;
  return null;
end;
$$;
