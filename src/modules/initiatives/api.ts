import { z } from "zod";
import { sides } from "#lib/governance.ts";
import { partyItem, tellParties } from "#modules/people";
import { resource } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import {
  type Initiative,
  incomes,
  isPublic,
  isShown,
  linkKinds,
  meansKinds,
  partyKinds,
  phases,
} from "./model.ts";
import { pathOf } from "./pages/slots.ts";
import {
  findInitiativeByNumber,
  listInitiativesFrom,
  listLinks,
  listMeans,
  listParties,
  listSeats,
} from "./store.ts";

/** Initiatives for programs: what everybody may read. Money is in cents, time in minutes. */

const initiative = z.object({
  id: z.uuid(),
  nummer: z.string(),
  titel: z.string(),
  wat: z.string(),
  waarom: z.string(),
  gebiedId: z.uuid().nullable(),
  plek: z.string(),
  punt: z.object({ breedte: z.number(), lengte: z.number() }).nullable(),
  fase: z.enum(phases),
  /** Empty: not this value. */
  waarden: z.object({
    ruimteEnToegang: z.string(),
    elkaarOndersteunen: z.string(),
    grenzenEnRichting: z.string(),
    anders: z.string(),
  }),
  normen: z.string(),
  inkomen: z.object({
    soort: z.enum(incomes),
    uitleg: z.string(),
    perUurCenten: z.int().nullable(),
  }),
  begonnenDoor: partyItem,
  partijen: z.array(
    z.object({
      soort: z.enum(partyKinds),
      lidId: z.uuid().nullable(),
      organisatieId: z.uuid().nullable(),
      doet: z.string(),
    }),
  ),
  middelen: z.array(
    z.object({
      soort: z.enum(meansKinds),
      bedragCenten: z.int().nullable(),
      minuten: z.int().nullable(),
      wat: z.string(),
      drager: z.string(),
      kant: z.enum(sides),
    }),
  ),
  zeggenschap: z
    .object({
      stemmenNodig: z.int(),
      zetels: z.array(
        z.object({
          wie: z.string(),
          kant: z.enum(sides),
          stemmen: z.int(),
          magNeeZeggen: z.boolean(),
        }),
      ),
    })
    .nullable(),
  hoortBij: z.array(z.object({ soort: z.enum(linkKinds), id: z.uuid() })),
  begonVanuitId: z.uuid().nullable(),
  versie: z.int(),
  openbaarSinds: z.iso.datetime(),
  laatstBewogen: z.iso.datetime(),
  pagina: z.string(),
});

async function tell(db: Db, page: PageTools, all: readonly Initiative[]) {
  const { id: communityId } = page.community;
  const makers = all.map((one) => ({
    ...one,
    partyMemberId: one.makerId,
    partyOrganizationId: one.organizationId,
  }));
  const party = await tellParties(db, communityId, makers);
  const ids = all.map(({ id }) => id);
  const parties = (await listParties(db, communityId, ids)).filter(isShown);
  const links = await listLinks(db, communityId, ids);
  const told: z.output<typeof initiative>[] = [];
  for (const one of makers) {
    const means = await listMeans(db, communityId, one.id);
    const seats = await listSeats(db, communityId, one.id);
    told.push({
      ...ofWords(one),
      begonnenDoor: party(one),
      partijen: parties
        .filter(({ initiativeId }) => initiativeId === one.id)
        .map(({ kind, memberId, organizationId, role }) => ({
          soort: kind,
          lidId: memberId,
          organisatieId: organizationId,
          doet: role,
        })),
      middelen: means.map((mean) => ({
        soort: mean.kind,
        bedragCenten: mean.kind === "money" ? Number(mean.amountCents) : null,
        minuten: mean.kind === "hours" ? mean.minutes : null,
        wat: mean.words,
        drager: mean.carrier,
        kant: mean.side,
      })),
      zeggenschap:
        one.votesNeeded === null
          ? null
          : {
              stemmenNodig: one.votesNeeded,
              zetels: seats.map(({ holder, side, votes, hasVeto }) => ({
                wie: holder,
                kant: side,
                stemmen: votes,
                magNeeZeggen: hasVeto,
              })),
            },
      hoortBij: links
        .filter(({ initiativeId }) => initiativeId === one.id)
        .map(({ kind, subjectId }) => ({ soort: kind, id: subjectId })),
      pagina: page.href(pathOf(one)),
    });
  }
  return told;
}

/** What stands in the initiative itself. */
function ofWords(one: Initiative) {
  return {
    id: one.id,
    nummer: one.number,
    titel: one.title,
    wat: one.what,
    waarom: one.why,
    gebiedId: one.areaId,
    plek: one.place,
    punt: one.point && { breedte: one.point.latitude, lengte: one.point.longitude },
    fase: one.phase,
    waarden: {
      ruimteEnToegang: one.values.access,
      elkaarOndersteunen: one.values.support,
      grenzenEnRichting: one.values.direction,
      anders: one.values.other,
    },
    normen: one.norms,
    inkomen: {
      soort: one.income,
      uitleg: one.incomeWords,
      perUurCenten: one.incomePerHourCents === null ? null : Number(one.incomePerHourCents),
    },
    begonVanuitId: one.originId,
    versie: one.version,
    openbaarSinds: (one.publishedAt ?? one.madeAt).toISOString(),
    laatstBewogen: one.activeAt.toISOString(),
  };
}

export const resources = [
  resource({
    name: "initiatieven",
    title: "Initiatieven",
    what: "Wat mensen maken voor iedereen: wat en waarom, waar, met wie en waarmee.",
    item: initiative,
    kind: "initiative",
    hasNoDays: true,
    words: [
      "titel",
      "wat",
      "waarom",
      "plek",
      "waarden",
      "normen",
      "inkomen",
      "partijen",
      "middelen",
      "zeggenschap",
    ],
    rows: (db, { community }, keyset) => listInitiativesFrom(db, community.id, keyset),
    one: async (db, { community }, key) => {
      const one = await findInitiativeByNumber(db, community.id, key);
      return one && isPublic(one) ? one : undefined;
    },
    tell,
    told: ({ titel, wat, openbaarSinds }) => ({ title: titel, text: wat, at: openbaarSinds }),
  }),
];
