import { z } from "zod";
import { partyItem, tellParties } from "#modules/people";
import { resource } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { type Deal, dealStates, routes } from "./model.ts";
import { findDealByNumber, listDealsFrom } from "./store.ts";

/** Deals for programs: what was agreed, for how much, until when. Money is in cents. */

const deal = z.object({
  id: z.uuid(),
  nummer: z.string(),
  titel: z.string(),
  stand: z.enum(dealStates),
  gebiedId: z.uuid(),
  werkId: z.uuid().nullable(),
  partij: partyItem,
  contactpersoonId: z.uuid().nullable(),
  wat: z.string(),
  partijDraagt: z.string(),
  gemeenteDraagt: z.string(),
  bedragCenten: z.int(),
  maanden: z.int(),
  vanaf: z.iso.date(),
  terugblikOp: z.iso.date(),
  vorm: z.enum(routes),
  stadsrechtVersie: z.int(),
  geldtSinds: z.iso.datetime().nullable(),
  pagina: z.string(),
});

async function tell(db: Db, page: PageTools, all: readonly Deal[]) {
  const party = await tellParties(db, page.community.id, all);
  return all.map(
    (one): z.output<typeof deal> => ({
      id: one.id,
      nummer: one.number,
      titel: one.title,
      stand: one.state,
      gebiedId: one.areaId,
      werkId: one.workId,
      partij: party(one),
      contactpersoonId: one.contactMemberId,
      wat: one.what,
      partijDraagt: one.partyCarries,
      gemeenteDraagt: one.municipalityCarries,
      bedragCenten: Number(one.amountCents),
      maanden: one.termMonths,
      vanaf: one.startsOn,
      terugblikOp: one.looksBackOn,
      vorm: one.route,
      stadsrechtVersie: one.charterVersion,
      geldtSinds: one.boundAt?.toISOString() ?? null,
      pagina: page.href(`/deals/${one.number}`),
    }),
  );
}

export const resources = [
  resource({
    name: "deals",
    title: "Deals",
    what: "Afspraken tussen een partij en de gemeente: wie wat draagt, voor hoeveel, tot wanneer.",
    item: deal,
    kind: "deal",
    words: ["titel", "wat", "partijDraagt", "gemeenteDraagt"],
    rows: (db, { community, now }, keyset) => listDealsFrom(db, community.id, now, keyset),
    one: (db, { community, now }, key) => findDealByNumber(db, community.id, key, now),
    tell,
    told: ({ titel, wat, terugblikOp }) => ({
      title: titel,
      text: wat,
      days: [{ on: terugblikOp, what: { nl: "terugblik", en: "look back" } }],
    }),
  }),
];
