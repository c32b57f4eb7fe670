import { localDate } from "#lib/calendar.ts";
import type { Charter } from "#lib/clause.ts";
import { dateText, daysText, euroText, numberText } from "#lib/format.ts";
import { lapseInstant } from "#lib/terms.ts";
import { type Ended, findCharter, tellEnding } from "#modules/charter";
import { type Deal, findDealOf } from "#modules/deals";
import { findOrganization, listAreas, listNames, listOrganizationsOf } from "#modules/people";
import { findWork, type Work } from "#modules/works";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { listEntriesAbout } from "#platform/record.ts";
import type { Contribution, Told } from "#platform/slots.ts";
import { Facts } from "#ui/facts.tsx";
import { Help, Link, Page, PageHead, Paragraph, Section, Side, Text } from "#ui/page.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { decisionKinds, extendTermOf, takeUpChallenge } from "../actions.ts";
import { groundQuestions } from "../model/grounds.ts";
import { type Division, type Sharing, sharingOf } from "../model/sharing.ts";
import {
  agreedPlan,
  type Challenge,
  clockFace,
  isParty,
  isSilenceYes,
  isStopped,
  isWaiting,
  type RefusalGround,
  type Term,
  totalCents,
} from "../model.ts";
import {
  type AwaitedOf,
  findChallengeByNumber,
  findDivision,
  findOpenTransfer,
  listAwaited,
  listChallengesByIds,
  listOpenAwaitedOfWork,
  listOthersWaiting,
  listPromised,
  listReplies,
  type Reply,
} from "../store.ts";
import { texts } from "../texts.ts";
import { EndingOf } from "./ending.tsx";
import { type LikeCaseView, loadLikeCases } from "./like-cases.tsx";
import { NowOf } from "./now.tsx";
import { OfferedList } from "./offered.tsx";
import type { FormPageProps } from "./one-field.tsx";
import { Paragraphs } from "./paragraphs.tsx";
import { SharingOf } from "./sharing.tsx";
import { AwaitedSection, ClockOf, DepartureOf, StandOf } from "./stand.tsx";

/** All that the page of a challenge shows, loaded in one read. */
export interface ChallengeView {
  readonly challenge: Challenge;
  readonly work: Work;
  readonly areaName: string;
  readonly party: string;
  readonly helper: string | undefined;
  readonly deal: Deal | undefined;
  readonly told: readonly Told[];
  readonly replies: readonly Reply[];
  readonly names: ReadonlyMap<string, string>;
  readonly charter: Charter;
  /** Told where the charter it began under ended: its rules go on, and powers stop. */
  readonly ending: Ended | undefined;
  readonly standing: Standing;
  /** What higher floors put on this page: the nine acts. */
  readonly given: readonly Contribution[];
  /** Others who challenge the same work now, and what was proposed to share it. */
  readonly others: readonly { readonly challenge: Challenge; readonly party: string }[];
  readonly division: Division | undefined;
  readonly sharing: Sharing;
  /** Who is up in sharing the work, and until when. */
  readonly sharingWaits: readonly AwaitedOf[];
  /** Others who got their yes to this work, while this one has none yet. */
  readonly promised: readonly string[];
  /** Others who got their yes to this work beside this one's own. */
  readonly alsoYes: readonly string[];
  /** Whom this challenge waits for besides the decision. */
  readonly awaited: readonly AwaitedOf[];
  /** What others got, for who decides. */
  readonly likeCases: readonly LikeCaseView[];
  /** It is offered to somebody else: shown to the two it is between. */
  readonly transfer:
    | { readonly id: string; readonly isTo: boolean; readonly to: string; readonly by: string }
    | undefined;
}

/** What the viewer is to this challenge; buttons follow it, the action judges again. */
export interface Standing {
  readonly isParty: boolean;
  readonly isFiler: boolean;
  readonly isHelper: boolean;
  readonly isExecutive: boolean;
  readonly mayExtend: boolean;
}

