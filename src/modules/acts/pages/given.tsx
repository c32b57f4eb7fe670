import { localDate } from "#lib/calendar.ts";
import { dateText, euroText, numberText } from "#lib/format.ts";
import type { Seat } from "#lib/governance.ts";
import { findMandate } from "#modules/mandates";
import { findOrganization, listNames } from "#modules/people";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import type { Entry } from "#platform/record.ts";
import { type Fact, Facts } from "#ui/facts.tsx";
import { Link, Paragraph, Section } from "#ui/page.tsx";
import { texts as uiTexts } from "#ui/texts.ts";
import { type FoundSubject, pathOf } from "../actions/subject.ts";
import type { Card, Rule } from "../model/exception.ts";
import type { Guarantee } from "../model/guarantee.ts";
import { decideReply, type GivenAct, type Reply } from "../model.ts";
import {
  listActsOn,
  listExceptionsOf,
  listGuarantees,
  listReplies,
  listRulesByIds,
  listSeats,
} from "../store.ts";
import { texts } from "../texts.ts";
import { SayInWords } from "./seats.tsx";
import type { Standing } from "./view.ts";

/** All acts on one thing, with what the page shows of each. */
export interface GivenView {
  readonly acts: readonly GivenAct[];
  readonly seats: ReadonlyMap<string, readonly Seat[]>;
  readonly replies: readonly Reply[];
  /** How each guarantee among them stands. */
  readonly guarantees: ReadonlyMap<string, Guarantee>;
  readonly cards: ReadonlyMap<string, Card>;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly names: ReadonlyMap<string, string>;
  readonly organizations: ReadonlyMap<string, string>;
  readonly mandates: ReadonlyMap<string, string>;
}

export async function loadGiven(
  db: Db,
  communityId: string,
  subject: { readonly kind: string; readonly id: string },
): Promise<GivenView> {
  const acts = await listActsOn(db, communityId, subject, 50);
  const ids = acts.map(({ id }) => id);
  const replies = await listReplies(db, communityId, ids);
  const cards = await listExceptionsOf(db, communityId, ids);
  const rules = await listRulesByIds(
    db,
    communityId,
    cards.map(({ ruleId }) => ruleId),
  );
  const organizationIds = [...acts, ...replies].flatMap(
    ({ organizationId }) => organizationId ?? [],
  );
  const organizations = new Map<string, string>();
  for (const id of new Set(organizationIds)) {
    const found = await findOrganization(db, communityId, id);
    if (found) organizations.set(id, found.name);
  }
  const mandates = new Map<string, string>();
  for (const id of new Set(acts.flatMap(({ mandateId }) => mandateId ?? []))) {
    const found = await findMandate(db, communityId, id);
    if (found) mandates.set(id, found.number);
  }
  const people = [
    ...acts.map(({ givenBy }) => givenBy),
    ...replies.map(({ memberId }) => memberId),
  ];
  return {
    acts,
    seats: await listSeats(db, communityId, ids),
    guarantees: new Map(
      (await listGuarantees(db, communityId, ids)).map((guarantee) => [guarantee.actId, guarantee]),
    ),
    replies,
    cards: new Map(cards.map((card) => [card.actId, card])),
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    names: await listNames(db, communityId, [...new Set(people)]),
    organizations,
    mandates,
  };
}

interface GivenProps {
  readonly page: PageTools;
  readonly subject: FoundSubject;
  readonly standing: Standing | undefined;
  readonly given: GivenView;
  readonly entries: readonly Entry[];
}

/** What was said and given, newest first, with a reply beside each. */
export function GivenSection(props: GivenProps) {
  const t = texts[props.page.language].section;
  return (
    <Section id="gegeven" title={t.title}>
      <Paragraph small soft>
        {t.lead}
      </Paragraph>
      {props.given.acts.map((act) => (
        <GivenItem {...props} act={act} key={act.id} />
      ))}
    </Section>
  );
}

