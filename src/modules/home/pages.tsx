import { Hono } from "hono";
import { setCookie } from "hono/cookie";
import { Fragment } from "preact";
import { localDate } from "#lib/calendar.ts";
import { dateText, instantText, numberText } from "#lib/format.ts";
import { InitiativePhoto, initiativeTexts, listMaking, type Making } from "#modules/initiatives";
import {
  type Area,
  findMember,
  findOrganization,
  listAreas,
  listNames,
  peopleTexts,
} from "#modules/people";
import { countOpenWorks, findWork, listUndertakings, workTexts } from "#modules/works";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import {
  appearanceCookie,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
} from "#platform/http.ts";
import { countEntries, findEntry, listEntries } from "#platform/record.ts";
import type { Contribution, Slots, Told } from "#platform/slots.ts";
import { type ToldWaits, waitOf } from "#platform/waits.ts";
import { Facts } from "#ui/facts.tsx";
import { Buttons, Form, Radios, SubmitButton } from "#ui/form.tsx";
import { Beside, Doors, Link, Page, PageHead, Paragraph, Section, Story, Text } from "#ui/page.tsx";
import { type Row, Rows } from "#ui/rows.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { Waits } from "#ui/waits.tsx";
import { areaPages } from "./pages/area.tsx";
import { feedPages } from "./pages/feeds.ts";
import { lineOf } from "./pages/line.tsx";
import { aroundInitiative } from "./pages/profile.tsx";
import { waitsPages, waitsSentence } from "./pages/waits.tsx";
import { weekPages } from "./pages/week.tsx";
import { weekMailPages } from "./pages/week-mail.tsx";
import { texts } from "./texts.ts";

export const pages = new Hono<PageEnv>();
export const slots: Slots = { on: { initiative: aroundInitiative } };
pages.route("/", waitsPages);
pages.route("/", areaPages);
pages.route("/", weekPages);
pages.route("/", feedPages);
pages.route("/", weekMailPages);

/* Front page ---------------------------------------------------------------------------------------- */

pages.get("/", async (c) => {
  const { page, context } = c.var;
  const loaded = await read(context, async (db) => ({
    openWorks: await countOpenWorks(db, page.community.id),
    given: await page.slots.contributions(db, page, "community", page.community.id),
    waits: await page.slots.waits(db, page, { count: waitsOnFront }),
    doing: await listDoing(db, page),
    making: await listMaking(db, page),
    told: await page.slots.describe(db, page, await listEntries(db, page.community.id, 6)),
  }));
  return c.var.show({
    title: texts[page.language].title(page.community.name),
    here: "/",
    children: <FrontPage page={page} {...loaded} />,
  });
});

/** The longest waits stand on the front page; the rest one click away. */
const waitsOnFront = 8;

interface FrontProps {
  readonly page: PageTools;
  readonly openWorks: number;
  /** What other modules put at the top: the box to say something in. */
  readonly given: readonly Contribution[];
  readonly waits: ToldWaits;
  readonly doing: Doing;
  /** On which initiatives something happened last. */
  readonly making: Making;
  readonly told: readonly Told[];
}

