import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText, euroText, numberText } from "#lib/format.ts";
import { chosenHref, type ListPage, leafTo, pageAt, pagesOf } from "#lib/paging.ts";
import { countDeals, dealTexts, listDealsIn } from "#modules/deals";
import { initiativeTexts, listInitiatives, rowsOfInitiatives } from "#modules/initiatives";
import { type Area, findOrganization, listAreas, listNames } from "#modules/people";
import { findWork, listUndertakings, listWorks, workTexts } from "#modules/works";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import type { Contribution } from "#platform/slots.ts";
import { type ToldWaits, waitOf } from "#platform/waits.ts";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { Pager } from "#ui/pager.tsx";
import { type Row, Rows } from "#ui/rows.tsx";
import { Waits } from "#ui/waits.tsx";
import { texts } from "../texts.ts";
import type { Profile } from "./counted.ts";
import { loadProfile, ProfileSection } from "./profile.tsx";

/** One village or neighbourhood: what is to be done there, what people do, what was agreed and said. */
export const areaPages = new Hono<PageEnv>();

/** Of initiatives the few on which something happened last: their list has the rest. */
const few = 6;
const shown = 50;
const dealsPerPage = 25;

areaPages.get("/gebied", async (c) => {
  const { page, context } = c.var;
  const areas = await read(context, (db) => listAreas(db, page.community.id));
  const t = texts[page.language].areas;
  return c.var.show({
    title: t.title,
    here: "/gebied",
    children: (
      <Page>
        <PageHead title={t.title} lead={t.lead(page.community.name)} />
        <Text>
          {areas.length === 0 ? (
            <Paragraph>{t.none}</Paragraph>
          ) : (
            <Rows
              level={2}
              items={areas.map((area) => ({
                title: area.name,
                href: page.href(`/gebied/${area.slug}`),
                ...(area.residents !== null && {
                  text: t.residents(numberText(area.residents, page.language)),
                }),
              }))}
            />
          )}
        </Text>
      </Page>
    ),
  });
});

areaPages.get("/gebied/:slug", async (c) => {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  const loaded = await read(context, async (db) => {
    const area = (await listAreas(db, communityId)).find(
      ({ slug }) => slug === c.req.param("slug"),
    );
    return (
      area && {
        area,
        profile: await loadProfile(db, page, area),
        making: await makingRows(db, page, area),
        works: await workRows(db, page, area),
        doing: await doingRows(db, page, area),
        deals: await leafTo(pageAt(c.req.query("deals"), dealsPerPage), (at) =>
          dealRows(db, page, area, at),
        ),
        waits: await page.slots.waits(db, page, { areaId: area.id, count: few }),
        given: await page.slots.contributions(db, page, "area", area.id),
      }
    );
  });
  if (!loaded) return c.notFound();
  return c.var.show({
    title: loaded.area.name,
    here: `/gebied/${loaded.area.slug}`,
    crumbs: [{ label: texts[page.language].areas.title, path: "/gebied" }],
    children: <AreaPage page={page} {...loaded} />,
  });
});

interface AreaProps {
  readonly page: PageTools;
  readonly area: Area;
  readonly profile: { readonly here: Profile; readonly all: Profile };
  readonly making: readonly Row[];
  readonly works: readonly Row[];
  readonly doing: readonly Row[];
  readonly deals: { readonly rows: readonly Row[]; readonly total: number; readonly at: ListPage };
  readonly waits: ToldWaits;
  readonly given: readonly Contribution[];
}

function AreaPage({ page, area, profile, given, ...rows }: AreaProps) {
  const { language } = page;
  const t = texts[language].areas;
  return (
    <Page>
      <PageHead title={area.name} lead={t.areaLead(area.name)}>
        {area.residents !== null && (
          <Paragraph>{t.residents(numberText(area.residents, language))}</Paragraph>
        )}
        <Paragraph>{texts[language].profile.there(profile.here)}</Paragraph>
      </PageHead>
      <NowBox
        language={language}
        todo={[
          { label: t.lane, href: page.href("/meedoen"), gives: t.laneGives },
          { label: t.name, href: page.href("/werken/noemen"), gives: t.nameGives },
          ...given.flatMap(({ todo = [] }) => todo),
        ]}
      >
        {given.map(({ follow }) => follow)}
      </NowBox>
      <Text>
        <ProfileSection page={page} area={area} {...profile} />
        <Listed
          id="initiatieven"
          title={initiativeTexts[language].front}
          none={t.makingNone}
          rows={rows.making}
          all={{
            label: initiativeTexts[language].frontAll,
            href: page.href(`/initiatieven?gebied=${area.slug}`),
            count: profile.here.initiatives,
          }}
        />
        <Listed
          id="werken"
          title={t.works}
          none={t.worksNone}
          rows={rows.works}
          all={{
            label: t.worksAll,
            href: page.href(`/werken?gebied=${area.slug}`),
            count: profile.here.works,
          }}
        />
        <Listed id="zelf" title={t.doing} none={t.doingNone} rows={rows.doing} />
        <AreaDeals page={page} area={area} {...rows.deals} />
        <AreaWaits page={page} area={area} waits={rows.waits} />
        {given.flatMap((contribution) => contribution.sections ?? [])}
      </Text>
    </Page>
  );
}