export async function loadChallenge(
  db: Db,
  page: PageTools,
  number: string,
  ground: RefusalGround | null = null,
): Promise<ChallengeView | undefined> {
  const { id: communityId } = page.community;
  const challenge = await findChallengeByNumber(db, communityId, number, page.now);
  if (!challenge) return undefined;
  const isOpen = isWaiting(challenge, page.now);
  const { areaId, charterVersion } = challenge;
  const began = { number: charterVersion, areaId };
  // Asked together, so that it travels together: a page waits for each message longer than for its answer.
  const [told, beside, rules, own, work, areas, deal, sharingWaits, promised, awaited, given] =
    await Promise.all([
      loadTold(db, page, challenge),
      loadOthers(db, page, challenge),
      Promise.all([
        findCharter(db, communityId, charterVersion),
        tellEnding(db, communityId, began, page.now, page.language),
      ]),
      loadOwn(db, page, challenge, ground),
      findWork(db, communityId, challenge.workId),
      listAreas(db, communityId),
      findDealOf(db, communityId, { kind: "challenge", id: challenge.id }),
      listOpenAwaitedOfWork(db, communityId, challenge.workId, page.now),
      isOpen || isYes(challenge) ? listPromisedTo(db, page, challenge) : [],
      listAwaited(db, communityId, page.now, { limit: 20, challengeId: challenge.id }),
      page.slots.contributions(db, page, "challenge", challenge.id),
    ]);
  if (!work) throw new Error("Assertion failed: a challenge is of a work");
  const [charter, ending] = rules;
  if (!charter) throw new Error("Assertion failed: the charter a challenge began under is kept");
  const { others, division } = beside;
  return {
    challenge,
    work,
    areaName: areas.find((area) => area.id === areaId)?.name ?? "",
    ...told,
    deal,
    names: new Map([...told.names, ...beside.names]),
    others,
    division: others.length > 0 || hasAnswered(division, challenge) ? division : undefined,
    sharing: sharingOf(
      division,
      isOpen ? [challenge.id, ...others.map((other) => other.challenge.id)] : [],
    ),
    sharingWaits,
    promised: isOpen ? promised : [],
    alsoYes: isYes(challenge) ? promised : [],
    awaited,
    ...own,
    charter,
    ending,
    given,
  };
}

/** What happened on it and who said what, with the names of all. */
async function loadTold(db: Db, page: PageTools, challenge: Challenge) {
  const { id: communityId } = page.community;
  const subject = { kind: "challenge", id: challenge.id };
  const [entries, replies] = await Promise.all([
    listEntriesAbout(db, communityId, subject),
    listReplies(db, communityId, challenge.id),
  ]);
  const { partyMemberId, helpingOfficialId } = challenge;
  const ids = [
    partyMemberId,
    ...(helpingOfficialId ? [helpingOfficialId] : []),
    ...replies.map((reply) => reply.memberId),
    ...entries.flatMap((entry) => (entry.actorId ? [entry.actorId] : [])),
  ];
  const [names, told] = await Promise.all([
    listNames(db, communityId, [...new Set(ids)]),
    page.slots.describe(db, page, entries),
  ]);
  return {
    ...{ names, told, replies },
    party: await partyName(db, communityId, challenge, names),
    helper: helpingOfficialId ? names.get(helpingOfficialId) : undefined,
  };
}

/** Others who wait for an answer on the same work, and how it was proposed to divide it. */
async function loadOthers(db: Db, { community, now }: PageTools, challenge: Challenge) {
  const [waiting, division] = await Promise.all([
    listOthersWaiting(db, community.id, challenge, now),
    findDivision(db, community.id, challenge.workId),
  ]);
  const [others, names] = await Promise.all([
    Promise.all(
      waiting.map(async (other) => ({
        challenge: other,
        party: await partyName(db, community.id, other),
      })),
    ),
    listNames(db, community.id, division ? [division.proposedBy] : []),
  ]);
  return { others, division, names };
}

/** How the reader stands to it, and what is loaded for her alone. */
async function loadOwn(
  db: Db,
  page: PageTools,
  challenge: Challenge,
  ground: RefusalGround | null,
): Promise<Pick<ChallengeView, "standing" | "likeCases" | "transfer">> {
  const standing = await standingOf(db, page, challenge);
  const decides = standing.isExecutive || standing.isHelper || standing.mayExtend;
  const [likeCases, transfer] = await Promise.all([
    decides ? loadLikeCases(db, page, challenge, ground) : [],
    loadTransfer(db, page, challenge, standing),
  ]);
  return { standing, likeCases, transfer };
}

