-- The whole life of a challenge: one question that stops the clock once, grounds with their own
-- answers, a counter-offer that may follow, the objection, the impasse, and "can you both?".

alter table challenges.challenge
  add question text,
  add question_asked_on date,
  add question_due_on date,
  add question_answered_on date,
  add question_answer text,
  add ground_answers jsonb,
  add counter_offer_due_on date,
  add object_by date,
  add objected_on date,
  add objection text,
  add objection_ends_on date,
  add impasse_on date,
  add impasse_ends_on date;

alter table challenges.challenge
  drop constraint known_state,
  add constraint known_state check (state in ('draft', 'filed', 'inDecision', 'accepted',
    'acceptedBySilence', 'refused', 'objected', 'impasse', 'withdrawn', 'agreed', 'running')),
  drop constraint lapses_where_it_waits,
  add constraint lapses_where_it_waits check (
    state in ('filed', 'inDecision', 'objected', 'agreed') or lapses_at is null),
  drop constraint refusal_is_whole,
  add constraint refusal_is_whole check (state <> 'refused' or (
    refusal_ground is not null and length(refusal_reason) >= 20 and ground_answers is not null
    and (length(counter_offer) >= 20 or counter_offer_due_on is not null))),
  add constraint question_is_whole check (
    num_nulls(question, question_asked_on, question_due_on) in (0, 3)
    and question_due_on >= question_asked_on),
  add constraint answer_follows_question check (
    num_nulls(question_answered_on, question_answer) in (0, 2)
    and (question_answered_on is null or question_answered_on between question_asked_on and question_due_on)),
  add constraint objection_is_whole check (
    num_nulls(objected_on, objection, objection_ends_on) in (0, 3)
    and (objected_on is null or objected_on <= object_by)),
  add constraint objected_has_objection check (state <> 'objected' or objection is not null),
  add constraint impasse_has_term check (
    state <> 'impasse' or (impasse_on is not null and impasse_ends_on > impasse_on));

-- The clock stops once at most.
create function challenges.hold_question() returns trigger language plpgsql as $$
begin
  if old.question is not null and new.question is distinct from old.question then
    raise exception 'the clock of % was stopped before', old.number;
  end if;
  if old.objection is not null and new.objection is distinct from old.objection then
    raise exception 'an objection against the refusal of % was made before', old.number;
  end if;
  return new;
end;
$$;
create trigger hold_question before update on challenges.challenge
  for each row execute function challenges.hold_question();

-- "Can you both?" A way to share one work, which each challenger answers; or the reason why not.
create table challenges.division (
  community_id uuid not null,
  id uuid not null,
  work_id uuid not null,
  way text not null check (way in ('area', 'group', 'choice', 'indivisible')),
  body text not null check (length(body) between 20 and 4000),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, work_id) references works.work,
  foreign key (community_id, proposed_by) references people.member
);
create index on challenges.division (community_id, work_id, proposed_at);
call platform.protect('challenges.division', 'select, insert');

create table challenges.division_answer (
  community_id uuid not null,
  division_id uuid not null,
  challenge_id uuid not null,
  agrees boolean not null,
  member_id uuid not null,
  at timestamptz not null,
  primary key (community_id, division_id, challenge_id),
  foreign key (community_id, division_id) references challenges.division,
  foreign key (community_id, challenge_id) references challenges.challenge,
  foreign key (community_id, member_id) references people.member
);
call platform.protect('challenges.division_answer', 'select, insert');
