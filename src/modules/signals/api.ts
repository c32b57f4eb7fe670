import { z } from "zod";
import { listNames, listOrganizationsByIds } from "#modules/people";
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
  const { id: communityId } = page.community;
  const hosts = [...new Set(all.map(({ hostId }) => hostId))];
  const names = await listNames(db, communityId, hosts);
  const ids = [...new Set(all.flatMap(({ organizationId }) => organizationId ?? []))];
  const organizations = await listOrganizationsByIds(db, communityId, ids);
  return all.map((one): { id: string; item: z.output<typeof signal> } => ({
    id: one.id,
    item: {
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
      gastheer: names.get(one.hostId) ?? "",
      organisatie: organizations.find(({ id }) => id === one.organizationId)?.name ?? null,
      antwoordUiterlijk: one.dueOn,
      werkId: one.workId,
      pagina: page.href(`/signalen/${one.number}`),
    },
  }));
}

export const resources = [
  resource({
    name: "signalen",
    title: "Signalen",
    what: "Wat mensen in één zin zeiden, voor zover iedereen het mag lezen, en wie antwoordt.",
    item: signal,
    list: async (db, page, keyset) =>
      tell(db, page, await listPublicFrom(db, page.community.id, page.now, keyset)),
    find: async (db, page, number) => {
      const one = await findSignalByNumber(db, page.community.id, number, page.now);
      return one && isPublic(one) ? (await tell(db, page, [one]))[0]?.item : undefined;
    },
  }),
];
