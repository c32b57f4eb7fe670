import { z } from "zod";
import { partyItem, tellParties } from "#modules/people";
import { resource } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { type Undertaking, undertakingStates } from "./model/undertaking.ts";
import { doerKinds, reservedGrounds, type Work, workRoutes } from "./model.ts";
import {
  findUndertakingByNumber,
  findWorkByNumber,
  listUndertakingsFrom,
  listWorksFrom,
} from "./store.ts";

/** Public works and what people do themselves, for programs. Money is in cents. */

const work = z.object({
  id: z.uuid(),
  nummer: z.string(),
  titel: z.string(),
  inleiding: z.string(),
  gebiedId: z.uuid(),
  doetHetNu: z.object({ soort: z.enum(doerKinds), naam: z.string().nullable() }),
  kostenPerJaarCenten: z.int().nullable(),
  overheadPerJaarCenten: z.int(),
  contractTotEnMet: z.iso.date().nullable(),
  voorWie: z.string(),
  bescherming: z.string(),
  vorm: z.enum(workRoutes),
  isSocialeDienst: z.boolean(),
  voorbehouden: z.object({ grond: z.enum(reservedGrounds), reden: z.string() }).nullable(),
  pagina: z.string(),
});

function tellWork(one: Work, { href }: PageTools): z.output<typeof work> {
  return {
    id: one.id,
    nummer: one.number,
    titel: one.title,
    inleiding: one.lead,
    gebiedId: one.areaId,
    doetHetNu: { soort: one.doer.kind, naam: one.doer.name },
    kostenPerJaarCenten: one.yearlyCostCents === null ? null : Number(one.yearlyCostCents),
    overheadPerJaarCenten: Number(one.yearlyOverheadCents),
    contractTotEnMet: one.contractEndsOn,
    voorWie: one.serves,
    bescherming: one.protects,
    vorm: one.route,
    isSocialeDienst: one.isSocialService,
    voorbehouden: one.reserved && { grond: one.reserved.ground, reden: one.reserved.reason },
    pagina: href(`/werken/${one.number}`),
  };
}

const undertaking = z.object({
  id: z.uuid(),
  nummer: z.string(),
  stand: z.enum(undertakingStates),
  werkId: z.uuid(),
  gebiedId: z.uuid(),
  partij: partyItem,
  wat: z.string(),
  begonnenOp: z.iso.datetime(),
  hulpUiterlijk: z.iso.date().nullable(),
  helpendeAmbtenaarId: z.uuid().nullable(),
  gestoptOp: z.iso.datetime().nullable(),
  uitkomst: z.string().nullable(),
  pagina: z.string(),
});

async function tellUndertakings(db: Db, page: PageTools, all: readonly Undertaking[]) {
  const party = await tellParties(db, page.community.id, all);
  return all.map(
    (one): z.output<typeof undertaking> => ({
      id: one.id,
      nummer: one.number,
      stand: one.state,
      werkId: one.workId,
      gebiedId: one.areaId,
      partij: party(one),
      wat: one.what,
      begonnenOp: one.startedAt.toISOString(),
      hulpUiterlijk: one.helpDueOn,
      helpendeAmbtenaarId: one.helpingOfficialId,
      gestoptOp: one.endedAt?.toISOString() ?? null,
      uitkomst: one.outcome,
      pagina: page.href(`/wij-doen-dit/${one.number}`),
    }),
  );
}

export const resources = [
  resource({
    name: "werken",
    title: "Publieke werken",
    what: "Wat van publieke waarde is en gedaan moet worden: wie het nu doet, wat het kost, voor wie het is.",
    item: work,
    kind: "work",
    words: ["titel", "inleiding", "voorWie", "bescherming", "voorbehouden"],
    rows: (db, { community }, keyset) => listWorksFrom(db, community.id, keyset),
    one: (db, { community }, key) => findWorkByNumber(db, community.id, key),
    tell: async (_, page, all) => all.map((one) => tellWork(one, page)),
    told: ({ titel, inleiding, contractTotEnMet }) => ({
      title: titel,
      text: inleiding,
      days: contractTotEnMet
        ? [{ on: contractTotEnMet, what: { nl: "contract loopt af", en: "contract ends" } }]
        : [],
    }),
  }),
  resource({
    name: "wij-doen-dit",
    title: "Wij doen dit",
    what: "Publiek werk dat mensen zelf begonnen, met kennisgeving aan de gemeente.",
    item: undertaking,
    kind: "undertaking",
    words: ["wat", "uitkomst"],
    rows: (db, { community, now }, keyset) => listUndertakingsFrom(db, community.id, now, keyset),
    one: (db, { community, now }, key) => findUndertakingByNumber(db, community.id, key, now),
    tell: tellUndertakings,
    told: ({ wat, begonnenOp, hulpUiterlijk }, title) => ({
      title,
      text: wat,
      at: begonnenOp,
      days: hulpUiterlijk
        ? [{ on: hulpUiterlijk, what: { nl: "wie helpt", en: "who helps" } }]
        : [],
    }),
  }),
];
