import { z } from "zod";
import { partyItem, tellParties } from "#modules/people";
import { resource } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { bases } from "./model/basis.ts";
import { type Letter, letterKinds, letterStates, sendWays } from "./model.ts";
import { pathOf } from "./pages/view.ts";
import { findLetterByNumber, listSentFrom } from "./store.ts";

/** Letters for programs: what was sent; never where its party lives, which is on the paper alone. */

const letter = z.object({
  id: z.uuid(),
  nummer: z.string(),
  soort: z.enum(letterKinds),
  stand: z.enum(letterStates),
  werkId: z.uuid(),
  gebiedId: z.uuid(),
  partij: partyItem,
  waarom: z.string(),
  watHetVraagt: z.string(),
  perJaarCenten: z.int().nullable(),
  grondslag: z.enum(bases),
  verordening: z.string().nullable(),
  verstuurdOp: z.iso.date(),
  verstuurdPer: z.enum(sendWays),
  /** Null: no rule names a term. */
  antwoordUiterlijk: z.iso.date().nullable(),
  pagina: z.string(),
});

async function tell(db: Db, page: PageTools, all: readonly Letter[]) {
  const party = await tellParties(db, page.community.id, all);
  return all.flatMap((one): z.output<typeof letter>[] =>
    one.sent === null
      ? []
      : [
          {
            id: one.id,
            nummer: one.number,
            soort: one.kind,
            stand: one.state,
            werkId: one.workId,
            gebiedId: one.areaId,
            partij: party(one),
            waarom: one.why,
            watHetVraagt: one.cooperation,
            perJaarCenten: one.yearlyCents === null ? null : Number(one.yearlyCents),
            grondslag: one.basis,
            verordening: one.ordinance,
            verstuurdOp: one.sent.on,
            verstuurdPer: one.sent.way,
            antwoordUiterlijk: one.dueOn,
            pagina: page.href(pathOf(one)),
          },
        ],
  );
}

export const resources = [
  resource({
    name: "brieven",
    title: "Brieven aan de gemeente",
    what: "Wat mensen een gemeente die niet meedoet per brief vroegen, en tot wanneer zij antwoordt.",
    item: letter,
    kind: "letter",
    words: ["waarom", "watHetVraagt"],
    rows: (db, { community, now }, keyset) => listSentFrom(db, community.id, now, keyset),
    one: (db, { community, now }, key) => findLetterByNumber(db, community.id, key, now),
    tell,
    told: ({ waarom, verstuurdOp, antwoordUiterlijk }, title) => ({
      title,
      text: waarom,
      at: verstuurdOp,
      days: antwoordUiterlijk
        ? [{ on: antwoordUiterlijk, what: { nl: "antwoord uiterlijk", en: "answer due" } }]
        : [],
    }),
  }),
];
