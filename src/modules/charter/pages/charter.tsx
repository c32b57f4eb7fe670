import { Hono } from "hono";
import { Fragment } from "preact";
import { addDays, daysBetween, localDate } from "#lib/calendar.ts";
import type { AnyClause } from "#lib/clause.ts";
import { dateText, daysText } from "#lib/format.ts";
import { type Area, listAreas, listOrganizationsOf } from "#modules/people";
import { read } from "#platform/context.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { Table } from "#ui/table.tsx";
import type { Draft } from "../model/drafting.ts";
import {
  type CharterVersion,
  charterOfRules,
  endingOf,
  holdsFrom,
  inForceAt,
  lastEnded,
  mayPropose,
  type NamedParty,
  type Rules,
  rulesAt,
} from "../model.ts";
import { listDrafts, listParties, listVersions } from "../store.ts";
import { texts } from "../texts.ts";
import { PartiesTable } from "./parties.tsx";
import { grouped, pathOf, slugOf } from "./words.ts";

/** The charter in plain words: of the community, or of an area with what it set itself. */
export function pages(declared: readonly AnyClause[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.on("GET", ["/stadsrecht", "/stadsrecht/gebied/:area"], async (c) => {
    const { page, context } = c.var;
    const slug = c.req.param("area");
    const loaded = await read(context, async (db) => {
      const communityId = page.community.id;
      const areas = await listAreas(db, communityId);
      const area = areas.find((one) => one.slug === slug);
      const versions = await listVersions(db, communityId, page.now);
      const rules = rulesAt(versions, area?.id ?? null, page.now);
      const shown = rules.area ?? rules.base;
      const { viewer } = page;
      return {
        areas,
        area,
        versions,
        rules,
        parties: shown ? await listParties(db, communityId, shown.version) : [],
        organizations: shown ? await partyNames(shown, db, page) : new Map<string, string>(),
        mayWrite: mayWrite(page),
        ownOrganizations:
          viewer.kind === "member"
            ? await listOrganizationsOf(db, communityId, viewer.memberId)
            : [],
        drafts: viewer.kind === "member" ? await listDrafts(db, communityId, draftsOf(page)) : [],
      };
    });
    if (slug && !loaded.area) return c.notFound();
    const t = texts[page.language];
    const title = loaded.area ? t.areaTitle(loaded.area.name) : t.title(page.community.name);
    return c.var.show({
      title,
      here: pathOf(loaded.area),
      crumbs: loaded.area ? [{ label: t.title(page.community.name), path: "/stadsrecht" }] : [],
      children: <CharterPage page={page} declared={declared} title={title} {...loaded} />,
    });
  });
  return app;
}

async function partyNames(
  version: CharterVersion,
  db: Parameters<typeof listParties>[0],
  page: PageTools,
): Promise<ReadonlyMap<string, string>> {
  const ids = (await listParties(db, page.community.id, version.version)).flatMap(
    ({ organizationId }) => (organizationId ? [organizationId] : []),
  );
  const titles = await page.slots.titles(db, page, "organization", ids);
  return new Map([...titles].map(([id, { title }]) => [id, title]));
}

function mayWrite({ viewer }: PageTools): boolean {
  return (
    viewer.kind === "member" &&
    mayPropose(
      {
        memberId: viewer.memberId,
        roles: viewer.roles.map(({ role }) => role),
        organizationIds: [],
      },
      { areaId: null, parties: [] },
    )
  );
}

/** The clerk helps with every draft; others see their own. */
function draftsOf({ viewer }: PageTools): string | null {
  if (viewer.kind === "visitor") return "";
  return viewer.roles.some(({ role }) => role === "councilClerk") ? null : viewer.memberId;
}

interface CharterProps {
  readonly page: PageTools;
  readonly declared: readonly AnyClause[];
  readonly title: string;
  readonly areas: readonly Area[];
  readonly area: Area | undefined;
  readonly versions: readonly CharterVersion[];
  readonly rules: Rules;
  readonly parties: readonly NamedParty[];
  readonly organizations: ReadonlyMap<string, string>;
  readonly mayWrite: boolean;
  readonly ownOrganizations: readonly { readonly name: string }[];
  readonly drafts: readonly Draft[];
}

function CharterPage(props: CharterProps) {
  const { page, declared, title, area, parties, organizations } = props;
  const { language, href } = page;
  const t = texts[language];
  return (
    <Page>
      <PageHead title={title} lead={area ? t.areaLead(area.name) : t.lead}>
        <CharterStand {...props} />
      </PageHead>
      <NowBox language={language} {...nowOf(props)} />
      <Text>
        <GroupLinks {...props} />
        {grouped(declared).map(({ group, clauses }) => (
          <Section id={group} title={t.groups[group]} key={group}>
            <ClauseTable {...props} clauses={clauses} />
          </Section>
        ))}
        {parties.length > 0 && (
          <Section id="partijen" title={t.parties.title}>
            <Paragraph>{t.parties.lead}</Paragraph>
            <PartiesTable language={language} parties={parties} organizations={organizations} />
          </Section>
        )}
        {!area && <AreaSection {...props} />}
        <VersionSection {...props} />
        <Section id="programmas" title={t.forPrograms}>
          <Paragraph>
            {t.forProgramsText}{" "}
            <Link href={`/api/v1/gemeenschappen/${page.community.slug}/stadsrecht`}>
              {t.forProgramsLink}
            </Link>
          </Paragraph>
          {area && (
            <Paragraph>
              <Link href={href("/stadsrecht")}>{t.toWhole(page.community.name)}</Link>
            </Paragraph>
          )}
        </Section>
      </Text>
    </Page>
  );
}

/** The way down a long page: nobody reads thirty rules to find one. */
function GroupLinks({ page, declared }: CharterProps) {
  const t = texts[page.language];
  return (
    <nav aria-label={t.goTo}>
      <Paragraph small>
        {t.goTo}:{" "}
        {grouped(declared).map(({ group }, index) => (
          <Fragment key={group}>
            {index > 0 && " · "}
            <Link href={`#${group}`}>{t.groups[group]}</Link>
          </Fragment>
        ))}
      </Paragraph>
    </nav>
  );
}

/** Where it stands: what holds, since when, until when. */
function CharterStand(props: CharterProps) {
  const { page, area, rules } = props;
  const { language } = page;
  const t = texts[language].stand;
  const own = area ? rules.area : rules.base;
  if (!own) return <StandWithout {...props} />;
  const left =
    own.inForceUntil === null ? null : daysBetween(localDate(page.now), own.inForceUntil);
  const endsSoon = left !== null && left <= 90;
  return (
    <Stand tone={endsSoon ? "wait" : "go"}>
      <Paragraph>
        <b>{t.inForce(own.version, dateText(holdsFrom(own), language))}</b>{" "}
        {own.inForceUntil ? t.until(dateText(own.inForceUntil, language)) : t.withoutEnd}
      </Paragraph>
      {endsSoon && <Paragraph>{t.endsSoon(daysText(left, language))}</Paragraph>}
      <Paragraph>{area ? t.areaKeeps : t.keeps}</Paragraph>
    </Stand>
  );
}

/** Where nothing of its own holds: because nothing was adopted, or because it lapsed. */
function StandWithout({ page, area, rules, versions }: CharterProps) {
  const { language, community } = page;
  const t = texts[language].stand;
  const last = lastEnded(versions, area?.id ?? null, page.now);
  const now = area && rules.base ? t.nowCommunity(rules.base.version) : t.nowStandard;
  if (!last)
    return (
      <Stand tone="go">
        <Paragraph>
          <b>{area ? t.areaNone(area.name) : t.none}</b> {now}
        </Paragraph>
      </Stand>
    );
  return (
    <Stand tone="wait">
      <Paragraph>
        <b>{t.lapsed(area?.name ?? community.name, dateText(last.on, language))}</b> {now}
      </Paragraph>
      <Paragraph>{t.lapsedKeeps(last.version.version)}</Paragraph>
    </Stand>
  );
}

function nowOf({ page, mayWrite, area, ownOrganizations, drafts, versions }: CharterProps) {
  const { language, href } = page;
  const t = texts[language].now;
  const open = versions.find(({ state }) => state === "proposed");
  const write = { label: t.write, href: href("/stadsrecht/ontwerp"), gives: t.writeGives };
  const compare = {
    label: t.compare,
    href: href(
      area ? `/stadsrecht/vergelijken?een=nu&ander=gebied-${area.slug}` : "/stadsrecht/vergelijken",
    ),
    gives: t.compareGives,
  };
  const whatIf = { label: t.whatIf, href: href("/stadsrecht/wat-als"), gives: t.whatIfGives };
  const read = open && {
    label: t.open,
    href: href(`/stadsrecht/versies/${open.version}`),
    gives: open.title,
  };
  const draft = drafts[0] && {
    label: t.draft,
    href: href(`/stadsrecht/ontwerp/${drafts[0].id}/regels`),
    gives: drafts[0].title,
  };
  const writes = mayWrite || ownOrganizations.length > 0;
  const all = [read, draft, writes ? write : undefined, compare, whatIf].filter(
    (one) => one !== undefined,
  );
  const [primary, ...todo] = all;
  return { primary, ...(primary && { note: primary.gives }), todo: todo.slice(0, 4) };
}

function ClauseTable({
  page,
  rules,
  clauses,
  area,
}: CharterProps & { readonly clauses: readonly AnyClause[] }) {
  const { language, href } = page;
  const t = texts[language];
  const charter = charterOfRules(rules);
  const whose = (clause: AnyClause) => {
    if (area && rules.area && clause.read(rules.area.clauses) !== undefined)
      return t.ownOf(area.name);
    return clause.isStandard(charter) ? t.standard : t.own;
  };
  return (
    <Table
      language={language}
      caption={t.clauses}
      captionHidden
      fold
      wideFirst
      columns={[{ label: t.rule }, { label: t.source }]}
      rows={clauses.map((clause) => ({
        head: clause.say(charter, language),
        note: (
          <>
            {whose(clause)}.{" "}
            <Link href={href(`${pathOf(area)}/regels/${slugOf(clause)}`)}>
              {t.more}
              <span class="meent-vh">: {clause.name[language]}</span>
            </Link>
          </>
        ),
        cells: [clause.source[language]],
      }))}
    />
  );
}

function AreaSection({ page, areas, versions }: CharterProps) {
  const { language, href } = page;
  const t = texts[language].areas;
  const own = areas.flatMap((area) => {
    const version = inForceAt(versions, area.id, page.now);
    return version ? [{ area, version }] : [];
  });
  return (
    <Section id="dorpen" title={t.title}>
      {own.length === 0 ? (
        <Paragraph>{t.none}</Paragraph>
      ) : (
        <Rows
          items={own.map(({ area, version }) => ({
            title: version.title,
            href: href(pathOf(area)),
            text: t.sets(area.name, Object.keys(version.clauses).length),
            meta: t.since(dateText(holdsFrom(version), language)),
          }))}
        />
      )}
    </Section>
  );
}

function VersionSection({ page, versions, area, areas }: CharterProps) {
  const { language, href, now } = page;
  const t = texts[language];
  const shown = versions.filter(({ areaId }) => !area || areaId === area.id);
  return (
    <Section id="versies" title={t.versions.title}>
      {shown.length === 0 ? (
        <Paragraph>{t.versions.none}</Paragraph>
      ) : (
        <Rows
          items={shown.map((version) => ({
            title: t.versions.name(version.version, version.title),
            href: href(`/stadsrecht/versies/${version.version}`),
            meta: areas.find(({ id }) => id === version.areaId)?.name ?? t.versions.whole,
            text: standingOf(version, versions, now, language),
          }))}
        />
      )}
    </Section>
  );
}

/** In one sentence what became of a version. */
export function standingOf(
  version: CharterVersion,
  versions: readonly CharterVersion[],
  now: Date,
  language: PageTools["language"],
): string {
  const t = texts[language].standing;
  const day = (date: string) => dateText(date, language);
  switch (version.state) {
    case "proposed":
      return t.proposed(day(localDate(version.proposedAt)));
    case "declined":
      return t.declined;
    case "withdrawn":
      return t.withdrawn;
    default: {
      const ending = endingOf(version, versions, now);
      if (ending?.replacedBy && ending.on === holdsFrom(ending.replacedBy))
        return t.replaced(ending.replacedBy.version, day(ending.on));
      if (ending) return t.ended(day(addDays(ending.on, -1)));
      return holdsFrom(version) > localDate(now)
        ? t.begins(day(holdsFrom(version)))
        : t.inForce(day(holdsFrom(version)));
    }
  }
}
