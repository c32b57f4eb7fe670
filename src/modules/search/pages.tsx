import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import type { Result } from "#lib/result.ts";
import { type Area, listAreas } from "#modules/people";
import { read } from "#platform/context.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import type { Slots } from "#platform/slots.ts";
import { Select } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Stand } from "#ui/page.tsx";
import { Pager } from "#ui/pager.tsx";
import { type Row, Rows } from "#ui/rows.tsx";
import { SearchForm } from "#ui/search-form.tsx";
import { follow } from "./jobs.ts";
import {
  type Asked,
  type AskRefusal,
  decideAsk,
  hitsMost,
  hitsPerPage,
  piecesOf,
} from "./model.ts";
import { elsewherePages } from "./pages/elsewhere.tsx";
import { type Found, findPage } from "./pages/found.ts";
import type { Hit } from "./store.ts";
import { texts } from "./texts.ts";

export const pages = new Hono<PageEnv>();
pages.route("/", elsewherePages);

/** What the record says of what is shared with others. */
export const slots: Slots = {
  sentences: {
    "search.shared": ({ data }, { language }) =>
      texts[language].elsewhere.shared(data.kinds === ""),
  },
};

pages.get("/zoeken", async (c) => {
  const { page, context } = c.var;
  const untold = await follow(context.platform, page.slots.found, page.community.id);
  const typed = c.req.query("zoek") ?? "";
  const asked = decideAsk(typed);
  const { areas, narrowing, outcome } = await read(context, async (db) => {
    const areas = await listAreas(db, page.community.id);
    const narrowing = {
      kind: kindOf(page, c.req.query("soort")),
      area: areas.find(({ slug }) => slug === c.req.query("gebied")),
    };
    const outcome = asked.ok
      ? await findPage(
          db,
          page,
          { asked: asked.value, ...narrowing, untold },
          c.req.query("pagina"),
        )
      : asked;
    return { areas, narrowing, outcome };
  });
  const t = texts[page.language];
  const isWrong = !outcome.ok && outcome.refusal !== "nothing_asked";
  return c.var.show(
    {
      title: asked.ok ? t.titleOf(asked.value.words) : t.title,
      here: "/zoeken",
      // What somebody searched for is hers, and no page for others to find.
      isPersonal: true,
      hasErrors: isWrong,
      children: <SearchPage {...{ page, typed, areas, narrowing, outcome }} />,
    },
    isWrong ? 422 : outcome.ok && outcome.value.page === undefined ? 404 : 200,
  );
});

/** The kind by its name in the address; one that is none narrows nothing. */
function kindOf({ slots }: PageTools, name: string | undefined): string | undefined {
  return Object.entries(slots.found).find(([, found]) => found.name === name)?.[0];
}

interface SearchProps {
  readonly page: PageTools;
  readonly typed: string;
  readonly areas: readonly Area[];
  readonly narrowing: { readonly kind: string | undefined; readonly area: Area | undefined };
  readonly outcome: Result<Found, AskRefusal>;
}

function SearchPage(props: SearchProps) {
  const { page, outcome } = props;
  const { language } = page;
  const t = texts[language];
  const hasHits = outcome.ok && outcome.value.hits.length > 0;
  return (
    <>
      <Page>
        <PageHead title={t.title} lead={t.lead}>
          {outcome.ok && <Standing page={page} found={outcome.value} />}
          {/* Whoever found nothing asks again, before she reads what else she can do. */}
          {!hasHits && <Box {...props} />}
        </PageHead>
        {(!outcome.ok || outcome.value.total === 0) && (
          <NowBox
            language={language}
            note={t.hint}
            todo={[
              {
                label: t.now.say,
                href: page.href("/signalen/zeggen"),
                gives: t.now.sayGives,
              },
              { label: t.now.works, href: page.href("/werken"), gives: t.now.worksGives },
            ]}
          />
        )}
      </Page>
      {hasHits && (
        <div class="meent-section meent-list">
          <Box {...props} />
          <Results {...props} found={outcome.value} />
        </div>
      )}
    </>
  );
}

