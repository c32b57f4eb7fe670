import { localDate } from "#lib/calendar.ts";
import { dateText, dayText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { marksIn } from "#lib/marks.ts";
import { listNames } from "#modules/people";
import type { Db } from "#platform/db.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import { ErrorSummary, Form, Hidden, SubmitButton } from "#ui/form.tsx";
import { NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Timeline } from "#ui/timeline.tsx";
import {
  type Appeal,
  appealRoles,
  type Case,
  decideAppeal,
  decideErasing,
  decideHiding,
  decideJudging,
  decideLeaving,
  decideRestoring,
  type Measure,
  moderatorRoles,
  type Report,
} from "../model.ts";
import { listAppeals, listCases, listMeasures, listOpenReports } from "../store.ts";
import { texts } from "../texts.ts";
import type { FormState } from "./form-state.ts";
import { sentenceOf } from "./notice.ts";
import { capital } from "./writing-routes.tsx";

/** All that the page of one text shows, loaded in one read. */
export interface CaseView {
  readonly one: Case;
  readonly measures: readonly Measure[];
  readonly open: readonly Report[];
  readonly appeals: readonly Appeal[];
  readonly names: ReadonlyMap<string, string>;
  readonly thing: { readonly title: string; readonly href: string | undefined } | undefined;
  readonly isModerator: boolean;
  readonly mayJudge: boolean;
  readonly isAuthor: boolean;
}

export async function loadCase(
  db: Db,
  page: PageTools,
  number: string,
): Promise<CaseView | undefined> {
  const { id: communityId } = page.community;
  const [one] = await listCases(db, communityId, { numbers: [number] });
  if (!one) return undefined;
  const measures = (await listMeasures(db, communityId, [one.id])).get(one.id) ?? [];
  const open = await listOpenReports(db, communityId, one.id);
  const appeals = await listAppeals(db, communityId, { writingId: one.id });
  const { kind, id } = one.subject;
  const { viewer } = page;
  const roles = viewer.kind === "member" ? viewer.roles : [];
  const holds = (wanted: readonly string[]) => roles.some(({ role }) => wanted.includes(role));
  return {
    one,
    measures,
    open,
    appeals,
    names: await listNames(db, communityId, [
      ...new Set([
        ...measures.map(({ memberId }) => memberId),
        ...open.flatMap(({ reporterId }) => reporterId ?? []),
        ...appeals.flatMap(({ decidedBy }) => decidedBy ?? []),
      ]),
    ]),
    thing: (await page.slots.titles(db, page, kind, [id])).get(id),
    isModerator: holds(moderatorRoles),
    mayJudge: holds(appealRoles),
    isAuthor: viewer.kind === "member" && viewer.memberId === one.authorId,
  };
}

export type Deed = keyof (typeof texts)["nl"]["deeds"];

/** What this reader can do now, in the order of what is asked of her. */
export function deedsOf(view: CaseView, page: PageTools): readonly Deed[] {
  const { one, open, appeals, measures, isModerator, mayJudge } = view;
  const memberId = page.viewer.kind === "member" ? page.viewer.memberId : null;
  const me = memberId ?? "";
  const hidden = measures.findLast(({ kind }) => kind === "hidden");
  const last = measures.findLast(({ kind }) => kind === "hidden" || kind === "unpublished");
  const before = appeals.find(({ measureId }) => measureId === hidden?.id);
  const can: Readonly<Record<Deed, boolean>> = {
    beslissen: mayJudge && decideJudging(one, appeals.at(-1), me).ok,
    verbergen: isModerator && decideHiding(one, me).ok,
    laten: isModerator && decideLeaving(one, open, me).ok,
    bezwaar: decideAppeal(one, hidden, before, memberId, localDate(page.now)).ok,
    tonen: isModerator && decideRestoring(one, appeals.at(-1), me).ok,
    wissen: mayJudge && decideErasing(one, last, me).ok,
  };
  return (Object.keys(can) as Deed[]).filter((deed) => can[deed]);
}

interface CaseProps {
  readonly page: PageTools;
  readonly view: CaseView;
  readonly form: FormState;
}

export function CasePage({ page, view, form }: CaseProps) {
  const { language } = page;
  const t = texts[language];
  const { one, thing } = view;
  const deeds = deedsOf(view, page);
  const [first, ...others] = deeds;
  const link = (deed: Deed) => ({
    label: t.deeds[deed].label,
    href: page.href(`/moderatie/${one.number}/${deed}`),
    gives: t.deeds[deed].gives,
  });
  return (
    <Page>
      <PageHead
        kind={t.case.kind(one.number)}
        title={t.case.title[one.state]}
        lead={thing && marksIn(thing.title).length === 0 ? t.case.lead(thing.title) : undefined}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        <StandOf page={page} view={view} />
      </PageHead>
      <NowBox
        language={language}
        {...(first && {
          primary: { label: link(first).label, href: link(first).href },
          note: link(first).gives,
        })}
        todo={[
          ...others.slice(0, 3).map(link),
          ...(thing?.href
            ? [{ label: t.case.to(thing.title), href: thing.href, gives: t.case.toGives }]
            : []),
        ]}
      />
      <Text>
        <WordsSection page={page} view={view} />
        <ReportsSection page={page} view={view} />
        <LifeSection page={page} view={view} />
        {view.isAuthor && one.state === "unpublished" && (
          <Form language={language} action={page.href(`/moderatie/${one.number}/terug`)}>
            <Hidden name={keyField} value={newId()} />
            <SubmitButton kind="secondary" once>
              {t.case.back}
            </SubmitButton>
          </Form>
        )}
      </Text>
    </Page>
  );
}

type PartProps = Pick<CaseProps, "page" | "view">;

function StandOf({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language];
  const { one, open, appeals, measures, names } = view;
  const waiting = appeals.find(({ outcome }) => outcome === null);
  const [oldest] = open;
  const isQuiet = one.state === "shown" && !waiting && !oldest;
  return (
    <Stand tone={waiting || oldest ? "wait" : one.state === "shown" ? "go" : "stop"}>
      {one.state !== "shown" && (
        <Paragraph>
          <b>{sentenceOf({ kind: one.state }, one, measures, names, language)}</b>
        </Paragraph>
      )}
      {waiting && <Paragraph>{t.case.appealWaits(dayText(waiting.dueOn, language))}</Paragraph>}
      {oldest && (
        <Paragraph>{t.case.waits(open.length, dayText(oldest.dueOn, language))}</Paragraph>
      )}
      {isQuiet && <Paragraph>{t.case.title.shown}.</Paragraph>}
    </Stand>
  );
}

/** The words, for everybody while they are shown, with what stood there before; else for who may. */
function WordsSection({ page, view }: PartProps) {
  const t = texts[page.language].case;
  const { one } = view;
  const mayRead = one.state === "shown" || view.isAuthor || view.mayJudge;
  if (!mayRead || one.body === null) return null;
  const wordings = [
    one.body,
    ...view.measures.flatMap(({ kind, body }) => (kind === "edited" && body ? [body] : [])),
  ];
  return (
    <Section id="woorden" title={t.words}>
      {one.state !== "shown" && (
        <Paragraph small soft>
          {t.wordsOnlyYou}
        </Paragraph>
      )}
      <blockquote>
        <Paragraph>{wordings.at(-1)}</Paragraph>
      </blockquote>
      {wordings.length > 1 && <h3 class="utrecht-heading-3">{t.first}</h3>}
      {wordings.slice(0, -1).map((words) => (
        <blockquote key={words}>
          <Paragraph>{words}</Paragraph>
        </blockquote>
      ))}
    </Section>
  );
}

/** Who reported what: for moderators alone. */
function ReportsSection({ page, view }: PartProps) {
  const t = texts[page.language];
  if (!view.isModerator || view.open.length === 0) return null;
  return (
    <Section id="meldingen" title={t.case.reports}>
      {view.open.map(({ id, reporterId, reason, words }) => (
        <Paragraph key={id}>
          <b>
            {t.case.reportBy(
              view.names.get(reporterId ?? "") ?? t.case.somebody,
              t.reasons[reason],
            )}
          </b>{" "}
          {words}
        </Paragraph>
      ))}
    </Section>
  );
}

function LifeSection({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language];
  const { names, appeals, measures } = view;
  const when = (at: Date) => ({ iso: at.toISOString(), text: dateText(localDate(at), language) });
  const items = [
    ...measures.map((one) => ({
      at: one.at,
      when: when(one.at),
      text: [
        `${capital(names.get(one.memberId) ?? "")} ${t.case.steps[one.kind]}.`,
        one.reason ? t.case.because(t.reasons[one.reason]) : "",
        one.ground ? t.case.because(t.grounds[one.ground]) : "",
        one.words,
      ].join(" "),
    })),
    ...appeals.map((one) => ({
      at: one.at,
      when: when(one.at),
      text: `${t.case.appealed}: ${one.words}`,
    })),
    ...appeals.flatMap((one) =>
      one.outcome && one.decidedAt
        ? [
            {
              at: one.decidedAt,
              when: when(one.decidedAt),
              text: `${t.case[one.outcome]} (${names.get(one.decidedBy ?? "") ?? ""}). ${one.answer}`,
            },
          ]
        : [],
    ),
  ];
  return (
    <Section id="leven" title={t.case.life}>
      {items.length === 0 ? (
        <Paragraph>{t.case.lifeNone}</Paragraph>
      ) : (
        <Timeline items={items.sort((a, b) => b.at.getTime() - a.at.getTime())} />
      )}
    </Section>
  );
}
