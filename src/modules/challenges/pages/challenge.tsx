import { daysBetween, localDate } from "#lib/calendar.ts";
import { type Charter, charterOf } from "#lib/clause.ts";
import { dateText, daysText, dayText, euroText, numberText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { lapseInstant } from "#lib/terms.ts";
import { findVersion } from "#modules/charter";
import { type Deal, findDealOf } from "#modules/deals";
import { findOrganization, listAreas, listNames, listOrganizationsOf } from "#modules/people";
import { findWork, type Work } from "#modules/works";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { keyField } from "#platform/http.ts";
import { listEntriesAbout } from "#platform/record.ts";
import type { Told } from "#platform/slots.ts";
import { Clock } from "#ui/clock.tsx";
import { Facts } from "#ui/facts.tsx";
import { Form, Hidden, SubmitButton } from "#ui/form.tsx";
import { NineActs } from "#ui/nine-acts.tsx";
import {
  Help,
  Link,
  NowBox,
  Page,
  PageHead,
  Paragraph,
  Section,
  Side,
  Stand,
  Text,
} from "#ui/page.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { decisionKinds } from "../actions.ts";
import { type ActStanding, actsOf } from "../model/acts.ts";
import {
  type Challenge,
  challengeClauses,
  clockFace,
  isParty,
  isSilenceYes,
  isWaiting,
  silenceInForceOn,
  silenceSource,
  type Term,
  totalCents,
} from "../model.ts";
import { findChallengeByNumber, listReplies, type Reply } from "../store.ts";
import { texts } from "../texts.ts";
import type { FormState } from "./form-state.ts";

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
  readonly standing: Standing;
}

/** What the viewer is to this challenge; buttons follow it, the action judges again. */
export interface Standing {
  readonly isParty: boolean;
  readonly isFiler: boolean;
  readonly isHelper: boolean;
  readonly isExecutive: boolean;
}

