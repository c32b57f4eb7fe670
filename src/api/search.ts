import type { Context as HonoContext } from "hono";
import { z } from "zod";
import { listAreas } from "#modules/people";
import { decideAsk, findKeys, listHits } from "#modules/search";
import { freshJson, languageOf, problemJson } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { readKeyset } from "./lists.ts";
import { texts } from "./texts.ts";

/**
 * One search over everything public, for programs. The best come first, so a stretch begins after a
 * number of hits (`na=50`), and not after an id.
 */

export const hitItem = z.object({
  soort: z.string(),
  id: z.uuid(),
  titel: z.string(),
  zin: z.string(),
  gebiedId: z.uuid().nullable(),
  sinds: z.iso.datetime(),
  pagina: z.string(),
});

export async function answerSearch(
  c: HonoContext,
  db: Db,
  page: PageTools,
  { origin, untold }: { readonly origin: string; readonly untold: readonly string[] },
): Promise<Response> {
  const query = c.req.query();
  const keyset = readKeyset(query, "number");
  const after = keyset.ok ? (keyset.value.after ?? "0") : "";
  if (!keyset.ok || !/^\d{1,9}$/.test(after)) {
    const code = keyset.ok ? "cursor_wrong" : keyset.refusal;
    const t = texts[languageOf(c)];
    return problemJson(c, { status: 400, code, title: t.queryTitle, detail: t.query[code] });
  }
  const asked = decideAsk(query.zoek ?? "");
  if (!asked.ok) return refused(c, asked.refusal);
  const { found } = page.slots;
  const areas = await listAreas(db, page.community.id);
  const keys = await findKeys(db, page, {
    asked: asked.value,
    kind: Object.keys(found).find((kind) => found[kind]?.name === query.soort),
    area: areas.find(({ slug }) => slug === query.gebied),
    untold,
  });
  if (!keys.ok) return refused(c, keys.refusal);
  const from = Number(after);
  const until = from + keyset.value.limit;
  const shown = keys.value.keys.slice(from, until);
  const hits = await listHits(db, page.community.id, shown, asked.value);
  const here = new URL(c.req.url);
  here.searchParams.set("na", String(until));
  const volgende =
    until < keys.value.keys.length ? `${origin}${here.pathname}${here.search}` : null;
  if (volgende) c.header("Link", `<${volgende}>; rel="next"`);
  return freshJson(c, {
    items: hits.map(
      (hit): z.output<typeof hitItem> => ({
        soort: found[hit.kind]?.name ?? hit.kind,
        id: hit.id,
        titel: unmarked(hit.title),
        zin: unmarked(hit.sentence),
        gebiedId: hit.areaId,
        sinds: hit.at.toISOString(),
        pagina: page.href(hit.path),
      }),
    ),
    volgende,
    aantal: keys.value.keys.length,
    lijktErop: keys.value.isResembling,
  });
}

type Refusal = keyof (typeof texts)["nl"]["search"];

function refused(c: HonoContext, code: Refusal): Response {
  const t = texts[languageOf(c)];
  return problemJson(c, { status: 400, code, title: t.queryTitle, detail: t.search[code] });
}

/** A program marks for itself. */
function unmarked(text: string): string {
  return text.replaceAll(/\p{Co}/gu, "");
}