function Box(props: SearchProps) {
  const { page, typed, outcome } = props;
  const t = texts[page.language];
  return (
    <SearchForm
      language={page.language}
      action={page.href("/zoeken")}
      label={t.label}
      value={typed}
      error={
        outcome.ok || outcome.refusal === "nothing_asked" ? undefined : t.refusals[outcome.refusal]
      }
      filters={<Filters {...props} />}
      filterLabel={t.narrow}
    />
  );
}

function Filters({ page, areas, narrowing }: SearchProps) {
  const t = texts[page.language];
  const { found } = page.slots;
  return (
    <>
      <Select
        name="soort"
        label={t.kind}
        value={narrowing.kind === undefined ? "" : (found[narrowing.kind]?.name ?? "")}
        options={[
          { value: "", label: t.anything },
          ...Object.values(found).map(({ name, called }) => ({
            value: name,
            label: called[page.language],
          })),
        ]}
      />
      <Select
        name="gebied"
        label={t.area}
        value={narrowing.area?.slug ?? ""}
        options={[
          { value: "", label: t.everywhere },
          ...areas.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
    </>
  );
}

/** How many there are, or why there are none. */
function Standing({ page, found }: { readonly page: PageTools; readonly found: Found }) {
  const t = texts[page.language];
  const { words } = found.asked;
  if (found.page === undefined)
    return (
      <Stand tone="stop">
        <Paragraph>
          <b>{t.noSuchPage}</b> {t.noSuchPageNow}
        </Paragraph>
        <Paragraph>
          <Link href={addressOf(page, found, 1)}>{t.firstPage}</Link>
        </Paragraph>
      </Stand>
    );
  if (found.total === 0)
    return (
      <Stand tone="wait">
        <Paragraph>
          <b>{t.none(words)}</b> {t.noneNow}
        </Paragraph>
      </Stand>
    );
  if (found.isResembling)
    return (
      <Stand tone="wait">
        <Paragraph>
          <b>{t.resembling(words)}</b>
        </Paragraph>
      </Stand>
    );
  return (
    <Stand tone="go">
      <Paragraph>
        <b>{found.total < hitsMost ? t.found(found.total, words) : t.foundMost(words)}</b>
      </Paragraph>
    </Stand>
  );
}

function Results({ page, areas, found }: SearchProps & { readonly found: Found }) {
  const t = texts[page.language];
  const { page: number = 1, total } = found;
  const pages = Math.ceil(total / hitsPerPage);
  return (
    <section aria-labelledby="gevonden">
      <div class="meent-stack">
        <h2 class="utrecht-heading-2" id="gevonden">
          {t.results}
          {pages > 1 && <span class="meent-vh"> {t.page(number, pages)}</span>}
        </h2>
        <Rows items={found.hits.map((hit) => rowOf(page, areas, found.asked, hit))} />
        <Pager
          language={page.language}
          page={number}
          pages={pages}
          href={(to) => addressOf(page, found, to)}
        />
      </div>
    </section>
  );
}

function rowOf(page: PageTools, areas: readonly Area[], asked: Asked, hit: Hit): Row {
  const t = texts[page.language];
  const area = areas.find(({ id }) => id === hit.areaId)?.name;
  const day = t.since(dateText(localDate(hit.at), page.language));
  return {
    meta: [page.slots.found[hit.kind]?.called[page.language], area, day]
      .filter((part) => part !== undefined)
      .join(", "),
    title: <Marked text={hit.title} asked={asked} />,
    href: page.href(hit.path),
    text: hit.sentence && <Marked text={hit.sentence} asked={asked} />,
  };
}

/** A text with what was asked marked. What people write is Dutch, also on an English page. */
function Marked({ text, asked }: { readonly text: string; readonly asked: Asked }) {
  return (
    <span lang="nl">
      {piecesOf(text, asked).map(({ text: piece, isHit }) =>
        isHit ? <mark class="meent-hit">{piece}</mark> : piece,
      )}
    </span>
  );
}

/** The same question, at another page of its results. */
function addressOf(page: PageTools, { asked, kind, area }: Found, to: number): string {
  const query = new URLSearchParams({ zoek: asked.words });
  const name = kind && page.slots.found[kind]?.name;
  if (name) query.set("soort", name);
  if (area) query.set("gebied", area.slug);
  if (to > 1) query.set("pagina", String(to));
  return `${page.href("/zoeken")}?${query}`;
}
