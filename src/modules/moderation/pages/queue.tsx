import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import type { Waiting } from "#lib/waits.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import type { WaitsSlot } from "#platform/waits.ts";
import { NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { type Row, Rows } from "#ui/rows.tsx";
import { appealRoles, type Case, moderatorRoles } from "../model.ts";
import { listAppeals, listCases, listDecisions, listOpenReports } from "../store.ts";
import { texts } from "../texts.ts";
import { capital } from "./writing-routes.tsx";

/** What waits for moderators, and what they did: in the open, without the words themselves. */

export interface QueueView {
  readonly reports: number;
  readonly appeals: number;
  /** Undefined for who judges nothing here. */
  readonly waiting: readonly Row[] | undefined;
  readonly decided: readonly Row[];
}

export async function loadQueue(db: Db, page: PageTools): Promise<QueueView> {
  const { id: communityId } = page.community;
  const { viewer } = page;
  const open = await listOpenReports(db, communityId);
  const appeals = await listAppeals(db, communityId, "open");
  const decisions = await listDecisions(db, communityId, 50);
  const all = [...open, ...appeals, ...decisions].map(({ writingId }) => writingId);
  const cases = new Map(
    (await listCases(db, communityId, { ids: [...new Set(all)] })).map((one) => [one.id, one]),
  );
  const titles = await titlesOf(db, page, [...cases.values()]);
  const roles = viewer.kind === "member" ? viewer.roles : [];
  const holds = (wanted: readonly string[]) => roles.some(({ role }) => wanted.includes(role));
  const t = texts[page.language];
  const day = (date: string) => dateText(date, page.language);
  const row = (writingId: string, meta: string, text: string): Row[] => {
    const one = cases.get(writingId);
    if (!one) return [];
    const title = `${one.number}: ${titles.get(one.subject.id) ?? ""}`;
    return [{ meta, title, href: page.href(`/moderatie/${one.number}`), text }];
  };
  const reported = [...Map.groupBy(open, ({ writingId }) => writingId)].flatMap(([id, reports]) => {
    const [first] = reports;
    if (!first) return [];
    const meta = t.queue.reportMeta(day(localDate(first.at)), day(first.dueOn), reports.length);
    return row(id, meta, capital(t.reasons[first.reason]));
  });
  const appealed = appeals.flatMap(({ writingId, at, dueOn }) =>
    row(writingId, t.queue.appealMeta(day(localDate(at)), day(dueOn)), ""),
  );
  return {
    reports: reported.length,
    appeals: appeals.length,
    waiting: holds(appealRoles)
      ? [...appealed, ...(holds(moderatorRoles) ? reported : [])]
      : undefined,
    decided: decisions.flatMap(({ writingId, at, kind, reason }) =>
      row(
        writingId,
        day(localDate(at)),
        `${capital(t.case.steps[kind])}.${reason ? ` ${t.case.because(t.reasons[reason])}` : ""}`,
      ),
    ),
  };
}

async function titlesOf(
  db: Db,
  page: PageTools,
  cases: readonly Case[],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const [kind, of] of Map.groupBy(cases, ({ subject }) => subject.kind)) {
    const ids = of.map(({ subject }) => subject.id);
    for (const [id, { title }] of await page.slots.titles(db, page, kind, ids))
      titles.set(id, title);
  }
  return titles;
}

export function QueuePage({ page, view }: { readonly page: PageTools; readonly view: QueueView }) {
  const { language } = page;
  const t = texts[language].queue;
  return (
    <Page>
      <PageHead title={t.title} lead={t.lead}>
        <Stand tone={view.reports + view.appeals > 0 ? "wait" : "go"}>
          <Paragraph>
            <b>{t.stand(view.reports, view.appeals)}</b>
          </Paragraph>
        </Stand>
      </PageHead>
      <NowBox
        language={language}
        todo={[{ label: t.rules, href: page.href("/huisregels"), gives: t.rulesGives }]}
      />
      <Text>
        {view.waiting && (
          <Section id="wacht" title={t.waiting}>
            {view.waiting.length === 0 ? (
              <Paragraph>{t.waitingNone}</Paragraph>
            ) : (
              <Rows items={view.waiting} />
            )}
          </Section>
        )}
        <Section id="gedaan" title={t.decided}>
          {view.decided.length === 0 ? (
            <Paragraph>{t.decidedNone}</Paragraph>
          ) : (
            <Rows items={view.decided} />
          )}
        </Section>
      </Text>
    </Page>
  );
}

/** Who reported or appealed waits for the municipality's moderators; no one is named. */
export const waits: WaitsSlot = {
  list: async (db, { communityId, on, limit }) => {
    if (on && !on.some(({ kind }) => kind === "municipality")) return [];
    const open = await listOpenReports(db, communityId, undefined, limit);
    const appeals = await listAppeals(db, communityId, "open", limit);
    const ids = [...open, ...appeals].map(({ writingId }) => writingId);
    const cases = new Map(
      (await listCases(db, communityId, { ids: [...new Set(ids)] })).map((one) => [one.id, one]),
    );
    const wait =
      (what: string) =>
      (one: {
        readonly id: string;
        readonly writingId: string;
        readonly at: Date;
        readonly dueOn: string;
      }): Waiting[] => {
        const of = cases.get(one.writingId);
        return of
          ? [
              {
                // An id that is no member's is called "somebody".
                who: { kind: "member", id: one.id },
                on: { kind: "municipality" },
                what,
                about: { kind: "writing", id: of.id },
                since: localDate(one.at),
                until: one.dueOn,
              },
            ]
          : [];
      };
    return [
      ...open.flatMap(wait("moderation.report")),
      ...appeals.flatMap(wait("moderation.appeal")),
    ];
  },
  words: {
    "moderation.report": { nl: texts.nl.waits.report, en: texts.en.waits.report },
    "moderation.appeal": { nl: texts.nl.waits.appeal, en: texts.en.waits.appeal },
  },
};