function hasAnswered(division: Division | undefined, { id }: Challenge): boolean {
  return division?.answers.some(({ challengeId }) => challengeId === id) ?? false;
}

/** Whether it is a yes, and no deal of both sides yet. */
function isYes({ state }: Pick<Challenge, "state">): boolean {
  return state === "accepted" || state === "acceptedBySilence";
}

/** The names of others who got a yes to the same work. */
async function listPromisedTo(db: Db, { community, now }: PageTools, challenge: Challenge) {
  const promised = await listPromised(db, community.id, challenge);
  const found = await listChallengesByIds(
    db,
    community.id,
    promised.map(({ id }) => id),
    now,
  );
  return Promise.all(found.map((other) => partyName(db, community.id, other)));
}

/** What is offered to somebody else, for the two it is between. */
async function loadTransfer(
  db: Db,
  { community, viewer }: PageTools,
  challenge: Challenge,
  standing: Standing,
): Promise<ChallengeView["transfer"]> {
  if (viewer.kind === "visitor") return undefined;
  const open = await findOpenTransfer(db, community.id, challenge.id);
  if (!open) return undefined;
  const isTo = open.toMemberId === viewer.memberId;
  if (!isTo && !standing.isParty && !standing.isHelper) return undefined;
  const names = await listNames(db, community.id, [open.toMemberId, open.offeredBy]);
  return {
    id: open.id,
    isTo,
    to: names.get(open.toMemberId) ?? "",
    by: names.get(open.offeredBy) ?? "",
  };
}

export async function partyName(
  db: Db,
  communityId: string,
  challenge: Pick<Challenge, "partyMemberId" | "partyOrganizationId">,
  names?: ReadonlyMap<string, string>,
): Promise<string> {
  const organization =
    challenge.partyOrganizationId &&
    (await findOrganization(db, communityId, challenge.partyOrganizationId));
  if (organization) return organization.name;
  const known = names ?? (await listNames(db, communityId, [challenge.partyMemberId]));
  return known.get(challenge.partyMemberId) ?? "";
}

export async function standingOf(
  db: Db,
  { viewer, community, may }: PageTools,
  challenge: Challenge,
): Promise<Standing> {
  if (viewer.kind === "visitor")
    return {
      isParty: false,
      isFiler: false,
      isHelper: false,
      isExecutive: false,
      mayExtend: false,
    };
  const organizations = await listOrganizationsOf(db, community.id, viewer.memberId);
  const roles = viewer.roles.map(({ role }) => role);
  return {
    isParty: isParty(
      challenge,
      viewer.memberId,
      organizations.map(({ id }) => id),
    ),
    isFiler: challenge.partyMemberId === viewer.memberId,
    isHelper: may(takeUpChallenge),
    isExecutive: roles.includes("alderman") || roles.includes("mayor"),
    mayExtend: may(extendTermOf),
  };
}

/** The challenge itself; with `form`, also what could not be done with it and why. */
export function ChallengePage({ view, page, form }: FormPageProps) {
  const t = texts[page.language];
  const { challenge, areaName } = view;
  const { term } = challenge;
  return (
    <Page>
      <PageHead
        kind={t.kind(challenge.number ?? "", areaName)}
        title={titleOf(view, page)}
        before={<NotDone messages={form.errors.map(({ message }) => message)} />}
      >
        <StandOf view={view} page={page} />
        <EndingOf view={view} page={page} />
        {term && isWaiting(challenge, page.now) && <ClockOf view={view} term={term} page={page} />}
      </PageHead>
      <NowOf view={view} page={page} />
      <Text>
        {term?.question && <QuestionOf view={view} page={page} />}
        <DepartureOf view={view} page={page} />
        <AwaitedSection view={view} page={page} />
        <SharingOf view={view} page={page} />
        {challenge.withdrawnReason && (
          <Section id="ingetrokken" title={t.withdrawFor.reason}>
            <Paragraphs text={challenge.withdrawnReason} />
          </Section>
        )}
        {challenge.refusal && <RefusalOf view={view} page={page} />}
        {view.given.flatMap((contribution) => contribution.sections ?? [])}
        <PlanOf view={view} page={page} />
        <TimelineOf view={view} page={page} />
      </Text>
      <FactsOf view={view} page={page} />
    </Page>
  );
}

