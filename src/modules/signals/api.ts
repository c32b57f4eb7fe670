import { z } from "zod";
import { tellParties } from "#modules/people";
import { resource } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { isPublic, type Signal, signalKinds, signalStates, subjectKinds } from "./model.ts";
import { findSignalByNumber, listPublicFrom } from "./store.ts";

/** Signals for programs: what somebody said and everyone may read; never who said it. */

const signal = z.object({
  id: z.uuid(),
  nummer: z.string(),
  soort: z.enum(signalKinds),
  stand: z.enum(signalStates),
  zin: z.string(),
  plek: z.string(),
  gebiedId: z.uuid().nullable(),
  bij: z.object({ soort: z.enum(subjectKinds), id: z.uuid() }).nullable(),
  gezegdOp: z.iso.datetime(),
  gastheerId: z.uuid(),
  gastheer: z.string(),
  /** Null: the host answers for the municipality. */
  organisatie: z.string().nullable(),
  antwoordUiterlijk: z.iso.date(),
  werkId: z.uuid().nullable(),
  pagina: z.string(),
});

async function tell(db: Db, page: PageTools, all: readonly Signal[]) {
  const hostOf = ({ hostId, organizationId }: Signal) => ({
    partyMemberId: hostId,
    partyOrganizationId: organizationId,
  });
  const party = await tellParties(db, page.community.id, all.map(hostOf));
  return all.map(
    (one): z.output<typeof signal> => ({
      id: one.id,
      nummer: one.number,
      soort: one.kind,
      stand: one.state,
      zin: one.body,
      plek: one.place,
      gebiedId: one.areaId,
      bij: one.about && { soort: one.about.kind, id: one.about.id },
      gezegdOp: one.saidAt.toISOString(),
      gastheerId: one.hostId,
      gastheer: party(hostOf(one)).naam,
      organisatie: party(hostOf(one)).organisatie,
      antwoordUiterlijk: one.dueOn,
      werkId: one.workId,
      pagina: page.href(`/signalen/${one.number}`),
    }),
  );
}

export const resources = [
  resource({
    name: "signalen",
    title: "Signalen",
    what: "Wat mensen in één zin zeiden, voor zover iedereen het mag lezen, en wie antwoordt.",
    item: signal,
    kind: "signal",
    words: ["zin", "plek"],
    rows: (db, { community, now }, keyset) => listPublicFrom(db, community.id, now, keyset),
    one: async (db, { community, now }, key) => {
      const one = await findSignalByNumber(db, community.id, key, now);
      return one && isPublic(one) ? one : undefined;
    },
    tell,
    told: ({ zin, plek, gezegdOp, antwoordUiterlijk }) => ({
      title: zin,
      text: plek,
      at: gezegdOp,
      days: [{ on: antwoordUiterlijk, what: { nl: "antwoord uiterlijk", en: "answer due" } }],
    }),
  }),
];