function FrontPage({ page, openWorks, given, waits, doing, making, told }: FrontProps) {
  const { language, community } = page;
  const t = texts[language];
  return (
    <>
      <Story
        title={t.title(community.name)}
        lead={language === "nl" ? community.lead : community.leadEnglish}
      >
        {!community.takesPart && <WithoutMunicipality page={page} />}
        <Paragraph>
          <Link href={page.href("/stadsrecht")}>{t.byCharter(community.name)}</Link>
        </Paragraph>
      </Story>
      <Beside>
        <div>{given.flatMap((contribution) => contribution.sections ?? [])}</div>
        {making.rows.length > 0 && (
          <Section id="maken" title={initiativeTexts[language].front}>
            {making.photo && <InitiativePhoto page={page} {...making.photo} />}
            <Rows items={making.rows} />
            <Paragraph>
              <Link href={page.href("/initiatieven")}>{initiativeTexts[language].frontAll}</Link>
            </Paragraph>
          </Section>
        )}
      </Beside>
      <Section id="nu" title={t.now}>
        <Doors items={doorsOf(page, openWorks)} />
        <Paragraph>
          <Link href={page.href("/initiatieven/nieuw")}>{t.begin}</Link>
          {" · "}
          <Link href={page.href("/vraag-en-aanbod")}>{t.market}</Link>
        </Paragraph>
        <Villages page={page} areas={doing.areas} />
        {given.map(({ follow }) => follow)}
        {page.viewer.kind === "visitor" && (
          <Paragraph>
            {t.signInBrings} <Link href={page.href("/aanmelden")}>{t.signInNow}</Link>
          </Paragraph>
        )}
      </Section>
      {doing.rows.length > 0 && (
        <Section
          id="zelf"
          title={
            doing.areaName
              ? workTexts[language].undertaking.frontNearby(doing.areaName)
              : workTexts[language].undertaking.front
          }
        >
          <Rows items={doing.rows} />
          <Paragraph>
            <Link href={page.href("/wij-doen-dit")}>
              {workTexts[language].undertaking.frontAll}
            </Link>
          </Paragraph>
        </Section>
      )}
      <Section id="wachten" title={t.waits.title}>
        <Paragraph>{waitsSentence(waits, language)}</Paragraph>
        {waits.total > 0 && <Waits language={language} items={waits.items.map(waitOf(page))} />}
        {waits.total > waits.items.length && (
          <Paragraph>
            <Link href={page.href("/wachten")}>{t.waits.all}</Link>
          </Paragraph>
        )}
      </Section>
      <Section id="logboek" title={t.happened}>
        <Timeline wide items={told.map((line) => lineOf(page, line))} />
        <Paragraph>
          <Link href={page.href("/logboek")}>{t.toRecord}</Link>
        </Paragraph>
      </Section>
    </>
  );
}

/** The six ways in; without the municipality they lead to what people can do among themselves. */
function doorsOf(page: PageTools, openWorks: number) {
  const { language, community } = page;
  const { doors: t, doorsWithout: own } = texts[language];
  const here = community.takesPart;
  const week = { label: t.week, href: page.href("/deze-week"), text: t.weekText };
  const record = { label: t.record, href: page.href("/logboek"), text: t.recordText };
  return [
    {
      label: here ? t.works : own.works,
      href: page.href("/werken"),
      text: here ? t.worksText(openWorks) : own.worksText,
    },
    { label: t.lane, href: page.href("/meedoen"), text: here ? t.laneText : own.laneText },
    here
      ? { label: t.name, href: page.href("/werken/noemen"), text: t.nameText }
      : { label: own.deals, href: page.href("/afspraken"), text: own.dealsText },
    week,
    here
      ? { label: t.deals, href: page.href("/deals"), text: t.dealsText }
      : { label: own.letters, href: page.href("/brieven"), text: own.lettersText },
    record,
  ];
}

/** The municipality does not take part: said once, with what can be done all the same. */
function WithoutMunicipality({ page }: { readonly page: PageTools }) {
  const t = peopleTexts[page.language].municipality;
  return (
    <Paragraph>
      <b>{t.absent(page.community.municipality ?? t.somewhere)}</b> {t.front}{" "}
      <Link href={page.href("/gemeente")}>{t.more}</Link>
    </Paragraph>
  );
}

/** So many villages are named; with more, the list of all is one click away. */
const villagesOnFront = 8;

/** The reader finds her own village. */
function Villages({ page, areas }: { readonly page: PageTools; readonly areas: readonly Area[] }) {
  const t = texts[page.language];
  if (areas.length === 0) return null;
  return (
    <Paragraph>
      {t.villages}{" "}
      {areas.slice(0, villagesOnFront).map(({ slug, name }, index) => (
        <Fragment key={slug}>
          {index > 0 && ", "}
          <Link href={page.href(`/gebied/${slug}`)}>{name}</Link>
        </Fragment>
      ))}
      {areas.length > villagesOnFront && (
        <>
          {", "}
          <Link href={page.href("/gebied")}>{t.villagesAll}</Link>
        </>
      )}
    </Paragraph>
  );
}

