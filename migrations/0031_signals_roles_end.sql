-- Whoever was to answer and holds no role any more: it goes to the next, by name. Nobody did that.
alter table signals.step
  drop constraint step_kind_check,
  drop constraint said_by,
  drop constraint step_check,
  add constraint known_step check (kind in
    ('answered', 'becameWork', 'joined', 'kept', 'forwarded', 'told', 'helped', 'notHelped',
     'wentOver')),
  add constraint said_by check (
    (member_id is null) = (kind in ('helped', 'notHelped', 'wentOver'))),
  add constraint passed_to_somebody check (
    (to_member_id is not null) = (kind in ('forwarded', 'wentOver')));
