import { Hono } from "hono";
import type { ComponentChildren } from "preact";
import { addDays, daysBetween, localDate } from "#lib/calendar.ts";
import { dateText, daysText, numberText } from "#lib/format.ts";
import type { Language } from "#lib/texts.ts";
import { peopleTexts } from "#modules/people";
import { read } from "#platform/context.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import type { Told } from "#platform/slots.ts";
import { type ToldWait, waitOf } from "#platform/waits.ts";
import { Form, Select, SubmitButton } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Waits } from "#ui/waits.tsx";
import {
  type Moved,
  parseWeek,
  viewFor,
  type Week,
  type WeekPart,
  type WeekView,
  weekOf,
  weekParts,
  weekViews,
} from "../model.ts";
import { texts } from "../texts.ts";
import { Said } from "./line.tsx";
import { type Ending, loadMoved, loadWeek, type MeetingTold, type WeekTold } from "./week-parts.ts";

/** "Deze week": what moved, what is asked, who waits for whom; with a view of one's own per role. */
export const weekPages = new Hono<PageEnv>();

weekPages.get("/deze-week", async (c) => {
  const { page, context } = c.var;
  const thisWeek = weekOf(localDate(page.now));
  const asked = parseWeek(c.req.query("week") ?? "");
  // A week to come holds nothing yet.
  const week = asked && asked.from <= thisWeek.from ? asked : thisWeek;
  const view = viewOf(page, c.req.query("voor"));
  const t = texts[page.language].week;
  if (week.key !== thisWeek.key) {
    const moved = await read(context, (db) => loadMoved(db, page, week));
    return c.var.show({
      title: t.titleOf(week.number, week.year),
      here: "/deze-week",
      crumbs: [{ label: t.title, path: "/deze-week" }],
      menu: "week",
      children: <PastWeek page={page} week={week} moved={moved} />,
    });
  }
  const told = await read(context, (db) => loadWeek(db, page, week, view));
  return c.var.show({
    title: t.title,
    here: "/deze-week",
    menu: "week",
    isPersonal: view !== "everybody",
    children: <WeekPage page={page} week={week} view={view} told={told} />,
  });
});

/** The view that was chosen, else that of the reader's own role. */
function viewOf({ viewer }: PageTools, chosen: string | undefined): WeekView {
  return (
    weekViews.find((view) => view === chosen) ??
    viewFor(viewer.kind === "member" ? viewer.roles : [])
  );
}

function PastWeek({
  page,
  week,
  moved,
}: {
  readonly page: PageTools;
  readonly week: Week;
  readonly moved: readonly Moved<Told>[];
}) {
  const t = texts[page.language].week;
  return (
    <Page>
      <PageHead title={t.titleOf(week.number, week.year)} lead={t.lead(page.community.name)}>
        <Paragraph>{periodOf(week, page.language)}</Paragraph>
      </PageHead>
      <Text>
        <Section id="bewoog" title={t.parts.moved}>
          <MovedList page={page} moved={moved} />
          <OtherWeeks page={page} week={week} hasNext />
        </Section>
      </Text>
    </Page>
  );
}

interface WeekProps {
  readonly page: PageTools;
  readonly week: Week;
  readonly view: WeekView;
  readonly told: WeekTold;
}

function WeekPage({ page, week, view, told }: WeekProps) {
  const { language, viewer } = page;
  const t = texts[language].week;
  return (
    <Page>
      <PageHead
        kind={t.titleOf(week.number, week.year)}
        title={t.title}
        lead={t.lead(page.community.name)}
      >
        <Stand tone={told.late.length > 0 ? "wait" : "go"}>
          <Paragraph>
            <b>{thingsOf(told.moved.length, language)}</b>{" "}
            {told.late.length > 0
              ? texts[language].waits.late(
                  numberText(told.late.length, language),
                  told.late.length === 1,
                )
              : t.lateNone}
          </Paragraph>
        </Stand>
      </PageHead>
      <NowBox
        language={language}
        todo={[
          ...(viewer.kind === "member"
            ? [{ label: t.mail, href: page.href("/deze-week/mail"), gives: t.mailLead }]
            : []),
          { label: t.feed, href: page.href("/deze-week.atom") },
          { label: t.calendar, href: page.href("/agenda.ics") },
          { label: t.recordFeed, href: page.href("/logboek.atom") },
        ]}
      >
        <Form method="get" action={page.href("/deze-week")} language={language} label={t.viewLabel}>
          <Select
            name="voor"
            label={t.viewLabel}
            value={view}
            options={weekViews.map((each) => ({ value: each, label: t.view[each] }))}
          />
          <SubmitButton kind="secondary">{t.show}</SubmitButton>
        </Form>
      </NowBox>
      <Text>
        {weekParts[view].map((part) => (
          <Section key={part} id={part} title={t.parts[part]}>
            <Part page={page} week={week} view={view} told={told} part={part} />
          </Section>
        ))}
      </Text>
    </Page>
  );
}

