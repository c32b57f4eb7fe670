import { localDate } from "#lib/calendar.ts";
import { dateText, numberText } from "#lib/format.ts";
import {
  type Below,
  belowAt,
  belowText,
  chosenHref,
  leafTo,
  pageAt,
  pagesOf,
  stretchMost,
  takeOffItems,
} from "#lib/paging.ts";
import { firstParagraph, shorten } from "#lib/shorten.ts";
import { type Area, listAreas } from "#modules/people";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import { listPhotosOf, type StoredPhoto } from "#platform/files.ts";
import type { PageContext, PageTools } from "#platform/http.ts";
import { Select } from "#ui/form.tsx";
import { Link, LinkButton, NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { Pager } from "#ui/pager.tsx";
import { type Row, Rows } from "#ui/rows.tsx";
import { Chosen, SearchForm } from "#ui/search-form.tsx";
import {
  type Initiative,
  isPublic,
  type MeansKind,
  meansKinds,
  type Phase,
  phases,
  type ValueKind,
  valueKinds,
} from "../model.ts";
import { countInitiativesUpTo, type InitiativeFilter, listInitiatives } from "../store.ts";
import { texts } from "../texts.ts";
import { pathOf } from "./slots.ts";

/** All initiatives, to search and narrow; by newest or by what moved last, never by rank. */

const perPage = 25;
const pagesMost = stretchMost / perPage;

export async function showList(c: PageContext): Promise<Response> {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  const chosen = chosenOf(c.req.query());
  const loaded = await read(context, async (db) => {
    const areas = await listAreas(db, communityId);
    const filter = {
      ...filterOf(chosen, areas),
      ...(chosen.need && { ids: await page.slots.needing(db, page, "initiative", chosen.need) }),
    };
    const load = async ({ from }: { readonly from: number }) => {
      const [counted, found] = await Promise.all([
        countInitiativesUpTo(db, communityId, filter, stretchMost),
        listInitiatives(db, communityId, filter, perPage, from),
      ]);
      return { total: Math.min(counted, stretchMost), hasMore: counted > stretchMost, found };
    };
    const [{ total, hasMore, found, at }, own] = await Promise.all([
      leafTo(pageAt(String(chosen.number), perPage), load),
      ownDrafts(db, page, areas),
    ]);
    const last = hasMore && at.number === pagesMost ? found.at(-1) : undefined;
    return {
      areas,
      ...{ total, hasMore, number: at.number },
      next: last && belowOf(last, chosen.order),
      rows: rowsOf(page, found, areas),
      own,
    };
  });
  return c.var.show({
    title: texts[page.language].title,
    here: "/initiatieven",
    menu: "initiatives",
    isPersonal: loaded.own.length > 0,
    children: <ListPage page={page} chosen={{ ...chosen, number: loaded.number }} {...loaded} />,
  });
}

interface ChosenFilters {
  readonly word: string;
  readonly areaSlug: string;
  readonly phase: Phase | "";
  readonly value: ValueKind | "";
  readonly need: MeansKind | "";
  readonly order: "newest" | "active";
  /** Where this stretch of the list begins, as it stands in the address. */
  readonly below: string;
  readonly number: number;
}

function chosenOf(query: Readonly<Record<string, string>>): ChosenFilters {
  const {
    zoek = "",
    gebied = "",
    fase = "",
    waarde = "",
    nodig = "",
    volgorde = "",
    na = "",
    pagina,
  } = query;
  return {
    word: zoek.trim().slice(0, 100),
    areaSlug: gebied,
    phase: phases.find((phase) => phase === fase) ?? "",
    value: valueKinds.find((value) => value === waarde) ?? "",
    need: meansKinds.find((need) => need === nodig) ?? "",
    order: volgorde === "active" ? "active" : "newest",
    below: belowAt(na) ? na : "",
    number: pageAt(pagina, perPage, pagesMost).number,
  };
}

function filterOf(chosen: ChosenFilters, areas: readonly Area[]): InitiativeFilter {
  const area = areas.find(({ slug }) => slug === chosen.areaSlug);
  const below = belowAt(chosen.below);
  return {
    isPublic: true,
    ...(below && { below }),
    order: chosen.order,
    ...(chosen.word && { word: chosen.word }),
    ...(area && { areaId: area.id }),
    ...(chosen.phase && { phases: [chosen.phase] }),
    ...(chosen.value && { value: chosen.value }),
  };
}

/** What comes after this one in the list. */
function belowOf({ id, activeAt, publishedAt, madeAt }: Initiative, order: string): Below {
  return { at: order === "active" ? activeAt : (publishedAt ?? madeAt), id };
}

/** As rows of a list: where, how far, since when; and what it is. */
export function rowsOf(
  page: PageTools,
  initiatives: readonly Initiative[],
  areas: readonly Area[],
): readonly Row[] {
  const t = texts[page.language];
  return initiatives.map((one) => ({
    meta: [
      areas.find(({ id }) => id === one.areaId)?.name,
      isPublic(one) ? t.phases[one.phase] : t.list.draft,
      t.list.since(dateText(localDate(one.publishedAt ?? one.madeAt), page.language)),
    ]
      .filter(Boolean)
      .join(", "),
    title: one.title,
    href: page.href(pathOf(one)),
    text: shorten(firstParagraph(one.what), 220),
  }));
}

/** What moved last, for the front page: a few rows, the first of them with its photo if one has any. */
export interface Making {
  readonly rows: readonly Row[];
  /** Of the first row. */
  readonly photo?: { readonly photo: StoredPhoto; readonly number: string };
}

/** Among so many that moved last one with a photo is looked for. */
const lookedAt = 60;

/** On which initiatives something happened last: a few, for the list is one click away. */
export async function listMaking(db: Db, page: PageTools): Promise<Making> {
  const { id: communityId } = page.community;
  const areas = await listAreas(db, communityId);
  const filter = { isPublic: true, order: "active" } as const;
  const last = await listInitiatives(db, communityId, filter, lookedAt);
  const ids = last.map(({ id }) => id);
  const photos = await listPhotosOf(db, communityId, "initiative", ids);
  const pictured = last.find(({ id }) => photos.has(id));
  const photo = pictured && photos.get(pictured.id)?.[0];
  if (!pictured || !photo) return { rows: rowsOf(page, last.slice(0, 3), areas) };
  const others = last.filter((one) => one !== pictured).slice(0, 2);
  return {
    rows: rowsOf(page, [pictured, ...others], areas),
    photo: { photo, number: pictured.number },
  };
}

/** What the reader began or may write, and nobody else sees yet. */
async function ownDrafts(db: Db, page: PageTools, areas: readonly Area[]): Promise<readonly Row[]> {
  const { viewer, community } = page;
  if (viewer.kind === "visitor") return [];
  const own = await listInitiatives(db, community.id, { penId: viewer.memberId }, 50);
  return rowsOf(
    page,
    own.filter((one) => !isPublic(one)),
    areas,
  );
}

interface ListProps {
  readonly page: PageTools;
  readonly chosen: ChosenFilters;
  readonly areas: readonly Area[];
  readonly rows: readonly Row[];
  readonly own: readonly Row[];
  /** Of this stretch of the list. */
  readonly total: number;
  /** Whether there are more below this stretch. */
  readonly hasMore: boolean;
  /** On its last page: where the next stretch begins. */
  readonly next: Below | undefined;
}

function ListPage(props: ListProps) {
  const { page, rows, own } = props;
  const { language } = page;
  const t = texts[language].list;
  return (
    <Page>
      <PageHead title={texts[language].title} lead={t.lead} />
      <NowBox
        language={language}
        primary={
          // Searching has the button that stands out on every list.
          <LinkButton href={page.href("/initiatieven/nieuw")} kind="secondary">
            {t.start}
          </LinkButton>
        }
        note={t.startGives}
        todo={[{ label: t.map, href: page.href("/initiatieven/kaart"), gives: t.mapGives }]}
      />
      <Text>
        {own.length > 0 && (
          <Section id="eigen" title={t.own}>
            <Rows items={own} />
          </Section>
        )}
        <Search {...props} />
        <Section id="lijst" title={titleOf(props)}>
          <TakeOff {...props} />
          {rows.length === 0 ? <Paragraph>{t.none}</Paragraph> : <Rows items={rows} />}
          <Leaf {...props} />
        </Section>
        <Paragraph small soft>
          {t.also}{" "}
          <Link href={`/api/v1/gemeenschappen/${page.community.slug}/initiatieven.csv`}>
            {t.csv}
          </Link>
          , <Link href={page.href("/initiatieven.atom")}>{t.atom}</Link>,{" "}
          <Link href={`/api/v1/gemeenschappen/${page.community.slug}/initiatieven`}>{t.api}</Link>.
        </Paragraph>
      </Text>
    </Page>
  );
}

/** How many there are; of a stretch further down, until which day. */
function titleOf({ page, chosen, total, hasMore }: ListProps): string {
  const { language } = page;
  const t = texts[language].list;
  const below = belowAt(chosen.below);
  const text = numberText(total, language);
  const counted = hasMore ? t.more(text) : t.counted(total, text);
  return below ? t.until(counted, dateText(localDate(below.at), language)) : counted;
}

function Leaf({ page, chosen, total, hasMore, next }: ListProps) {
  const first = { ...chosen, number: 1 };
  return (
    <Pager
      language={page.language}
      page={chosen.number}
      pages={pagesOf(total, { perPage })}
      href={(number) => hrefOf(page, { ...chosen, number })}
      hasMore={hasMore}
      beyond={next && hrefOf(page, { ...first, below: belowText(next) })}
      start={chosen.below ? hrefOf(page, { ...first, below: "" }) : undefined}
    />
  );
}

/** The list with these choices. */
function hrefOf(page: PageTools, chosen: ChosenFilters): string {
  return chosenHref(page.href("/initiatieven"), {
    zoek: chosen.word,
    gebied: chosen.areaSlug,
    fase: chosen.phase,
    waarde: chosen.value,
    nodig: chosen.need,
    volgorde: chosen.order === "active" ? "active" : "",
    na: chosen.below,
    pagina: chosen.number,
  });
}

/** What was chosen, each to be taken off. */
function TakeOff({ page, chosen, areas }: ListProps) {
  const { language } = page;
  const t = texts[language];
  const area = areas.find(({ slug }) => slug === chosen.areaSlug);
  const labels = {
    word: chosen.word && t.list.word(chosen.word),
    areaSlug: area?.name,
    phase: chosen.phase && t.phases[chosen.phase],
    value: chosen.value && t.values[chosen.value],
    need: chosen.need && t.list.needs(t.meansPage.kinds[chosen.need]),
  };
  const items = takeOffItems(chosen, labels, (other) => hrefOf(page, { ...other, below: "" }));
  return items.length === 0 ? null : <Chosen language={language} items={items} />;
}

function Search({ page, chosen, areas }: ListProps) {
  const { language } = page;
  const t = texts[language];
  return (
    <SearchForm
      language={language}
      action={page.href("/initiatieven")}
      label={t.list.search}
      value={chosen.word}
      filterLabel={t.list.filter}
      filters={
        <>
          {areas.length > 0 && (
            <Select
              name="gebied"
              label={t.list.area}
              value={chosen.areaSlug}
              options={[
                { value: "", label: t.list.anyArea },
                ...areas.map(({ slug, name }) => ({ value: slug, label: name })),
              ]}
            />
          )}
          <Select
            name="fase"
            label={t.list.phase}
            value={chosen.phase}
            options={[
              { value: "", label: t.list.anyPhase },
              ...phases.map((phase) => ({ value: phase, label: t.phases[phase] })),
            ]}
          />
          <Select
            name="waarde"
            label={t.list.value}
            value={chosen.value}
            options={[
              { value: "", label: t.list.anyValue },
              ...valueKinds.map((value) => ({ value, label: t.values[value] })),
            ]}
          />
          <Select
            name="nodig"
            label={t.list.need}
            value={chosen.need}
            options={[
              { value: "", label: t.list.anyNeed },
              ...meansKinds.map((need) => ({ value: need, label: t.meansPage.kinds[need] })),
            ]}
          />
          <Select
            name="volgorde"
            label={t.list.order}
            value={chosen.order}
            options={[
              { value: "newest", label: t.list.newest },
              { value: "active", label: t.list.active },
            ]}
          />
        </>
      }
    />
  );
}
