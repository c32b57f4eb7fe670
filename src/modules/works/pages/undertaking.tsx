import { localDate } from "#lib/calendar.ts";
import { dateText, numberText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { type Ended, tellEnding } from "#modules/charter";
import {
  findMember,
  findOrganization,
  isMemberOfOrganization,
  listAreas,
  listNames,
} from "#modules/people";
import type { Db } from "#platform/db.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import { listEntriesAbout } from "#platform/record.ts";
import type { Contribution, Told } from "#platform/slots.ts";
import { Facts } from "#ui/facts.tsx";
import { ErrorSummary, Form, Hidden, SubmitButton } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { takeUpUndertaking } from "../actions/undertaking.ts";
import {
  awaitsHelp,
  isRunning,
  type Undertaking,
  type UndertakingAnswer,
} from "../model/undertaking.ts";
import type { Work } from "../model.ts";
import { findUndertakingByNumber, findWork, listAnswers } from "../store.ts";
import { texts } from "../texts.ts";
import type { FormState } from "./form-state.ts";

/** All that the page of an undertaking shows, loaded in one read. */
export interface UndertakingView {
  readonly undertaking: Undertaking;
  readonly work: Work;
  readonly areaName: string;
  readonly party: string;
  readonly names: ReadonlyMap<string, string>;
  /** Where each who answered lives, as far as known. */
  readonly homes: ReadonlyMap<string, string>;
  readonly answers: readonly UndertakingAnswer[];
  readonly told: readonly Told[];
  readonly given: readonly Contribution[];
  readonly isParty: boolean;
  readonly mayHelp: boolean;
  /** Told where the charter it began under ended: its rules go on. */
  readonly charterEnding: Ended | undefined;
}

export interface UndertakingProps {
  readonly page: PageTools;
  readonly view: UndertakingView;
  readonly form: FormState;
}

export async function loadUndertaking(
  db: Db,
  page: PageTools,
  number: string,
): Promise<UndertakingView | undefined> {
  const { id: communityId } = page.community;
  const undertaking = await findUndertakingByNumber(db, communityId, number, page.now);
  const work = undertaking && (await findWork(db, communityId, undertaking.workId));
  if (!undertaking || !work) return undefined;
  const subject = { kind: "undertaking", id: undertaking.id };
  const answers = await listAnswers(db, communityId, undertaking.id);
  const areas = new Map((await listAreas(db, communityId)).map(({ id, name }) => [id, name]));
  const speakers = answers.map(({ memberId }) => memberId);
  const repliers = answers.flatMap(({ reply }) => (reply ? [reply.memberId] : []));
  const { partyMemberId, helpingOfficialId } = undertaking;
  const homes = new Map<string, string>();
  for (const memberId of new Set(speakers)) {
    const member = await findMember(db, communityId, memberId);
    homes.set(memberId, areas.get(member?.areaId ?? "") ?? "");
  }
  return {
    undertaking,
    work,
    areaName: areas.get(undertaking.areaId) ?? "",
    party: await partyName(db, communityId, undertaking),
    names: await listNames(db, communityId, [
      ...new Set([partyMemberId, ...speakers, ...repliers, helpingOfficialId ?? partyMemberId]),
    ]),
    homes,
    answers,
    told: await page.slots.describe(db, page, await listEntriesAbout(db, communityId, subject)),
    given: await page.slots.contributions(db, page, "undertaking", undertaking.id),
    isParty: await isParty(db, page, undertaking),
    charterEnding: await tellEnding(
      db,
      communityId,
      { number: undertaking.charterVersion, areaId: undertaking.areaId },
      page.now,
      page.language,
    ),
    mayHelp: page.may(takeUpUndertaking),
  };
}

/** Who does it, as they appear: the organisation, else the member. */
export async function partyName(
  db: Db,
  communityId: string,
  { partyMemberId, partyOrganizationId }: Undertaking,
): Promise<string> {
  const organization =
    partyOrganizationId && (await findOrganization(db, communityId, partyOrganizationId));
  if (organization) return organization.name;
  return (await listNames(db, communityId, [partyMemberId])).get(partyMemberId) ?? "";
}

async function isParty(
  db: Db,
  { viewer, community }: PageTools,
  { partyMemberId, partyOrganizationId }: Undertaking,
): Promise<boolean> {
  if (viewer.kind === "visitor") return false;
  if (viewer.memberId === partyMemberId) return true;
  return (
    partyOrganizationId !== null &&
    (await isMemberOfOrganization(db, community.id, partyOrganizationId, viewer.memberId))
  );
}

export function pathOf({ number }: Pick<Undertaking, "number">): string {
  return `/wij-doen-dit/${number}`;
}

/** What they do, who helps, what the neighbours say. */
export function UndertakingPage({ page, view, form }: UndertakingProps) {
  const { language } = page;
  const t = texts[language].undertaking;
  const { undertaking, work } = view;
  return (
    <Page>
      <PageHead
        kind={t.kind(undertaking.number, view.areaName)}
        title={t.title(view.party, work.title)}
        lead={t.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        <StandOf view={view} page={page} />
        {view.charterEnding && isRunning(undertaking) && (
          <Paragraph small>
            {view.charterEnding.says} {awaitsHelp(undertaking) && t.charterEnded}
          </Paragraph>
        )}
      </PageHead>
      <NowOf view={view} page={page} />
      <Text>
        <Section id="wat" title={t.whatTitle}>
          <Paragraphs text={undertaking.what} />
        </Section>
        {undertaking.noticed !== "" && (
          <Section id="merken" title={t.noticedTitle}>
            <Paragraphs text={undertaking.noticed} />
          </Section>
        )}
        <FactsOf view={view} page={page} />
        {undertaking.outcome && (
          <Section id="uitkomst" title={t.outcome}>
            <Paragraphs text={undertaking.outcome} />
          </Section>
        )}
        {view.given.flatMap((contribution) => contribution.sections ?? [])}
        <AnswersOf view={view} page={page} />
        <Section id="verloop" title={texts[language].record}>
          <Timeline
            items={[...view.told].reverse().map(({ entry, sentence }) => ({
              when: { iso: entry.at.toISOString(), text: dateText(localDate(entry.at), language) },
              text: sentence,
              proof: (
                <Link href={page.href(`/logboek/${entry.number}`)}>
                  {page.slots.proof(numberText(entry.number, language), language)}
                </Link>
              ),
            }))}
          />
        </Section>
      </Text>
    </Page>
  );
}

type PartProps = Pick<UndertakingProps, "page" | "view">;

function StandOf({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language].undertaking;
  const { undertaking, names } = view;
  const due = undertaking.helpDueOn ? dateText(undertaking.helpDueOn, language) : "";
  const day = (at: Date | null) => (at ? dateText(localDate(at), language) : "");
  const running = t.stand.running(day(undertaking.startedAt));
  switch (undertaking.state) {
    case "announced":
    case "reminded":
      return (
        <Stand tone="wait">
          <Paragraph>
            <b>{running}</b> {t.stand.announced(due)}{" "}
            {undertaking.state === "reminded" && t.reminded}
          </Paragraph>
        </Stand>
      );
    case "helpOverdue":
      return (
        <Stand tone="stop">
          <Paragraph>
            <b>{t.stand.overdue(due)}</b> {t.stand.goesOn}
          </Paragraph>
        </Stand>
      );
    case "helped":
      return (
        <Stand tone="go">
          <Paragraph>
            <b>{running}</b> {t.stand.helped(names.get(undertaking.helpingOfficialId ?? "") ?? "")}
          </Paragraph>
        </Stand>
      );
    case "withoutMunicipality":
      return (
        <Stand tone="go">
          <Paragraph>
            <b>{running}</b> {t.alone.stand(page.community.municipality ?? "")}
          </Paragraph>
        </Stand>
      );
    case "ended":
    case "moved":
      return (
        <Stand tone="go">
          <Paragraph>
            <b>
              {undertaking.movedTo
                ? t.stand.moved[undertaking.movedTo](day(undertaking.endedAt))
                : t.stand.ended(day(undertaking.endedAt))}
            </b>
          </Paragraph>
        </Stand>
      );
  }
}

function NowOf({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language].undertaking;
  const { undertaking } = view;
  const path = pathOf(undertaking);
  const runs = isRunning(undertaking);
  const answer = { label: t.answer, href: page.href(`${path}/antwoord`) };
  const letter = { label: t.letter, href: page.href(`${path}/brief`) };
  const isHelpAsked = view.mayHelp && awaitsHelp(undertaking);
  const answerFirst = runs && !isHelpAsked && !view.isParty;
  return (
    <NowBox
      language={language}
      {...(isHelpAsked && {
        primary: (
          <Form language={language} action={page.href(`${path}/helpen`)}>
            <Hidden name={keyField} value={newId()} />
            <SubmitButton once>{t.help}</SubmitButton>
          </Form>
        ),
        note: t.helpNote,
      })}
      {...(answerFirst && { primary: answer, note: t.answerGives })}
      {...(view.isParty && runs && !isHelpAsked && { primary: letter, note: t.letterGives })}
      {...(undertaking.state === "ended" && {
        primary: {
          label: t.start,
          href: page.href(`/werken/${view.work.number}/wij-doen-dit`),
        },
        note: t.startAgainGives,
      })}
      todo={[
        ...(runs && !answerFirst && !view.isParty ? [{ ...answer, gives: t.answerGives }] : []),
        ...(runs && (!view.isParty || isHelpAsked) ? [{ ...letter, gives: t.letterGives }] : []),
        ...(view.isParty && runs && !page.community.takesPart
          ? [
              {
                label: t.alone.letter,
                href: page.href(`${path}/kennisgeving`),
                gives: t.alone.letterGives,
              },
            ]
          : []),
        ...view.given.flatMap((contribution) => contribution.todo ?? []),
        ...(view.isParty && runs
          ? [{ label: t.end, href: page.href(`${path}/stoppen`), gives: t.endGives }]
          : []),
        { label: view.work.title, href: page.href(`/werken/${view.work.number}`), gives: t.work },
      ]}
    >
      {view.given.map(({ follow }) => follow)}
    </NowBox>
  );
}

function FactsOf({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language].undertaking;
  const { undertaking, names, party, work } = view;
  const helper = names.get(undertaking.helpingOfficialId ?? "");
  const person = names.get(undertaking.partyMemberId);
  return (
    <Section id="wie" title={t.factsTitle}>
      <Facts
        wide
        items={[
          { term: t.by, value: party, ...(person !== party && { note: person }) },
          { term: t.since, value: dateText(localDate(undertaking.startedAt), language) },
          // What has ended without help waits for nobody any more.
          ...(helper || isRunning(undertaking)
            ? [
                {
                  term: t.helper,
                  value:
                    helper ??
                    (undertaking.state === "withoutMunicipality"
                      ? t.alone.helper(page.community.municipality ?? "")
                      : t.nobodyYet),
                  ...(awaitsHelp(undertaking) &&
                    undertaking.helpDueOn && {
                      note: t.helpDue(dateText(undertaking.helpDueOn, language)),
                    }),
                },
              ]
            : []),
          {
            term: t.work,
            value: <Link href={page.href(`/werken/${work.number}`)}>{work.title}</Link>,
          },
        ]}
      />
    </Section>
  );
}

function AnswersOf({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language].undertaking;
  const { undertaking, answers, names, homes } = view;
  const day = (at: Date) => dateText(localDate(at), language);
  return (
    <Section id="antwoorden" title={t.answers}>
      <Paragraph>{answers.length === 0 ? t.answersNone : t.answersLead}</Paragraph>
      {answers.map(({ id, kind, memberId, body, at, reply }) => (
        <div class="meent-stack" key={id}>
          <h3 class="utrecht-heading-3">
            {t.answerBy(
              t.kinds[kind],
              names.get(memberId) ?? "",
              homes.get(memberId) ?? "",
              day(at),
            )}
          </h3>
          <Paragraphs text={body} />
          {reply && (
            <blockquote>
              <Paragraph small>
                <b>{t.replyBy(names.get(reply.memberId) ?? "", day(reply.at))}</b>
              </Paragraph>
              <Paragraphs text={reply.body} />
            </blockquote>
          )}
          {!reply && view.isParty && (
            <Paragraph>
              <Link href={page.href(`${pathOf(undertaking)}/antwoord/${id}`)}>{t.reply}</Link>
            </Paragraph>
          )}
        </div>
      ))}
    </Section>
  );
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
