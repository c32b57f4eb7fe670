import { z } from "zod";
import { isId } from "#lib/ids.ts";
import { nineActs } from "#lib/nine-acts.ts";
import { listNames } from "#modules/people";
import { resource } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { texts as uiTexts } from "#ui/texts.ts";
import { findSubject, pathOf } from "./actions/subject.ts";
import { type GivenAct, knowledgeKinds } from "./model.ts";
import { findAct, listActsFrom } from "./store.ts";

/** The nine acts for programs: what was said or given, to which thing, in whose name. */

const act = z.object({
  id: z.uuid(),
  daad: z.enum(nineActs),
  bij: z.object({ soort: z.string(), id: z.uuid() }),
  doorId: z.uuid(),
  door: z.string(),
  namens: z.string(),
  organisatieId: z.uuid().nullable(),
  titel: z.string().nullable(),
  woorden: z.string(),
  bedragCenten: z.int().nullable(),
  vanaf: z.iso.date().nullable(),
  totEnMet: z.iso.date().nullable(),
  kennis: z.enum(knowledgeKinds).nullable(),
  link: z.string().nullable(),
  op: z.iso.datetime(),
  pagina: z.string(),
});

async function tell(db: Db, page: PageTools, all: readonly GivenAct[]) {
  const { id: communityId } = page.community;
  const names = await listNames(
    db,
    communityId,
    all.map(({ givenBy }) => givenBy),
  );
  const told: z.output<typeof act>[] = [];
  for (const one of all) {
    const subject = await findSubject(db, communityId, one.subject, page.now);
    told.push({
      id: one.id,
      daad: one.act,
      bij: { soort: one.subject.kind, id: one.subject.id },
      doorId: one.givenBy,
      door: names.get(one.givenBy) ?? "",
      namens: one.office,
      organisatieId: one.organizationId,
      titel: one.title,
      woorden: one.body,
      bedragCenten: one.amountCents === null ? null : Number(one.amountCents),
      vanaf: one.startsOn,
      totEnMet: one.endsOn,
      kennis: one.knowledge,
      link: one.link,
      op: one.at.toISOString(),
      // An exception without a case of its own stands with its rule.
      pagina: page.href(subject ? `${pathOf(subject)}#daad-${one.id}` : "/uitzonderingen"),
    });
  }
  return told;
}

export const resources = [
  resource({
    name: "daden",
    title: "De negen daden",
    what: "Waarmee bestuur en anderen ruimte gaven: erkend, uitgenodigd, betaald, gegund, en meer.",
    item: act,
    words: ["titel", "woorden"],
    rows: (db, { community }, keyset) => listActsFrom(db, community.id, keyset),
    one: async (db, { community }, key) => (isId(key) ? findAct(db, community.id, key) : undefined),
    tell,
    told: ({ daad, door, titel, woorden, op, totEnMet }, _, language) => ({
      title: `${uiTexts[language].acts[daad]}: ${titel ?? door}`,
      text: woorden,
      at: op,
      days: totEnMet ? [{ on: totEnMet, what: { nl: "laatste dag", en: "last day" } }] : [],
    }),
  }),
];