/** What the party wants, will do or does; the title of every page of a challenge. */
export function titleOf(
  { challenge, party, work }: ChallengeView,
  { language }: PageTools,
): string {
  const t = texts[language];
  if (challenge.state === "running") return t.titleRunning(party, work.title);
  return (challenge.state === "agreed" ? t.titleAgreed : t.title)(party, work.title);
}

/** Why what was asked did not happen; where it stands now follows below it. */
function NotDone({ messages }: { readonly messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    // As with the errors of a form, the reader starts here.
    <div class="meent-errors" role="alert" tabIndex={-1} autofocus>
      {messages.map((message) => (
        <Paragraph key={message}>
          <b>{message}</b>
        </Paragraph>
      ))}
    </div>
  );
}

export interface PartProps {
  readonly view: ChallengeView;
  readonly page: PageTools;
}

function QuestionOf({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language].question;
  const question = view.challenge.term?.question;
  if (!question) return null;
  const isUnanswered = question.answer === null && localDate(page.now) > question.dueOn;
  return (
    <Section id="vraag" title={t.title}>
      <Paragraph small soft>
        {t.asked(dateText(question.askedOn, language))}
      </Paragraph>
      <Paragraphs text={question.text} />
      {question.answer && (
        <>
          <Paragraph small soft>
            {t.answer(dateText(question.answer.on, language))}
          </Paragraph>
          <Paragraphs text={question.answer.text} />
        </>
      )}
      {isUnanswered && <Paragraph>{t.none}</Paragraph>}
    </Section>
  );
}

function RefusalOf({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language];
  const { refusal, objection } = view.challenge;
  if (!refusal) return null;
  const answers = groundQuestions[refusal.ground].map(({ name, kind }) => {
    const answer = refusal.answers[name] ?? "";
    const said = kind === "yesNo" ? (answer === "yes" ? t.refusal.yes : t.refusal.no) : answer;
    return { question: t.groundQuestions[name as keyof typeof t.groundQuestions], said };
  });
  return (
    <Section id="nee" title={t.refusal.title}>
      <Facts
        wide
        items={[
          { term: t.refusal.ground, value: t.grounds[refusal.ground] },
          {
            term: t.refusal.answers,
            value: (
              <>
                {answers.map(({ question, said }) => (
                  <Paragraph key={question}>
                    {question} <b>{said}</b>
                  </Paragraph>
                ))}
              </>
            ),
          },
          { term: t.refusal.reason, value: <Paragraphs text={refusal.reason} /> },
          {
            term: t.refusal.counterOffer,
            value:
              refusal.counterOffer === null ? (
                t.refusal.counterOfferLater(dateText(refusal.counterOfferDueOn ?? "", language))
              ) : (
                <>
                  <Paragraphs text={refusal.counterOffer} />
                  <OfferedList
                    offered={refusal.offered}
                    plan={view.challenge.plan}
                    language={language}
                  />
                </>
              ),
          },
          ...(objection
            ? [{ term: t.refusal.objection, value: <Paragraphs text={objection.reason} /> }]
            : []),
        ]}
      />
    </Section>
  );
}

function PlanOf({ view, page }: PartProps) {
  const t = texts[page.language].plan;
  const { plan, completedAt } = view.challenge;
  const rest = ["experience", "support", "costs", "quality", "protection"] as const;
  return (
    <Section id="plan" title={t.title}>
      <h3 class="utrecht-heading-3">{t.why}</h3>
      <Paragraphs text={plan.why} />
      <h3 class="utrecht-heading-3">{t.cooperation}</h3>
      <Paragraphs text={plan.cooperation} />
      {completedAt ? (
        <Help summary={t.more}>
          {rest.map((part) => (
            <div class="meent-stack" key={part}>
              <h3 class="utrecht-heading-3">{t[part]}</h3>
              <Paragraphs text={plan[part]} />
            </div>
          ))}
        </Help>
      ) : (
        <Paragraph soft>{t.waits}</Paragraph>
      )}
    </Section>
  );
}

