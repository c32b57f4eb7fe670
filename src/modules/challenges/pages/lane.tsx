import type { Charter } from "#lib/clause.ts";
import { euroText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { stateAt } from "#lib/lapse.ts";
import type { Cents } from "#lib/money.ts";
import {
  type DealRequest,
  findRequestByNumber,
  isOpenRequest,
  listRequestsByIds,
  listRequestsFrom,
  RequestForm,
  tellAsked,
} from "#modules/deals";
import { YourWords } from "#modules/moderation";
import type { Undertaking, Work } from "#modules/works";
import { findUndertaking, findWork, isOpen, isRunning } from "#modules/works";
import type { Db } from "#platform/db.ts";
import { type FormValues, keyField, type PageTools } from "#platform/http.ts";
import type { Contribution } from "#platform/slots.ts";
import {
  Buttons,
  ErrorSummary,
  Form,
  Hidden,
  MoneyField,
  Radios,
  Select,
  SubmitButton,
  TextArea,
} from "#ui/form.tsx";
import { Link, LinkButton, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { type Lane, type LaneReason, laneNeeds, lanes, notYetThere } from "../model/lane.ts";
import { listChallengesFrom } from "../store.ts";
import { texts } from "../texts.ts";
import { partyName } from "./challenge.tsx";
import type { FormState } from "./form-state.ts";

/** Three questions in plain words, and the lightest road that fits. */

export interface LanePageProps {
  readonly page: PageTools;
  readonly works: readonly Work[];
  readonly form: FormState;
  /** The lane that fits, once all is answered. */
  readonly found: Found | undefined;
  /** She asked the way for what is no public work yet. */
  readonly isNew: boolean;
}

export interface Found {
  readonly work: Work;
  readonly lane: Lane;
  readonly reason: LaneReason;
  readonly amountCents: Cents | null;
}

export function LanePage({ page, works, form, found, isNew }: LanePageProps) {
  const { language } = page;
  const t = texts[language].lane;
  const value = (name: string) => form.values[name] ?? "";
  const isAnswered = isNew || found !== undefined;
  return (
    <Page>
      <PageHead
        title={t.title}
        lead={t.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        {found && <FoundSection page={page} found={found} />}
        {isNew && <NewSection page={page} />}
        <Section id="vragen" title={isAnswered ? t.again : t.questions}>
          <Form
            language={language}
            errors={form.errors}
            method="get"
            action={page.href("/meedoen")}
          >
            <Select
              name="werk"
              label={t.work}
              hint={
                <>
                  {t.workHint} <Link href={page.href("/werken/noemen")}>{t.workNew}</Link>
                </>
              }
              value={value("werk")}
              options={[
                { value: "", label: t.choose },
                { value: notYetThere, label: t.notYetThere },
                ...works.map(({ number, title }) => ({ value: number, label: title })),
              ]}
            />
            <Radios
              name="nu"
              label={t.doneNow}
              value={value("nu")}
              options={[
                { value: "ja", label: t.yes, hint: t.doneNowYes },
                { value: "nee", label: t.no, hint: t.doneNowNo },
              ]}
            />
            <Radios
              name="nodig"
              label={t.needs}
              value={value("nodig")}
              options={laneNeeds.map((need) => ({
                value: need,
                label: t.needsLabels[need],
                hint: t.needsHints[need],
              }))}
            />
            <MoneyField
              name="bedrag"
              label={t.amount}
              hint={t.amountHint}
              required={false}
              value={value("bedrag")}
            />
            <Buttons>
              <SubmitButton kind={isAnswered ? "secondary" : "primary"}>{t.ask}</SubmitButton>
            </Buttons>
          </Form>
        </Section>
      </Text>
    </Page>
  );
}

/** The road that fits, why, and the others: the choice stays with the person. */
function FoundSection({ page, found }: { readonly page: PageTools; readonly found: Found }) {
  const { language } = page;
  const t = texts[language].lane;
  const { work, lane, reason, amountCents } = found;
  const workHref = page.href(`/werken/${work.number}`);
  const isLetter = !page.community.takesPart && lane !== "do";
  if (work.reserved)
    return (
      <Section id="weg" title={t.reserved}>
        <Paragraph>
          {work.reserved.reason} <Link href={workHref}>{work.title}</Link>
        </Paragraph>
      </Section>
    );
  return (
    <Section id="weg" title={isLetter ? t.letterFits : t.fits[lane]}>
      <Stand tone="go">
        <Paragraph>
          <b>{t.because}</b>{" "}
          {isLetter
            ? wordsOf(page, lane).means
            : amountCents !== null && reason === "aboveSmall"
              ? t.reasonAbove(euroText(amountCents, language))
              : t.reasons[reason]}
        </Paragraph>
      </Stand>
      {!isLetter && <Paragraph>{wordsOf(page, lane).means}</Paragraph>}
      <div>
        <LinkButton href={formOf(page, work, lane)}>{wordsOf(page, lane).go}</LinkButton>
      </div>
      <Paragraph>{t.choice}</Paragraph>
      <ul class="meent-todo">
        {lanes
          .filter((other) => other !== lane)
          .map((other) => (
            <li key={other}>
              <Link href={formOf(page, work, other)}>{wordsOf(page, other).go}</Link>
              <span>{wordsOf(page, other).means}</span>
            </li>
          ))}
        <li>
          <Link href={page.href(`/afspraken/nieuw?werk=${work.number}`)}>{t.together}</Link>
          <span>{t.togetherMeans}</span>
        </li>
      </ul>
    </Section>
  );
}

/** What is not there yet begins as an initiative, whatever else was answered; the others stay open. */
function NewSection({ page }: { readonly page: PageTools }) {
  const t = texts[page.language].lane;
  return (
    <Section id="weg" title={t.newFits}>
      <Stand tone="go">
        <Paragraph>
          <b>{t.because}</b> {t.newReason}
        </Paragraph>
      </Stand>
      <Paragraph>{t.newMeans}</Paragraph>
      <div>
        <LinkButton href={page.href("/initiatieven/nieuw")}>{t.newGo}</LinkButton>
      </div>
      <Paragraph>{t.choice}</Paragraph>
      <ul class="meent-todo">
        <li>
          <Link href={page.href("/werken/noemen")}>{t.workNew}</Link>
          <span>{t.workNewMeans}</span>
        </li>
        <li>
          <Link href={page.href("/afspraken/nieuw")}>{t.together}</Link>
          <span>{t.togetherMeans}</span>
        </li>
      </ul>
    </Section>
  );
}

/** What a lane is called and means here; without the municipality the last two are letters. */
function wordsOf({ language, community }: PageTools, lane: Lane) {
  const t = texts[language].lane;
  if (community.takesPart) return { go: t.go[lane], means: t.means[lane] };
  if (lane === "do") return { go: t.go.do, means: t.doAlone };
  const name = community.municipality ?? "";
  return { go: t.letter[lane], means: t.letterMeans(name) };
}

function formOf(page: PageTools, { id, number, areaId }: Work, lane: Lane): string {
  // What only the municipality can give is asked by letter while it does not take part.
  if (!page.community.takesPart && lane !== "do")
    return page.href(
      `/werken/${number}/brief?soort=${lane === "challenge" ? "uitdaging" : "verzoek"}`,
    );
  switch (lane) {
    case "do":
      return page.href(`/werken/${number}/wij-doen-dit`);
    case "deal":
      return page.href(`/deals/vragen/nieuw?werk=${id}&areaId=${areaId}`);
    case "challenge":
      return page.href(`/werken/${number}/overnemen`);
  }
}

export interface MovePageProps {
  readonly page: PageTools;
  readonly undertaking: Undertaking;
  readonly work: Work;
  readonly charter: Charter;
  readonly form: FormState;
}

/** From "wij doen dit" to a challenge: only what is needed is asked; the rest comes along. */
export function MovePage({ page, undertaking, work, charter, form }: MovePageProps) {
  const { language } = page;
  const t = texts[language].lane;
  return (
    <Page>
      <PageHead
        kind={`${undertaking.number}, ${work.title}`}
        title={t.moveTitle}
        lead={t.moveLead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        <Form
          language={language}
          errors={form.errors}
          action={page.href(`/wij-doen-dit/${undertaking.number}/overstappen`)}
        >
          <Hidden name={keyField} value={newId()} />
          <TextArea
            name="cooperation"
            label={texts[language].takeOver.cooperation}
            hint={t.moveHint}
            rows={5}
            maxLength={4000}
            value={form.values.cooperation ?? ""}
          />
          <Paragraph>
            {t.moveSmall}{" "}
            <Link href={page.href(`/wij-doen-dit/${undertaking.number}/deal`)}>{t.toDeal}</Link>
          </Paragraph>
          <YourWords page={page} charter={charter} />
          <Buttons>
            <SubmitButton once>{t.moveBind}</SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

/** From "wij doen dit" to a deal: what is needed after all, with what was told already filled in. */
export function ToDealPage({ page, undertaking, work, charter, form }: MovePageProps) {
  const { language } = page;
  const t = texts[language].lane;
  return (
    <Page>
      <PageHead
        kind={`${undertaking.number}, ${work.title}`}
        title={t.toDealTitle}
        lead={t.toDealLead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        <RequestForm
          page={page}
          action={page.href(`/wij-doen-dit/${undertaking.number}/deal`)}
          charter={charter}
          values={{ title: work.title.slice(0, 80), what: undertaking.what, ...form.values }}
          errors={form.errors}
        />
        <Paragraph>
          {t.toDealLarge}{" "}
          <Link href={page.href(`/wij-doen-dit/${undertaking.number}/overstappen`)}>
            {t.moveTitle}
          </Link>
        </Paragraph>
      </Text>
    </Page>
  );
}

/** A question for a deal as the two answers of a challenge, for whoever goes on after a no. */
export async function valuesFromRequest(
  db: Db,
  { community, language, viewer, now }: PageTools,
  number: string | undefined,
): Promise<FormValues> {
  const request =
    number === undefined ? undefined : await findRequestByNumber(db, community.id, number, now);
  if (!request || viewer.kind === "visitor" || request.partyMemberId !== viewer.memberId) return {};
  const asked = await tellAsked(db, community.id, request.id, language);
  const t = texts[language].lane;
  return {
    why: request.what || request.title,
    cooperation: t.askedBefore(asked, request.refusal?.needed ?? ""),
  };
}

/**
 * What challenges put on the page of a question for a deal: after a no, or when the municipality is
 * late, the next lane; never a dead end.
 */
export async function onDealRequest(
  db: Db,
  page: PageTools,
  requestId: string,
): Promise<Contribution> {
  const [request] = await listRequestsByIds(db, page.community.id, [requestId]);
  const { viewer } = page;
  const isOwn = viewer.kind === "member" && viewer.memberId === request?.partyMemberId;
  const state = request && stateAt(request, page.now);
  if (!request || !isOwn || (state !== "refused" && state !== "answerOverdue")) return {};
  const t = texts[page.language].lane;
  const path = await wayOn(db, page, request);
  const gives = path === naming ? t.nameItFirstGives : t.challengeItGives;
  return { todo: [{ label: t.challengeIt, href: page.href(path), gives }] };
}

const naming = "/werken/noemen";

/** Where a challenge of this begins: with what is done already, with its work, or with naming it. */
async function wayOn(db: Db, { community, now }: PageTools, request: DealRequest): Promise<string> {
  const { origin, workId, number } = request;
  const undertaking =
    origin?.kind === "undertaking"
      ? await findUndertaking(db, community.id, origin.id, now)
      : undefined;
  if (undertaking && isRunning(undertaking))
    return `/wij-doen-dit/${undertaking.number}/overstappen?vraag=${number}`;
  const work = workId ? await findWork(db, community.id, workId) : undefined;
  return work && isOpen(work) ? `/werken/${work.number}/overnemen?vraag=${number}` : naming;
}

/** What challenges put on the page of an undertaking: the way to move, and what it grew into. */
export async function onUndertaking(
  db: Db,
  page: PageTools,
  undertakingId: string,
): Promise<Contribution> {
  const { id: communityId } = page.community;
  const t = texts[page.language].lane;
  const { viewer } = page;
  const undertaking = await findUndertaking(db, communityId, undertakingId, page.now);
  if (!undertaking) return {};
  const work = await findWork(db, communityId, undertaking.workId);
  const grown = await listChallengesFrom(db, communityId, undertakingId, page.now);
  const origin = { kind: "undertaking", id: undertakingId };
  const isAsked = (await listRequestsFrom(db, communityId, origin, page.now)).some(isOpenRequest);
  const filed = grown.filter(({ number }) => number !== null);
  const draft = grown.find(
    ({ state, partyMemberId }) =>
      state === "draft" && viewer.kind === "member" && partyMemberId === viewer.memberId,
  );
  const isOwn = viewer.kind === "member" && viewer.memberId === undertaking.partyMemberId;
  const links = [];
  for (const challenge of filed)
    links.push({
      href: page.href(`/uitdagingen/${challenge.number}`),
      label: `${challenge.number}, ${await partyName(db, communityId, challenge)}`,
    });
  return {
    todo: [
      ...(draft
        ? [
            {
              label: texts[page.language].onWork.draft,
              href: page.href(`/uitdagingen/concept/${draft.id}`),
              gives: texts[page.language].onWork.draftGives,
            },
          ]
        : []),
      ...(isOwn && !draft && isRunning(undertaking)
        ? [
            {
              label: t.move,
              ...(page.community.takesPart
                ? {
                    href: page.href(`/wij-doen-dit/${undertaking.number}/overstappen`),
                    gives: t.moveGives,
                  }
                : {
                    href: page.href(`/werken/${work?.number}/brief?soort=verzoek`),
                    gives: t.moveLetterGives,
                  }),
            },
          ]
        : []),
      ...(isOwn && isRunning(undertaking) && !isAsked && page.community.takesPart
        ? [
            {
              label: t.toDeal,
              href: page.href(`/wij-doen-dit/${undertaking.number}/deal`),
              gives: t.toDealGives,
            },
          ]
        : []),
    ],
    sections:
      links.length === 0
        ? []
        : [
            <Section id="uitdaging" title={t.grewInto}>
              {links.map(({ href, label }) => (
                <Paragraph key={href}>
                  <Link href={href}>{label}</Link>
                </Paragraph>
              ))}
            </Section>,
          ],
  };
}