/** What was agreed here, leafed to its end. */
function AreaDeals({
  page,
  area,
  rows,
  total,
  at,
}: { readonly page: PageTools; readonly area: Area } & AreaProps["deals"]) {
  const t = texts[page.language].areas;
  return (
    <Section id="deals" title={t.deals}>
      {rows.length === 0 ? <Paragraph>{t.dealsNone}</Paragraph> : <Rows items={rows} />}
      <Pager
        language={page.language}
        label={t.deals}
        page={at.number}
        pages={pagesOf(total, at)}
        href={(to) => `${chosenHref(page.href(`/gebied/${area.slug}`), { deals: to })}#deals`}
      />
    </Section>
  );
}

/** Who waits for whom about a thing of this area; nothing where nobody does. */
function AreaWaits({
  page,
  area,
  waits,
}: {
  readonly page: PageTools;
  readonly area: Area;
  readonly waits: ToldWaits;
}) {
  const t = texts[page.language].waits;
  if (waits.total === 0) return null;
  return (
    <Section id="wachten" title={t.here}>
      <Waits language={page.language} items={waits.items.map(waitOf(page))} />
      {waits.total > waits.items.length && (
        <Paragraph>
          <Link href={page.href(`/wachten?gebied=${area.slug}`)}>{t.allHere}</Link>
        </Paragraph>
      )}
    </Section>
  );
}

function Listed({
  id,
  title,
  none,
  rows,
  all,
}: {
  readonly id: string;
  readonly title: string;
  readonly none: string;
  readonly rows: readonly Row[];
  /** Where the rest is, and how many there are in all. */
  readonly all?: { readonly label: string; readonly href: string; readonly count: number };
}) {
  return (
    <Section id={id} title={title}>
      {rows.length === 0 ? <Paragraph>{none}</Paragraph> : <Rows items={rows} />}
      {all && all.count > rows.length && (
        <Paragraph>
          <Link href={all.href}>{all.label}</Link>
        </Paragraph>
      )}
    </Section>
  );
}

async function makingRows(db: Db, page: PageTools, area: Area): Promise<readonly Row[]> {
  const filter = { isPublic: true, areaId: area.id, order: "active" } as const;
  const made = await listInitiatives(db, page.community.id, filter, few);
  return rowsOfInitiatives(page, made, [area]);
}

async function workRows(db: Db, page: PageTools, { id }: Area): Promise<readonly Row[]> {
  const t = workTexts[page.language];
  const works = await listWorks(db, page.community.id, { areaId: id }, shown);
  return works.map((work) => ({
    meta: [
      work.yearlyCostCents === null
        ? t.costUnknown
        : t.costs(euroText(work.yearlyCostCents, page.language)),
      ...(work.reserved ? [t.reserved] : []),
    ].join(", "),
    title: work.title,
    href: page.href(`/werken/${work.number}`),
    text: work.lead,
  }));
}

async function doingRows(db: Db, page: PageTools, { id }: Area): Promise<readonly Row[]> {
  const { id: communityId } = page.community;
  const filter = { areaId: id, isRunning: true } as const;
  const rows = [];
  for (const one of await listUndertakings(db, communityId, page.now, filter, shown)) {
    const work = await findWork(db, communityId, one.workId);
    const organization =
      one.partyOrganizationId && (await findOrganization(db, communityId, one.partyOrganizationId));
    const names = await listNames(db, communityId, [one.partyMemberId]);
    const party = organization ? organization.name : (names.get(one.partyMemberId) ?? "");
    rows.push({
      meta: dateText(localDate(one.startedAt), page.language),
      title: workTexts[page.language].undertaking.title(party, work?.title ?? ""),
      href: page.href(`/wij-doen-dit/${one.number}`),
      text: one.what,
    });
  }
  return rows;
}

async function dealRows(db: Db, page: PageTools, { id }: Area, at: ListPage) {
  const { states } = dealTexts[page.language];
  const { id: communityId } = page.community;
  const deals = await listDealsIn(db, communityId, id, page.now, dealsPerPage, at.from);
  const rows = deals.map((deal) => ({
    meta: [states[deal.state], euroText(deal.amountCents, page.language)].join(", "),
    title: deal.title,
    href: page.href(`/deals/${deal.number}`),
  }));
  return { rows, total: await countDeals(db, communityId, id) };
}