export async function loadChallenge(
  db: Db,
  page: PageTools,
  number: string,
): Promise<ChallengeView | undefined> {
  const { id: communityId } = page.community;
  const challenge = await findChallengeByNumber(db, communityId, number, page.now);
  if (!challenge) return undefined;
  const subject = { kind: "challenge", id: challenge.id };
  const work = await findWork(db, communityId, challenge.workId);
  if (!work) throw new Error("Assertion failed: a challenge is of a work");
  const entries = await listEntriesAbout(db, communityId, subject);
  const replies = await listReplies(db, communityId, challenge.id);
  const names = await listNames(db, communityId, [
    challenge.partyMemberId,
    ...(challenge.helpingOfficialId ? [challenge.helpingOfficialId] : []),
    ...replies.map((reply) => reply.memberId),
    ...entries.flatMap((entry) => (entry.actorId ? [entry.actorId] : [])),
  ]);
  const version = await findVersion(db, communityId, challenge.charterVersion);
  return {
    challenge,
    work,
    areaName:
      (await listAreas(db, communityId)).find((area) => area.id === challenge.areaId)?.name ?? "",
    party: await partyName(db, communityId, challenge, names),
    helper: challenge.helpingOfficialId ? names.get(challenge.helpingOfficialId) : undefined,
    deal: await findDealOf(db, communityId, subject),
    told: await page.slots.describe(db, page, entries),
    replies,
    names,
    charter: charterOf(challenge.charterVersion, version?.clauses ?? {}),
    standing: await standingOf(db, page, challenge),
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
  { viewer, community }: PageTools,
  challenge: Challenge,
): Promise<Standing> {
  if (viewer.kind === "visitor")
    return { isParty: false, isFiler: false, isHelper: false, isExecutive: false };
  const organizations = await listOrganizationsOf(db, community.id, viewer.memberId);
  const roles = viewer.roles.map(({ role }) => role);
  return {
    isParty: isParty(
      challenge,
      viewer.memberId,
      organizations.map(({ id }) => id),
    ),
    isFiler: challenge.partyMemberId === viewer.memberId,
    isHelper: roles.includes("helpingOfficial") || roles.includes("connector"),
    isExecutive: roles.includes("alderman") || roles.includes("mayor"),
  };
}

/** The challenge itself; with `form`, also what could not be done with it and why. */
export function ChallengePage({
  view,
  page,
  form,
}: {
  readonly view: ChallengeView;
  readonly page: PageTools;
  readonly form: FormState;
}) {
  const t = texts[page.language];
  const { challenge, work, areaName, party } = view;
  const { term } = challenge;
  return (
    <Page>
      <PageHead
        kind={t.kind(challenge.number ?? "", areaName)}
        title={t.title(party, work.title)}
        before={<NotDone messages={form.errors.map(({ message }) => message)} />}
      >
        <StandOf view={view} page={page} />
        {term && isWaiting(challenge, page.now) && <ClockOf view={view} term={term} page={page} />}
      </PageHead>
      <NowOf view={view} page={page} />
      <Text>
        {challenge.refusal && <RefusalOf view={view} page={page} />}
        <ActsOf view={view} page={page} />
        <PlanOf view={view} page={page} />
        <TimelineOf view={view} page={page} />
      </Text>
      <FactsOf view={view} page={page} />
    </Page>
  );
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

interface PartProps {
  readonly view: ChallengeView;
  readonly page: PageTools;
}

function StandOf({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language].stand;
  const { challenge, deal } = view;
  const day = (date: string | null | undefined) => (date ? dateText(date, language) : "");
  const decidedOn = day(challenge.decidedAt && localDate(challenge.decidedAt));
  const endsOn = challenge.term ? dayText(challenge.term.endsOn, language) : "";
  const toSign =
    deal?.state === "proposed" && deal.signBy ? (
      <Paragraph>
        {deal.lapsesAt ? t.toSign(day(deal.signBy)) : t.toSignNoSilence(day(deal.signBy))}
      </Paragraph>
    ) : null;
  switch (challenge.state) {
    case "draft":
      return null;
    case "filed":
      return (
        <Stand tone="wait">
          <Paragraph>
            <b>{t.filed(endsOn)}</b> {t.filedHelp}
          </Paragraph>
        </Stand>
      );
    case "inDecision":
      return (
        <Stand tone="wait">
          <Paragraph>
            <b>{t.inDecision(endsOn)}</b>
          </Paragraph>
        </Stand>
      );
    case "accepted":
      return (
        <Stand tone="go">
          <Paragraph>
            <b>{t.accepted(decidedOn)}</b>
          </Paragraph>
          {toSign}
        </Stand>
      );
    case "acceptedBySilence": {
      // Before the minute's job has written the lapse down, it is true all the same.
      const since = challenge.decidedAt ?? challenge.lapsesAt;
      const inForceOn =
        challenge.inForceOn ?? (challenge.term ? silenceInForceOn(challenge.term) : null);
      return (
        <Stand tone="go">
          <Paragraph>
            <b>{t.acceptedBySilence(day(since && localDate(since)))}</b> {t.inForce(day(inForceOn))}
          </Paragraph>
          {toSign}
        </Stand>
      );
    }
    case "refused":
      return (
        <Stand tone="stop">
          <Paragraph>
            <b>{t.refused(decidedOn)}</b> {t.refusedBut}
          </Paragraph>
        </Stand>
      );
    case "impasse":
      return (
        <Stand tone="stop">
          <Paragraph>
            <b>
              {t.impasse(day(challenge.term && localDate(lapseInstant(challenge.term.endsOn))))}
            </b>{" "}
            {t.impasseWhy}
          </Paragraph>
        </Stand>
      );
    case "withdrawn":
      return (
        <Stand tone="stop">
          <Paragraph>
            <b>{t.withdrawn(decidedOn)}</b>
          </Paragraph>
        </Stand>
      );
    case "agreed":
      return (
        <Stand tone="go">
          <Paragraph>
            <b>{t.agreed(day(deal?.startsOn))}</b>
          </Paragraph>
        </Stand>
      );
    case "running":
      return (
        <Stand tone="go">
          <Paragraph>
            <b>{t.running}</b>
          </Paragraph>
        </Stand>
      );
  }
}

function ClockOf({ view, term, page }: PartProps & { readonly term: Term }) {
  const { language } = page;
  const t = texts[language].clock;
  const face = clockFace(term, localDate(page.now));
  const isYes = isSilenceYes(term.silence);
  const lapseDay = dayText(localDate(lapseInstant(term.endsOn)), language);
  const extendWeeks = view.charter.value(challengeClauses.extendOnceWeeks);
  return (
    <Clock
      language={language}
      days={face.daysLeft}
      on={face.daysLeft === 0 ? [t.lastDay, t.turn] : [t.on(face.daysLeft), t.turn]}
      from={{ label: dateText(term.filedOn, language) }}
      until={{ label: dateText(term.endsOn, language) }}
      total={face.daysTotal}
      past={face.daysPast}
      stops={[]}
      summary={t.summary(face.daysPast, face.daysTotal)}
      then={
        <>
          <Paragraph>
            <b>{t.thenTitle}</b> {isYes ? t.thenYes(lapseDay) : t.thenNo(lapseDay)}{" "}
            {isYes &&
              term.silence.basis === "ordinance" &&
              t.thenInForce(dateText(silenceInForceOn(term), language))}
          </Paragraph>
          <Paragraph>
            {basisText(term, view.charter, page)}{" "}
            {term.extension
              ? t.extended(term.extension.weeks, term.extension.reason)
              : extendWeeks > 0
                ? t.extension(extendWeeks, dateText(term.endsOn, language))
                : ""}
          </Paragraph>
        </>
      }
    />
  );
}

function basisText({ silence }: Term, charter: Charter, { language }: PageTools): string {
  const t = texts[language].clock;
  const source = silenceSource(charter, language);
  if (silence.bar === "aboveGate") return t.aboveGate;
  switch (silence.basis) {
    case "ordinance":
      return t.byOrdinance(source);
    case "selfBinding":
      return t.bySelfBinding(source);
    case "none":
      return t.byNone;
  }
}

function NowOf({ view, page }: PartProps) {
  const t = texts[page.language].now;
  const { challenge, standing, deal, work } = view;
  const here = page.href(`/uitdagingen/${challenge.number}`);
  const isOpen = isWaiting(challenge, page.now);
  const mayTakeUp = isOpen && standing.isHelper && challenge.helpingOfficialId === null;
  const mayComplete =
    isOpen && challenge.state === "filed" && (standing.isFiler || standing.isHelper);
  const mayDecide = isOpen && standing.isExecutive;
  const mayExtend = mayDecide && challenge.term?.extension === null;
  const todo = [
    mayComplete && (mayTakeUp || mayDecide)
      ? { label: t.complete, href: `${here}/aanvullen`, gives: t.completeGives }
      : null,
    mayExtend ? { label: t.extend, href: `${here}/verlengen`, gives: t.extendGives } : null,
    standing.isFiler && isOpen
      ? { label: t.withdraw, href: `${here}/intrekken`, gives: t.withdrawGives }
      : null,
    { label: t.work, href: page.href(`/werken/${work.number}`), gives: t.workGives },
    page.viewer.kind === "visitor"
      ? {
          label: t.signIn,
          href: `${page.href("/aanmelden")}?terug=/uitdagingen/${challenge.number}`,
          gives: t.signInGives,
        }
      : null,
    { label: t.record, href: "#verloop", gives: t.recordGives },
  ].filter((item) => item !== null);
  if (mayTakeUp)
    return (
      <NowBox language={page.language} todo={todo}>
        <Form language={page.language} action={`${here}/helpen`}>
          <Hidden name={keyField} value={newId()} />
          <SubmitButton once>{t.takeUp}</SubmitButton>
        </Form>
        <Paragraph small>{t.takeUpNote}</Paragraph>
      </NowBox>
    );
  if (mayDecide)
    return (
      <NowBox
        language={page.language}
        primary={{ label: t.decide, href: `${here}/besluiten` }}
        note={t.decideNote(dateText(challenge.term?.endsOn ?? "", page.language))}
        todo={todo}
      />
    );
  if (mayComplete)
    return (
      <NowBox
        language={page.language}
        primary={{ label: t.complete, href: `${here}/aanvullen` }}
        note={t.completeGives}
        todo={todo}
      />
    );
  if (deal)
    return (
      <NowBox
        language={page.language}
        primary={{ label: t.deal, href: page.href(`/deals/${deal.number}`) }}
        note={t.dealNote}
        todo={todo}
      />
    );
  return <NowBox language={page.language} todo={todo} />;
}

function RefusalOf({ view, page }: PartProps) {
  const t = texts[page.language];
  const { refusal } = view.challenge;
  if (!refusal) return null;
  return (
    <Section id="nee" title={t.refusal.title}>
      <Facts
        wide
        items={[
          { term: t.refusal.ground, value: t.grounds[refusal.ground] },
          { term: t.refusal.reason, value: <Paragraphs text={refusal.reason} /> },
          { term: t.refusal.counterOffer, value: <Paragraphs text={refusal.counterOffer} /> },
        ]}
      />
    </Section>
  );
}

function ActsOf({ view, page }: PartProps) {
  const t = texts[page.language].acts;
  const entries = view.told.map((told) => told.entry);
  return (
    <Section id="daden" title={t.title}>
      <NineActs
        language={page.language}
        acts={actsOf(view.challenge, entries).map((standing) => actProps(standing, view, page))}
      />
    </Section>
  );
}

function actProps(
  standing: ActStanding<Told["entry"]>,
  view: ChallengeView,
  { language, now }: PageTools,
) {
  const t = texts[language].acts;
  switch (standing.standing) {
    case "done": {
      const { entry } = standing;
      const name = entry.actorId ? view.names.get(entry.actorId) : undefined;
      const byTime = entry.kind === "challenges.acceptedBySilence" ? t.bySilence : t.byLaw;
      return {
        act: standing.act,
        state: "done" as const,
        by: name ?? byTime,
        ...(entry.nineAct === "coFinance" && {
          note: euroText(BigInt(String(entry.data.amountCents)), language),
        }),
        when: dateText(localDate(entry.at), language),
      };
    }
    case "waiting": {
      const of = {
        municipality: t.waitsForMunicipality,
        executive: t.waitsForExecutive,
        helper: t.waitsForHelper,
        signature: t.waitsForSignature,
      }[standing.of];
      const days = daysBetween(localDate(standing.since), localDate(now));
      return {
        act: standing.act,
        state: "waiting" as const,
        waitsFor: of,
        when: days === 0 ? t.today : t.forDays(daysText(days, language)),
      };
    }
    case "later":
      return { act: standing.act, state: "later" as const, note: t[standing.when] };
  }
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

/** What people wrote, with their own paragraphs; always as text, in the language it was written in. */
export function Paragraphs({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((part) => (
        <Paragraph key={part}>{part}</Paragraph>
      ))}
    </>
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
  return [
    {
      kind: "ahead" as const,
      when: { iso: lapse.toISOString(), text: dateText(localDate(lapse), language) },
      text: isSilenceYes(term.silence) ? t.aheadYes : t.aheadNo,
    },
    {
      kind: "now" as const,
      when: { iso: now.toISOString(), text: t.now },
      text: <b>{daysLeft === 0 ? t.nowLastDay : t.nowDecides(daysText(daysLeft, language))}</b>,
    },
  ];
}

function FactsOf({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language];
  const { challenge, work, helper } = view;
  const total = totalCents(challenge.plan);
  const route = challenge.plan.yearlyCents === 0n ? "agreementWithoutMoney" : work.route;
  const costsNow =
    work.yearlyCostCents === null
      ? undefined
      : t.facts.costsNow(euroText(work.yearlyCostCents * BigInt(challenge.plan.years), language));
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
                : t.facts.valueIn(euroText(total, language), challenge.plan.years),
            ...(costsNow && { note: costsNow }),
          },
          {
            term: t.facts.route,
            value: capitalised(t.routes[route]),
            note: t.facts.remedies[route],
          },
          { term: t.facts.helper, value: helper ?? t.facts.noHelper },
          { term: t.facts.starts, value: dateText(challenge.plan.startsOn, language) },
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

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
