-- Where words of persons stand that may have to be erased is said of each column itself, so that a
-- module says it of its own, and nobody copies a list: `comment on column ... is 'words of a person'`,
-- and where the row does not name whose they are, what leads to a row that does: `..., by
-- schema.table.column = own column`.
do $$
declare
  place text;
  at text[];
begin
  foreach place in array array[
    'signals.signal.body',
    'signals.signal.place',
    'signals.step.words signals.signal.id signal_id',
    'works.work.title',
    'works.work.lead',
    'works.work.doer_name',
    'works.work.serves',
    'works.work.protects',
    'works.work.reserved_reason',
    'works.requirement.title',
    'works.requirement.detail',
    'works.undertaking.what',
    'works.undertaking.noticed',
    'works.undertaking.outcome',
    'works.undertaking_answer.body',
    'works.undertaking_reply.body',
    'challenges.challenge.why',
    'challenges.challenge.cooperation',
    'challenges.challenge.experience',
    'challenges.challenge.support',
    'challenges.challenge.costs',
    'challenges.challenge.quality',
    'challenges.challenge.protection',
    'challenges.challenge.extension_reason',
    'challenges.challenge.question',
    'challenges.challenge.question_answer',
    'challenges.challenge.refusal_reason',
    'challenges.challenge.counter_offer',
    'challenges.challenge.objection',
    'challenges.challenge.departure_reason',
    'challenges.challenge.withdrawn_reason',
    'challenges.division.body',
    'challenges.reply.body',
    'deals.deal.title',
    'deals.deal.what',
    'deals.deal.party_carries',
    'deals.deal.municipality_carries',
    'deals.deal.continuity',
    'deals.deal.step_in',
    'deals.means.words deals.deal.id deal_id',
    'deals.milestone.what deals.deal.id deal_id',
    'deals.requirement.title deals.deal.id deal_id',
    'deals.withdrawal.reason',
    'deals.ending.reason',
    'deals.step_in.words',
    'deals.step_in.doer_name',
    'deals.handover_letter.promised',
    'deals.handover_letter.matters',
    'deals.handover_letter.open',
    'deals.handover_reply.words',
    'deals.request.title',
    'deals.request.what',
    'deals.request.continuity',
    'deals.request.refusal_reason',
    'deals.request.refusal_needed',
    'deals.request.reply',
    'deals.request_means.words deals.request.id request_id',
    'deals.look_back.words',
    'deals.walkabout.saw',
    'deals.walkabout.heard',
    'deals.reply.words',
    'acts.act.body',
    'acts.act.title',
    'acts.seat.holder',
    'acts.reply.body',
    'acts.rule.title',
    'acts.rule.owner_name',
    'acts.exception.for_whom acts.act.id act_id',
    'acts.exception.card acts.act.id act_id',
    'acts.rule_step.body',
    'charter.version.title',
    'charter.party.promise charter.version.version version',
    'charter.closing.reason',
    'charter.reply.body',
    'charter.answer.body',
    'coalitions.coalition.title',
    'coalitions.coalition.what',
    'coalitions.coalition.serves',
    'coalitions.coalition.continuity',
    'coalitions.party.name',
    'coalitions.pledge.words',
    'coalitions.leaving.reason coalitions.signature.party_id party_id',
    'coalitions.look_back.words coalitions.signature.party_id party_id',
    'letters.letter.why',
    'letters.letter.cooperation',
    'letters.answer.words',
    'letters.answer.signed_by',
    'letters.reply.words',
    'people.organization.name',
    'people.organization.about',
    'people.role_term.end_reason',
    'people.role_proposal.reason',
    'people.on_behalf.asked',
    'people.on_behalf_word.words',
    'initiatives.initiative.title',
    'initiatives.initiative.what',
    'initiatives.initiative.why',
    'initiatives.initiative.place',
    'initiatives.initiative.value_access',
    'initiatives.initiative.value_support',
    'initiatives.initiative.value_direction',
    'initiatives.initiative.value_other',
    'initiatives.initiative.norms',
    'initiatives.initiative.income_words',
    'initiatives.means.words',
    'initiatives.means.carrier',
    'initiatives.seat.holder',
    'initiatives.party.role',
    'initiatives.post.words',
    'initiatives.thanks.words',
    'initiatives.thanks.to_name',
    'initiatives.godparent.words',
    'initiatives.godparent.known_as',
    'coalitions.goal.words',
    'market.listing.title',
    'market.listing.what']
  loop
    at := string_to_array(split_part(place, ' ', 1), '.');
    execute format('comment on column %I.%I.%I is %L', at[1], at[2], at[3],
      'words of a person' || case when split_part(place, ' ', 2) = '' then ''
        else format(', by %s = %s', split_part(place, ' ', 2), split_part(place, ' ', 3)) end);
  end loop;
