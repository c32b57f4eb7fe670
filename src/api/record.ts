import { z } from "zod";
import { resource } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { type Entry, findEntry, listEntries, listEntriesAfter } from "#platform/record.ts";

/** The public record for programs: what happened, when, about what, and in one sentence. */

const entryItem = z.object({
  nummer: z.int(),
  soort: z.string(),
  op: z.iso.datetime(),
  vastgelegdOp: z.iso.datetime(),
  onderwerp: z.object({ soort: z.string(), id: z.uuid(), titel: z.string().nullable() }),
  ambt: z.string().nullable(),
  handeling: z.string().nullable(),
  zin: z.string().nullable(),
  gegevens: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  pagina: z.string(),
});

async function tell(db: Db, page: PageTools, entries: readonly Entry[]) {
  const told = await page.slots.describe(db, page, entries);
  const byNumber = new Map(told.map((one) => [one.entry.number, one]));
  return entries.map(
    (entry): z.output<typeof entryItem> => ({
      nummer: entry.number,
      soort: entry.kind,
      op: entry.at.toISOString(),
      vastgelegdOp: entry.recordedAt.toISOString(),
      onderwerp: {
        soort: entry.subject.kind,
        id: entry.subject.id,
        titel: byNumber.get(entry.number)?.title ?? null,
      },
      ambt: entry.office,
      handeling: entry.nineAct,
      zin: byNumber.get(entry.number)?.sentence ?? null,
      gegevens: entry.data,
      pagina: page.href(`/logboek/${entry.number}`),
    }),
  );
}

/** The lines after a number, in order, as a webhook tells them. */
export async function linesAfter(db: Db, page: PageTools, after: number, limit: number) {
  const told = await tell(db, page, await listEntriesAfter(db, page.community.id, after, limit));
  return told.map((line) => ({ number: line.nummer, line }));
}

export const recordResource = resource({
  name: "logboek",
  title: "Openbaar logboek",
  what: "Alles wat openbaar gebeurde, in volgorde; wat er staat, verandert niet meer.",
  goesOnBelow: "number",
  item: entryItem,
  // A sentence of the record may hold the title that somebody gave a thing.
  words: ["onderwerp", "zin"],
  hasNoDays: true,
  rows: (db, { community }, { after, limit }) => {
    const before = after !== null && /^\d+$/.test(after) ? Number(after) : undefined;
    return listEntries(db, community.id, limit, before);
  },
  one: async (db, { community }, key) =>
    /^[1-9]\d{0,14}$/.test(key) ? findEntry(db, community.id, Number(key)) : undefined,
  tell,
  cursor: ({ nummer }) => String(nummer),
  told: ({ onderwerp, zin, soort, op }) => ({
    title: [onderwerp.titel, zin ?? soort].filter(Boolean).join(": "),
    text: zin ?? "",
    at: op,
  }),
});