interface Doing {
  /** The reader's own area; empty for who lives nowhere here. */
  readonly areaName: string;
  readonly areas: readonly Area[];
  readonly rows: readonly Row[];
}

/** What people do themselves: where the reader lives, for these are her neighbours; else all over. */
async function listDoing(db: Db, page: PageTools): Promise<Doing> {
  const { community, viewer, now } = page;
  const areas = await listAreas(db, community.id);
  const member =
    viewer.kind === "member" ? await findMember(db, community.id, viewer.memberId) : undefined;
  const own = areas.find(({ id }) => id === member?.areaId);
  const filter = { isRunning: true as const, ...(own && { areaId: own.id }) };
  const rows = [];
  for (const undertaking of await listUndertakings(db, community.id, now, filter, 3)) {
    const work = await findWork(db, community.id, undertaking.workId);
    const party = await partyOf(db, page, undertaking);
    rows.push({
      meta: [
        areas.find(({ id }) => id === undertaking.areaId)?.name,
        dateText(localDate(undertaking.startedAt), page.language),
      ].join(", "),
      title: workTexts[page.language].undertaking.title(party, work?.title ?? ""),
      href: page.href(`/wij-doen-dit/${undertaking.number}`),
      text: undertaking.what,
    });
  }
  return { areaName: own?.name ?? "", areas, rows };
}

/** Who it is, as they appear: the organisation, else the member. */
async function partyOf(
  db: Db,
  { community }: PageTools,
  party: { readonly partyMemberId: string; readonly partyOrganizationId: string | null },
): Promise<string> {
  const { partyMemberId, partyOrganizationId } = party;
  const organization =
    partyOrganizationId && (await findOrganization(db, community.id, partyOrganizationId));
  if (organization) return organization.name;
  return (await listNames(db, community.id, [partyMemberId])).get(partyMemberId) ?? "";
}

/* The public record ---------------------------------------------------------------------------------- */

const linesPerPage = 25;

pages.get("/logboek", async (c) => {
  const { page, context } = c.var;
  const asked = Number(c.req.query("voor"));
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined;
  const { count, told, oldest } = await read(context, async (db) => {
    const entries = await listEntries(db, page.community.id, linesPerPage, before);
    return {
      count: await countEntries(db, page.community.id),
      told: await page.slots.describe(db, page, entries),
      oldest: entries.length === linesPerPage ? entries.at(-1)?.number : undefined,
    };
  });
  const t = texts[page.language].record;
  return c.var.show({
    title: t.title,
    here: "/logboek",
    menu: "record",
    children: (
      <>
        <Page>
          <PageHead title={t.title} lead={t.lead}>
            <Paragraph>{t.count(numberText(count, page.language))}</Paragraph>
          </PageHead>
        </Page>
        <Section id="regels" title={t.list}>
          {told.length === 0 ? (
            <Paragraph>{t.none}</Paragraph>
          ) : (
            <Timeline wide items={told.map((line) => lineOf(page, line))} />
          )}
          <Paragraph>
            {before && (
              <>
                <Link href={page.href("/logboek")}>{t.newest}</Link>{" "}
              </>
            )}
            {oldest && oldest > 1 && (
              <Link href={`${page.href("/logboek")}?voor=${oldest}`}>{t.older}</Link>
            )}
          </Paragraph>
        </Section>
      </>
    ),
  });
});