end;
$$;
comment on column market.outcome.thanks is
  'words of a person, by market.introduction.id = introduction_id';

-- Erasing passes what holds the application.
create or replace trigger hold_listing before insert or update on market.listing
  for each row when (current_user = 'meent_app') execute function market.hold_listing();

create or replace function moderation.erase(of_community uuid, of_writing uuid, mark text)
returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
  one moderation.writing%rowtype;
  place record;
  last_hidden moderation.measure%rowtype;
  last_erased moderation.measure%rowtype;
begin
  if of_community is distinct from platform.current_community() then
    raise exception 'another community';
  end if;
  select * into one from moderation.writing
  where community_id = of_community and id = of_writing for update;
  select * into last_erased from moderation.measure
  where community_id = of_community and writing_id = of_writing and kind = 'erased';
  if last_erased.id is null or one.state not in ('hidden', 'unpublished') then
    raise exception 'nothing is erased without a measure, and without being out of sight before';
  end if;
  select * into last_hidden from moderation.measure
  where community_id = of_community and writing_id = of_writing and kind in ('hidden', 'unpublished')
  order by at desc limit 1;
  if last_hidden.member_id = last_erased.member_id then
    raise exception 'two people erase: one hides, another erases';
  end if;
  for place in
    select n.nspname::text as of_schema, c.relname::text as of_table, a.attname::text as of_column,
      regexp_match(d.description, '^words of a person, by (\w+)\.(\w+)\.(\w+) = (\w+)$') as through
    from pg_description d
      join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
      join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid
      join pg_namespace n on n.oid = c.relnamespace
    where d.objsubid > 0 and d.description like 'words of a person%'
  loop
    execute format(
      'update %1$I.%2$I t set %3$I = $1 where t.community_id = $2 and t.%3$I = $3
         and (strpos(to_jsonb(t)::text, $4) > 0 %4$s)',
      place.of_schema, place.of_table, place.of_column,
      case when place.through is null then '' else format(
        'or exists (select from %1$I.%2$I p where p.community_id = t.community_id
           and p.%3$I = t.%4$I and strpos(to_jsonb(p)::text, $4) > 0)',
        place.through[1], place.through[2], place.through[3], place.through[4]) end)
      using mark, of_community, one.body, one.owner::text;
  end loop;
  -- the answers to the questions of a ground stand together in one column
  update challenges.challenge c set ground_answers = (
    select jsonb_object_agg(a.key, case when a.value = to_jsonb(one.body) then to_jsonb(mark)
      else a.value end) from jsonb_each(c.ground_answers) a)
  where c.community_id = of_community and c.id = one.owner and c.ground_answers is not null
    and exists (select from jsonb_each(c.ground_answers) a where a.value = to_jsonb(one.body));
  update platform.entry_text t set salt = null, body = null, erased_at = clock_timestamp()
  from platform.entry e
  where t.community_id = of_community and t.body = one.body
    and e.community_id = of_community and e.number = t.number
    -- of whoever wrote it; or about the thing it stands on, or another on which she acts: somebody else
    -- may have put her words in
    and (one.owner in (e.actor_id, e.subject_id) or exists (
      select from platform.entry_subject s
      where s.community_id = of_community and s.number = e.number
        and s.subject_kind not in ('area', 'community', 'organization')
        and (s.subject_id in (one.owner, one.subject_id) or exists (
          select from platform.entry_subject a
            join platform.entry acted on acted.community_id = of_community and acted.number = a.number
          where a.community_id = of_community and a.subject_kind = s.subject_kind
            and a.subject_id = s.subject_id and acted.actor_id = one.owner))));
  delete from platform.instead
  where community_id = of_community and owner = one.owner and hash = one.hash;
  update moderation.measure set body = null
  where community_id = of_community and writing_id = of_writing;
  update moderation.writing set body = null, wording = null, state = 'erased'
  where community_id = of_community and id = of_writing;
end;
$$;