function TimelineOf({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language].timeline;
  const { challenge } = view;
  const here = `/uitdagingen/${challenge.number}`;
  const ahead =
    challenge.term && isWaiting(challenge, page.now) ? aheadOf(challenge.term, page) : [];
  const past = [...view.told].reverse().map(({ entry, sentence }) => {
    const replies = view.replies.filter((reply) => reply.entryNumber === entry.number);
    const isDecision = decisionKinds.includes(entry.kind);
    return {
      when: { iso: entry.at.toISOString(), text: dateText(localDate(entry.at), language) },
      text: (
        <>
          {sentence}
          {replies.map((reply) => (
            <blockquote key={reply.memberId}>
              <Paragraph small>
                <b>
                  {t.replyBy(
                    view.names.get(reply.memberId) ?? "",
                    dateText(localDate(reply.at), language),
                  )}
                </b>
              </Paragraph>
              <Paragraphs text={reply.body} />
            </blockquote>
          ))}
        </>
      ),
      proof: (
        <>
          <Link href={page.href(`/logboek/${entry.number}`)}>
            {page.slots.proof(numberText(entry.number, language), language)}
          </Link>
          {isDecision && (view.standing.isParty || view.standing.isExecutive) && (
            <>
              {" · "}
              <Link href={page.href(`${here}/antwoord/${entry.number}`)}>{t.reply}</Link>
            </>
          )}
        </>
      ),
    };
  });
  return (
    <Section id="verloop" title={t.title}>
      <Timeline items={[...ahead, ...past]} />
    </Section>
  );
}

function aheadOf(term: Term, { language, now }: PageTools) {
  const t = texts[language].timeline;
  const { daysLeft } = clockFace(term, localDate(now));
  const lapse = lapseInstant(term.endsOn);
  const nowText = daysLeft === 0 ? t.nowLastDay : t.nowDecides(daysText(daysLeft, language));
  return [
    {
      kind: "ahead" as const,
      when: { iso: lapse.toISOString(), text: dateText(localDate(lapse), language) },
      text: isSilenceYes(term.silence) ? t.aheadYes : t.aheadNo,
    },
    {
      kind: "now" as const,
      // A day and no finer: within it the page stays the same, and is kept (decision 0065).
      when: { iso: localDate(now), text: t.now },
      text: <b>{isStopped(term, localDate(now)) ? t.nowStopped : nowText}</b>,
    },
  ];
}

function FactsOf({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language];
  const { challenge, work, helper } = view;
  const plan = agreedPlan(challenge);
  const total = totalCents(plan);
  const route = plan.yearlyCents === 0n ? "agreementWithoutMoney" : work.route;
  const costsNow =
    work.yearlyCostCents === null
      ? undefined
      : t.facts.costsNow(euroText(work.yearlyCostCents * BigInt(plan.years), language), plan.years);
  return (
    <Side title={t.facts.title}>
      <Facts
        items={[
          {
            term: t.facts.work,
            value: <Link href={page.href(`/werken/${work.number}`)}>{work.title}</Link>,
          },
          {
            term: t.facts.value,
            value:
              total === 0n
                ? t.facts.noMoney
                : t.facts.valueIn(euroText(total, language), plan.years),
            ...(costsNow && { note: costsNow }),
          },
          {
            term: t.facts.route,
            value: capitalised(t.routes[route]),
            note: t.facts.remedies[route],
          },
          { term: t.facts.helper, value: helper ?? t.facts.noHelper },
          { term: t.facts.starts, value: dateText(plan.startsOn, language) },
          {
            term: t.facts.rules,
            value: (
              <Link href={page.href("/stadsrecht")}>
                {t.facts.rulesVersion(challenge.charterVersion)}
              </Link>
            ),
            note: t.facts.rulesKeep,
          },
        ]}
      />
    </Side>
  );
}

/** With a capital, for a word that begins a line. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