function Part({ page, week, view, told, part }: WeekProps & { readonly part: WeekPart }) {
  const { language } = page;
  const t = texts[language].week;
  switch (part) {
    case "moved":
      return (
        <>
          <MovedList page={page} moved={told.moved} />
          <OtherWeeks page={page} week={week} hasNext={false} />
        </>
      );
    case "asked":
      return (
        <Lines
          none={t.askedNone}
          items={told.asked.map(({ sentence, href }) => <Link href={href}>{sentence}</Link>)}
        />
      );
    case "together":
      return <Together page={page} view={view} meetings={told.together} />;
    case "waits":
      return <WaitList page={page} items={told.waits} none={texts[language].waits.none} all />;
    case "mine":
      return <WaitList page={page} items={told.mine} none={t.mineNone} />;
    case "late":
      return <WaitList page={page} items={told.late} none={t.lateNone} />;
    case "due":
      return <Lines none={t.dueNone} items={told.due.map((wait) => dueLine(wait, language))} />;
    case "perOffice":
      return <PerOffice page={page} told={told} />;
    case "ending":
      return (
        <Lines none={t.endingNone} items={told.ending.map((ending) => endingLine(ending, page))} />
      );
    case "missing":
      return <Lines none={t.missingNone} items={missingLines(told, language)} />;
  }
}

function MovedList({
  page,
  moved,
}: {
  readonly page: PageTools;
  readonly moved: readonly Moved<Told>[];
}) {
  const t = texts[page.language].week;
  const linesPerThing = 3;
  return (
    <Lines
      none={t.movedNone}
      items={moved.map(({ lines }) => {
        const [first] = lines;
        const more = lines.length - linesPerThing;
        return (
          <>
            <Said
              title={first?.title}
              href={first?.href}
              sentence={lines
                .slice(-linesPerThing)
                .map(({ sentence }) => sentence)
                .join(" ")}
            />
            {more > 0 && ` (${t.more(numberText(more, page.language), more === 1)})`}
          </>
        );
      })}
    />
  );
}

function Together({
  page,
  view,
  meetings,
}: {
  readonly page: PageTools;
  readonly view: WeekView;
  readonly meetings: readonly MeetingTold[];
}) {
  const t = texts[page.language].week;
  return (
    <>
      <Paragraph>
        <b>{t.ask[view]}</b>
      </Paragraph>
      <Lines
        none={t.meetingNone}
        items={meetings.map(({ area, one, other }) => (
          <>
            {t.meeting(area)} {one.name} ({one.href && <Link href={one.href}>{one.title}</Link>}){" "}
            {t.meetingAnd} {other.name} (
            {other.href && <Link href={other.href}>{other.title}</Link>}).
          </>
        ))}
      />
    </>
  );
}

function WaitList({
  page,
  items,
  none,
  all = false,
}: {
  readonly page: PageTools;
  readonly items: readonly ToldWait[];
  readonly none: string;
  readonly all?: boolean;
}) {
  if (items.length === 0) return <Paragraph>{none}</Paragraph>;
  return (
    <>
      <Waits language={page.language} items={items.map(waitOf(page))} />
      {all && (
        <Paragraph>
          <Link href={page.href("/wachten")}>{texts[page.language].waits.all}</Link>
        </Paragraph>
      )}
    </>
  );
}

function PerOffice({ page, told }: { readonly page: PageTools; readonly told: WeekTold }) {
  const { language, now } = page;
  const t = texts[language].week;
  return (
    <Lines
      none={t.perOfficeNone}
      items={told.perOffice.map(({ key, label, count, oldest }) => (
        <>
          <Link href={`${page.href("/wachten")}?op=${encodeURIComponent(key)}`}>
            {t.perOffice(label, numberText(count, language), count === 1)}
          </Link>{" "}
          {oldest &&
            t.oldest(daysText(daysBetween(oldest.since, localDate(now)), language), oldest.what)}
        </>
      ))}
    />
  );
}

function OtherWeeks({
  page,
  week,
  hasNext,
}: {
  readonly page: PageTools;
  readonly week: Week;
  readonly hasNext: boolean;
}) {
  const t = texts[page.language].week;
  const address = (other: Week) => `${page.href("/deze-week")}?week=${other.key}`;
  return (
    <Paragraph>
      <Link href={address(weekOf(addDays(week.from, -7)))}>{t.earlier}</Link>
      {hasNext && (
        <>
          {" · "}
          <Link href={address(weekOf(addDays(week.from, 7)))}>{t.later}</Link>
        </>
      )}
    </Paragraph>
  );
}

/** Sentences in a list; one sentence when there is none. */
function Lines({
  items,
  none,
}: {
  readonly items: readonly ComponentChildren[];
  readonly none: string;
}) {
  if (items.length === 0) return <Paragraph>{none}</Paragraph>;
  return (
    <ul class="utrecht-unordered-list">
      {items.map((item) => (
        <li class="utrecht-unordered-list__item">{item}</li>
      ))}
    </ul>
  );
}

/* In words, for page, mail and feed alike -------------------------------------------------------- */

export function periodOf(week: Week, language: Language): string {
  return texts[language].week.period(dateText(week.from, language), dateText(week.until, language));
}

export function thingsOf(count: number, language: Language): string {
  const t = texts[language].week;
  return count === 0 ? t.thingsNone : t.things(numberText(count, language), count === 1);
}

export function dueLine({ until, on, what }: ToldWait, language: Language): string {
  return texts[language].week.due(dateText(until ?? "", language), on.label, what);
}

export function endingLine(ending: Ending, { language }: Pick<PageTools, "language">): string {
  const t = texts[language].week;
  const on = dateText(ending.on, language);
  if (ending.kind === "charter") return t.endingCharter(ending.title, on);
  return t.endingRole(ending.name, peopleTexts[language].roles[ending.role], on);
}

export function missingLines({ missing }: WeekTold, language: Language): string[] {
  const t = texts[language].week;
  return [
    ...missing.areas.map(({ name, residents }) =>
      t.missingArea(name, residents === null ? null : numberText(residents, language)),
    ),
    ...missing.voices.map((voice) => t.missingVoice[voice]),
  ];
}