function GivenItem({
  page,
  subject,
  standing,
  given,
  entries,
  act,
}: GivenProps & { readonly act: GivenAct }) {
  const { language } = page;
  const t = texts[language].section;
  const number = entries.find(
    ({ data, nineAct }) => nineAct !== null && data.actId === act.id,
  )?.number;
  const seats = given.seats.get(act.id);
  const own = given.replies.filter(({ actId }) => actId === act.id);
  const mayReply =
    standing !== undefined &&
    decideReply(act, subject, standing.giver).ok &&
    !own.some(({ memberId }) => memberId === standing.giver.memberId);
  return (
    <div class="meent-stack meent-said" id={`daad-${act.id}`}>
      <h3 class="utrecht-heading-3">
        {act.act === "shareKnowledge" && act.title ? act.title : uiTexts[language].acts[act.act]}
      </h3>
      <Paragraph small soft>
        {t.by(
          nameOf(page, given, act),
          t.offices[act.office],
          dateText(localDate(act.at), language),
        )}
      </Paragraph>
      <Paragraphs text={act.body} />
      <Facts wide items={factsOf(page, given, act)} />
      {seats && act.votesNeeded !== null && (
        <SayInWords page={page} seats={seats} votesNeeded={act.votesNeeded} />
      )}
      {own.map((reply) => (
        <blockquote key={reply.memberId}>
          <Paragraph small>
            <b>
              {t.replyBy(
                nameOf(page, given, { ...reply, givenBy: reply.memberId }),
                dateText(localDate(reply.at), language),
              )}
            </b>
          </Paragraph>
          <Paragraphs text={reply.body} />
        </blockquote>
      ))}
      <Paragraph small>
        {number !== undefined && (
          <Link href={page.href(`/logboek/${number}`)}>
            {t.proof(numberText(number, language))}
          </Link>
        )}
        {number !== undefined && mayReply && " · "}
        {mayReply && (
          <Link href={page.href(`${pathOf(subject)}/daden/antwoord/${act.id}`)}>{t.reply}</Link>
        )}
        {(number !== undefined || mayReply) && " · "}
        <Link href={page.href(`/volgen/act/${act.id}`)}>{t.follow}</Link>
      </Paragraph>
    </div>
  );
}

/** Whoever gave it, and for which organisation. */
function nameOf(
  { language }: PageTools,
  given: GivenView,
  { givenBy, organizationId }: Pick<GivenAct, "givenBy" | "organizationId">,
): string {
  const name = given.names.get(givenBy) ?? "";
  const organization = organizationId && given.organizations.get(organizationId);
  return organization ? texts[language].section.forOrganization(name, organization) : name;
}

function factsOf(page: PageTools, given: GivenView, act: GivenAct): readonly Fact[] {
  const { language } = page;
  const t = texts[language].section;
  const day = (date: string) => dateText(date, language);
  const mandate = act.mandateId && given.mandates.get(act.mandateId);
  const card = given.cards.get(act.id);
  const endedAt = given.guarantees.get(act.id)?.endedAt;
  const rule = card && given.rules.get(card.ruleId);
  return [
    ...(act.act === "invite" && act.title
      ? [
          {
            term: t.invited,
            value: act.title,
            ...(act.endsOn !== null && { note: t.answerBy(day(act.endsOn)) }),
          },
        ]
      : []),
    ...(act.amountCents === null
      ? []
      : [{ term: t.amount, value: euroText(act.amountCents, language) }]),
    ...(mandate
      ? [
          {
            term: t.fromMandate,
            value: <Link href={page.href(`/mandaten/${mandate}`)}>{mandate}</Link>,
          },
        ]
      : []),
    ...(act.act === "coFinance" && act.title ? [{ term: t.beside, value: act.title }] : []),
    ...(act.act === "guarantee" && act.endsOn !== null
      ? [
          {
            term: t.untilDay,
            value: day(act.endsOn),
            ...(endedAt && { note: t.guaranteeOver(day(localDate(endedAt))) }),
          },
        ]
      : []),
    ...(act.act === "award" && act.startsOn !== null
      ? [{ term: t.fromDay, value: day(act.startsOn) }]
      : []),
    ...(act.link === null
      ? []
      : [{ term: t.read, value: <Link href={act.link}>{act.link}</Link> }]),
    ...(card && rule
      ? [
          {
            term: t.rule,
            value: <Link href={page.href(`/uitzonderingen/regels/${rule.id}`)}>{rule.title}</Link>,
          },
          { term: t.forWhom, value: card.forWhom },
          { term: t.period, value: t.periodFrom(day(card.startsOn), day(card.endsOn)) },
        ]
      : []),
  ];
}

/** What people wrote, with their own paragraphs; always as text. */
export function Paragraphs({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((part, index) => (
        <Paragraph key={index}>{part}</Paragraph>
      ))}
    </>
  );
}
