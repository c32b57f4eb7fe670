import { z } from "zod";
import { listNames, listOrganizationsByIds } from "#modules/people";
import { resource } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import {
  type Coalition,
  coalitionStates,
  keptAnswers,
  type Party,
  type Pledge,
  pledgeKinds,
} from "./model.ts";
import { pathOf } from "./pages/view.ts";
import { findCoalitionByNumber, listFirmFrom, listParties } from "./store.ts";

/** Coalitions for programs: what all signed, and who brings what. Money is in cents, time in minutes. */

const coalition = z.object({
  id: z.uuid(),
  nummer: z.string(),
  titel: z.string(),
  stand: z.enum(coalitionStates),
  wat: z.string(),
  voorWie: z.string(),
  alsIemandStopt: z.string(),
  gebiedId: z.uuid().nullable(),
  werkId: z.uuid().nullable(),
  vanaf: z.iso.date(),
  maanden: z.int(),
  terugblikOp: z.iso.date(),
  vastSinds: z.iso.datetime(),
  partijen: z.array(
    z.object({
      /** As she appears, perhaps for an organisation. */
      naam: z.string(),
      organisatie: z.string().nullable(),
      toezeggingen: z.array(
        z.object({
          soort: z.enum(pledgeKinds),
          centen: z.int().nullable(),
          minuten: z.int().nullable(),
          omschrijving: z.string().nullable(),
        }),
      ),
      doelen: z.array(z.string()),
      gestoptOp: z.iso.datetime().nullable(),
      nagekomen: z.enum(keptAnswers).nullable(),
    }),
  ),
  pagina: z.string(),
});

async function tell(db: Db, page: PageTools, all: readonly Coalition[]) {
  const told: z.output<typeof coalition>[] = [];
  for (const one of all)
    if (one.firmAt)
      told.push({
        id: one.id,
        nummer: one.number,
        titel: one.title,
        stand: one.state,
        wat: one.what,
        voorWie: one.serves,
        alsIemandStopt: one.continuity,
        gebiedId: one.areaId,
        werkId: one.workId,
        vanaf: one.startsOn,
        maanden: one.termMonths,
        terugblikOp: one.looksBackOn,
        vastSinds: one.firmAt.toISOString(),
        partijen: await tellParties(db, page, await listParties(db, page.community.id, one.id)),
        pagina: page.href(pathOf(one)),
      });
  return told;
}

async function tellParties(db: Db, { community }: PageTools, parties: readonly Party[]) {
  const signed = parties.flatMap(({ signature }) => signature ?? []);
  const names = await listNames(
    db,
    community.id,
    signed.map(({ memberId }) => memberId),
  );
  const organizations = await listOrganizationsByIds(
    db,
    community.id,
    signed.flatMap(({ organizationId }) => organizationId ?? []),
  );
  return parties.map(({ signature, pledges, goals, left, lookBack }) => ({
    naam: names.get(signature?.memberId ?? "") ?? "",
    organisatie: organizations.find(({ id }) => id === signature?.organizationId)?.name ?? null,
    toezeggingen: pledges.map(tellPledge),
    doelen: [...goals],
    gestoptOp: left?.at.toISOString() ?? null,
    nagekomen: lookBack?.kept ?? null,
  }));
}

function tellPledge(pledge: Pledge) {
  return {
    soort: pledge.kind,
    centen: pledge.kind === "money" ? Number(pledge.amountCents) : null,
    minuten: pledge.kind === "hours" ? Number(pledge.minutes) : null,
    omschrijving: "words" in pledge ? pledge.words : null,
  };
}

export const resources = [
  resource({
    name: "coalities",
    title: "Coalities",
    what: "Wat mensen en organisaties samen afspraken, sinds allen tekenden: wie wat inbrengt.",
    item: coalition,
    kind: "coalition",
    words: ["titel", "wat", "voorWie", "alsIemandStopt", "partijen"],
    rows: (db, { community, now }, keyset) => listFirmFrom(db, community.id, now, keyset),
    one: (db, { community, now }, key) => findCoalitionByNumber(db, community.id, key, now),
    tell,
    told: ({ titel, wat, vastSinds, terugblikOp }) => ({
      title: titel,
      text: wat,
      at: vastSinds,
      days: [{ on: terugblikOp, what: { nl: "terugblik", en: "look back" } }],
    }),
  }),
];
