import { Hono } from "hono";
import { chosenHref, leafTo, pageAt, pagesOf, takeOffItems } from "#lib/paging.ts";
import { listAreas } from "#modules/people";
import { read } from "#platform/context.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import { Select } from "#ui/form.tsx";
import { Link, LinkButton, NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { Pager } from "#ui/pager.tsx";
import { Rows } from "#ui/rows.tsx";
import { SearchForm, Chosen as TakenOff } from "#ui/search-form.tsx";
import { introduce } from "../actions/introductions.ts";
import { type ListingKind, listingKinds } from "../model/matching.ts";
import { type Side, sides } from "../model.ts";
import { countListings, listListings } from "../store.ts";
import { texts } from "../texts.ts";
import { rowOf } from "./rows.ts";

/** All that is open, to search and to narrow by side, kind and area. */
export const pages = new Hono<PageEnv>();

const perPage = 25;
const here = "/vraag-en-aanbod";

pages.get(here, async (c) => {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  const asked = chosenOf(c.req.query());
  const { areas, total, listings, at } = await read(context, async (db) => {
    const areas = await listAreas(db, communityId);
    const area = areas.find(({ slug }) => slug === asked.area);
    const filter = {
      states: ["open"],
      ...(asked.words && { words: asked.words }),
      ...(asked.side && { side: asked.side }),
      ...(asked.kind && { kind: asked.kind }),
      ...(area && { areaId: area.id }),
    } as const;
    const leafed = await leafTo(pageAt(String(asked.number), perPage), async ({ from }) => ({
      total: await countListings(db, communityId, page.now, filter),
      listings: await listListings(db, communityId, page.now, filter, perPage, from),
    }));
    return { areas, ...leafed };
  });
  const chosen = { ...asked, number: at.number };
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  const { language } = page;
  const t = texts[language];
  const isChosen = Boolean(chosen.words || chosen.side || chosen.kind || chosen.area);
  return c.var.show({
    title: t.title,
    here,
    children: (
      <Page>
        <PageHead title={t.title} lead={t.list.lead} />
        <NowBox
          language={language}
          primary={
            // Searching has the button that stands out on every list.
            <LinkButton href={page.href(`${here}/nieuw`)} kind="secondary">
              {t.list.place}
            </LinkButton>
          }
          note={t.list.placeGives}
          todo={[
            ...(page.may(introduce)
              ? [
                  {
                    label: t.list.desk,
                    href: page.href(`${here}/marktmeester`),
                    gives: t.list.deskGives,
                  },
                ]
              : []),
            { label: t.list.how, href: page.href(`${here}/hoe-het-past`), gives: t.list.howGives },
          ]}
        />
        <Text>
          <Filter page={page} chosen={chosen} areas={areas} />
          <Section id="lijst" title={t.list.count(total)}>
            <TakeOff page={page} chosen={chosen} areas={areas} />
            {listings.length === 0 ? (
              <Paragraph>{isChosen ? t.list.noneChosen : t.list.none}</Paragraph>
            ) : (
              <Rows items={listings.map((listing) => rowOf(page, listing, names))} />
            )}
            <Pager
              language={language}
              page={chosen.number}
              pages={pagesOf(total, { perPage })}
              href={(number) => hrefOf(page, { ...chosen, number })}
            />
          </Section>
          <Paragraph small soft>
            {t.list.forPrograms}{" "}
            {sides.map((side, index) => (
              <span key={side}>
                {index > 0 && ", "}
                <Link
                  href={`/api/v1/gemeenschappen/${page.community.slug}/${side === "need" ? "vragen" : "aanbod"}.csv`}
                >
                  {t.list.csv(side)}
                </Link>
              </span>
            ))}
          </Paragraph>
        </Text>
      </Page>
    ),
  });
});

const sideWords = { need: "vraag", offer: "aanbod" } as const satisfies Record<Side, string>;
const kindWords = {
  money: "geld",
  hours: "tijd",
  room: "ruimte",
  goods: "spullen",
  skill: "kunde",
} as const satisfies Record<ListingKind, string>;

interface Chosen {
  readonly words: string;
  readonly side: Side | "";
  readonly kind: ListingKind | "";
  readonly area: string;
  readonly number: number;
}

function chosenOf(query: Readonly<Record<string, string>>): Chosen {
  const { zoek = "", wat = "", soort = "", gebied = "", pagina } = query;
  return {
    words: zoek.replaceAll("\0", "").trim().slice(0, 100),
    side: sides.find((side) => sideWords[side] === wat) ?? "",
    kind: listingKinds.find((kind) => kindWords[kind] === soort) ?? "",
    area: gebied,
    number: pageAt(pagina, perPage).number,
  };
}

/** The list with these choices. */
function hrefOf(page: PageTools, { words, side, kind, area, number }: Chosen): string {
  return chosenHref(page.href(here), {
    zoek: words,
    wat: side && sideWords[side],
    soort: kind && kindWords[kind],
    gebied: area,
    pagina: number,
  });
}

interface FilterProps {
  readonly page: PageTools;
  readonly chosen: Chosen;
  readonly areas: readonly { readonly slug: string; readonly name: string }[];
}

/** What was chosen, each to be taken off. */
function TakeOff({ page, chosen, areas }: FilterProps) {
  const { language } = page;
  const t = texts[language];
  const area = areas.find(({ slug }) => slug === chosen.area);
  const labels = {
    words: chosen.words && t.list.words(chosen.words),
    side: chosen.side && t.sidesPlural[chosen.side],
    kind: chosen.kind && t.kinds[chosen.kind],
    area: area?.name,
  };
  const items = takeOffItems(chosen, labels, (other) => hrefOf(page, other));
  return items.length === 0 ? null : <TakenOff language={language} items={items} />;
}

function Filter({ page, chosen, areas }: FilterProps) {
  const { language } = page;
  const t = texts[language];
  return (
    <SearchForm
      language={language}
      action={page.href(here)}
      label={t.list.search}
      value={chosen.words}
      filterLabel={t.list.narrow}
      filters={
        <>
          <Select
            name="wat"
            label={t.list.side}
            value={chosen.side ? sideWords[chosen.side] : ""}
            options={[
              { value: "", label: t.list.all },
              ...sides.map((side) => ({ value: sideWords[side], label: t.sidesPlural[side] })),
            ]}
          />
          <Select
            name="soort"
            label={t.list.kind}
            value={chosen.kind ? kindWords[chosen.kind] : ""}
            options={[
              { value: "", label: t.list.all },
              ...listingKinds.map((kind) => ({ value: kindWords[kind], label: t.kinds[kind] })),
            ]}
          />
          {areas.length > 0 && (
            <Select
              name="gebied"
              label={t.list.area}
              value={chosen.area}
              options={[
                { value: "", label: t.list.allAreas },
                ...areas.map(({ slug, name }) => ({ value: slug, label: name })),
              ]}
            />
          )}
        </>
      }
    />
  );
}