pages.get("/logboek/:number{[0-9]{1,15}}", async (c) => {
  const { page, context } = c.var;
  const number = Number(c.req.param("number"));
  const loaded = await read(context, async (db) => {
    const entry = await findEntry(db, page.community.id, number);
    if (!entry) return "hidden" as const;
    const [told] = await page.slots.describe(db, page, [entry]);
    const names = entry.actorId
      ? await listNames(db, page.community.id, [entry.actorId])
      : new Map<string, string>();
    return { entry, told, by: entry.actorId ? names.get(entry.actorId) : undefined };
  });
  const t = texts[page.language];
  if (loaded === "hidden") return showHidden(c, number);
  return c.var.show({
    title: `${t.record.line(numberText(number, page.language))}`,
    here: `/logboek/${number}`,
    crumbs: [{ label: t.record.title, path: "/logboek" }],
    menu: "record",
    children: <EntryPage page={page} {...loaded} />,
  });
});

/** A number without a public line says why, so that nobody takes it for a gap. */
async function showHidden(c: PageContext, number: number): Promise<Response> {
  const { page } = c.var;
  const t = texts[page.language];
  return c.var.show(
    {
      title: t.record.line(numberText(number, page.language)),
      here: `/logboek/${number}`,
      crumbs: [{ label: t.record.title, path: "/logboek" }],
      menu: "record",
      children: (
        <Page>
          <PageHead
            title={t.record.line(numberText(number, page.language))}
            lead={t.entry.hidden}
          />
          <Text>
            <Paragraph>
              <Link href={page.href("/logboek")}>{t.entry.back}</Link>
            </Paragraph>
          </Text>
        </Page>
      ),
    },
    404,
  );
}

interface EntryProps {
  readonly page: PageTools;
  readonly entry: Told["entry"];
  readonly told: Told | undefined;
  readonly by: string | undefined;
}

function EntryPage({ page, entry, told, by }: EntryProps) {
  const { language } = page;
  const t = texts[language];
  const office = entry.office as keyof typeof t.entry.offices | null;
  return (
    <Page>
      <PageHead
        kind={t.record.line(numberText(entry.number, language))}
        title={told?.sentence ?? entry.kind}
      />
      <Text>
        <Section id="feiten" title={t.entry.facts}>
          <Facts
            wide
            items={[
              ...(told?.title
                ? [
                    {
                      term: t.entry.about,
                      value: told.href ? <Link href={told.href}>{told.title}</Link> : told.title,
                    },
                  ]
                : []),
              { term: t.entry.at, value: instantText(entry.at, language) },
              { term: t.entry.recorded, value: instantText(entry.recordedAt, language) },
              { term: t.entry.by, value: by ?? t.entry.byTime },
              ...(office
                ? [{ term: t.entry.office, value: t.entry.offices[office] ?? office }]
                : []),
              { term: t.entry.kind, value: <code lang="en">{entry.kind}</code> },
            ]}
          />
        </Section>
        <Paragraph>
          <Link href={page.href("/logboek")}>{t.entry.back}</Link>
        </Paragraph>
      </Text>
    </Page>
  );
}

/* Colours -------------------------------------------------------------------------------------------- */

pages.get("/kleuren", (c) => {
  const { page } = c.var;
  const t = texts[page.language].colours;
  return c.var.show({
    title: t.title,
    here: "/kleuren",
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.title} lead={t.lead} />
        <Text>
          <Form language={page.language} action={page.href("/kleuren")}>
            <Radios
              name="kleur"
              label={t.label}
              value={c.var.appearance}
              options={[
                { value: "auto", label: t.auto },
                { value: "light", label: t.light },
                { value: "dark", label: t.dark },
              ]}
            />
            <Buttons>
              <SubmitButton>{t.save}</SubmitButton>
            </Buttons>
          </Form>
        </Text>
      </Page>
    ),
  });
});

pages.post("/kleuren", async (c) => {
  const chosen = (await readForm(c)).kleur ?? "auto";
  setCookie(c, appearanceCookie, chosen === "light" || chosen === "dark" ? chosen : "auto", {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: c.var.isHttps,
    maxAge: 365 * 86_400,
  });
  return c.redirect(c.var.page.href("/"), 303);
});
