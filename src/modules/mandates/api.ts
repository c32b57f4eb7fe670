import { z } from "zod";
import { listNames } from "#modules/people";
import { resource } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { leftCents, type Mandate } from "./model.ts";
import { findMandateByNumber, listMandatesFrom } from "./store.ts";

/** The register of mandates for programs: who may sign for how much, and what is left. In cents. */

const mandate = z.object({
  id: z.uuid(),
  nummer: z.string(),
  houderId: z.uuid(),
  houder: z.string(),
  gebiedId: z.uuid().nullable(),
  bedragCenten: z.int(),
  overCenten: z.int(),
  vanaf: z.iso.date(),
  totEnMet: z.iso.date(),
  kenmerk: z.string(),
  ingetrokkenOp: z.iso.date().nullable(),
  deelVanId: z.uuid().nullable(),
  pagina: z.string(),
});

async function tell(db: Db, page: PageTools, all: readonly Mandate[]) {
  const holders = all.map(({ holderId }) => holderId);
  const names = await listNames(db, page.community.id, [...new Set(holders)]);
  return all.map(
    (one): z.output<typeof mandate> => ({
      id: one.id,
      nummer: one.number,
      houderId: one.holderId,
      houder: names.get(one.holderId) ?? "",
      gebiedId: one.areaId,
      bedragCenten: Number(one.amountCents),
      overCenten: Number(leftCents(one)),
      vanaf: one.startsOn,
      totEnMet: one.endsOn,
      kenmerk: one.registerReference,
      ingetrokkenOp: one.withdrawnOn,
      deelVanId: one.parentId,
      pagina: page.href(`/mandaten/${one.number}`),
    }),
  );
}

export const resources = [
  resource({
    name: "mandaten",
    title: "Mandaten",
    what: "Het mandaatregister: wie tot welk bedrag mag tekenen, en wat daarvan over is.",
    item: mandate,
    kind: "mandate",
    words: [],
    rows: (db, { community }, keyset) => listMandatesFrom(db, community.id, keyset),
    one: (db, { community }, key) => findMandateByNumber(db, community.id, key),
    tell,
    told: ({ nummer, houder, kenmerk, vanaf, totEnMet }) => ({
      title: `${houder}, ${nummer}`,
      text: kenmerk,
      at: vanaf,
      days: [{ on: totEnMet, what: { nl: "laatste dag", en: "last day" } }],
    }),
  }),
];
