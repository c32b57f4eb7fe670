import { z } from "zod";
import { partyItem, tellParties } from "#modules/people";
import { resource } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { type Challenge, challengeStates, refusalGrounds, silenceBases } from "./model.ts";
import { findChallengeByNumber, listFiledFrom } from "./store.ts";

/** Challenges for programs: what was filed and not taken back, with its clock. Money is in cents. */

const challenge = z.object({
  id: z.uuid(),
  nummer: z.string(),
  stand: z.enum(challengeStates),
  werkId: z.uuid(),
  gebiedId: z.uuid(),
  partij: partyItem,
  plan: z.object({
    waarom: z.string(),
    samenwerking: z.string(),
    ervaring: z.string(),
    draagvlak: z.string(),
    kosten: z.string(),
    kwaliteit: z.string(),
    bescherming: z.string(),
    perJaarCenten: z.int(),
    jaren: z.int(),
    vanaf: z.iso.date(),
  }),
  stadsrechtVersie: z.int(),
  termijn: z
    .object({
      ingediendOp: z.iso.date(),
      weken: z.int(),
      eindigtOp: z.iso.date(),
      verlengdMetWeken: z.int().nullable(),
      stilteIs: z.enum(silenceBases),
    })
    .nullable(),
  helpendeAmbtenaarId: z.uuid().nullable(),
  beslotenOp: z.iso.datetime().nullable(),
  weigering: z
    .object({
      grond: z.enum(refusalGrounds),
      reden: z.string(),
      tegenaanbod: z.string().nullable(),
      /** What it changes in the plan; null stays as in the plan. */
      tegenaanbodPerJaarCenten: z.int().nullable(),
      tegenaanbodJaren: z.int().nullable(),
      tegenaanbodVanaf: z.iso.date().nullable(),
    })
    .nullable(),
  pagina: z.string(),
});

async function tell(db: Db, page: PageTools, all: readonly Challenge[]) {
  const party = await tellParties(db, page.community.id, all);
  return all.map(
    (one): z.output<typeof challenge> => ({
      id: one.id,
      nummer: one.number ?? "",
      stand: one.state,
      werkId: one.workId,
      gebiedId: one.areaId,
      partij: party(one),
      plan: tellPlan(one),
      stadsrechtVersie: one.charterVersion,
      termijn: one.term && {
        ingediendOp: one.term.filedOn,
        weken: one.term.weeks,
        eindigtOp: one.term.endsOn,
        verlengdMetWeken: one.term.extension?.weeks ?? null,
        stilteIs: one.term.silence.basis,
      },
      helpendeAmbtenaarId: one.helpingOfficialId,
      beslotenOp: one.decidedAt?.toISOString() ?? null,
      weigering: one.refusal && {
        grond: one.refusal.ground,
        reden: one.refusal.reason,
        tegenaanbod: one.refusal.counterOffer,
        tegenaanbodPerJaarCenten: centsOf(one.refusal.offered.yearlyCents),
        tegenaanbodJaren: one.refusal.offered.years,
        tegenaanbodVanaf: one.refusal.offered.startsOn,
      },
      pagina: page.href(`/uitdagingen/${one.number}`),
    }),
  );
}

function centsOf(cents: bigint | null): number | null {
  return cents === null ? null : Number(cents);
}

function tellPlan({ plan }: Challenge): z.output<typeof challenge>["plan"] {
  return {
    waarom: plan.why,
    samenwerking: plan.cooperation,
    ervaring: plan.experience,
    draagvlak: plan.support,
    kosten: plan.costs,
    kwaliteit: plan.quality,
    bescherming: plan.protection,
    perJaarCenten: Number(plan.yearlyCents),
    jaren: plan.years,
    vanaf: plan.startsOn,
  };
}

export const resources = [
  resource({
    name: "uitdagingen",
    title: "Uitdagingen",
    what: "Wie wat overneemt of wil overnemen, met de termijn die loopt en wat besloten is.",
    item: challenge,
    kind: "challenge",
    words: ["plan", "weigering"],
    rows: (db, { community, now }, keyset) => listFiledFrom(db, community.id, now, keyset),
    one: async (db, { community, now }, key) => {
      const one = await findChallengeByNumber(db, community.id, key, now);
      return one?.state === "draft" || one?.state === "withdrawn" ? undefined : one;
    },
    tell,
    told: ({ plan, termijn }, title) => ({
      title,
      text: plan.waarom,
      days: termijn
        ? [{ on: termijn.eindigtOp, what: { nl: "besluit uiterlijk", en: "decision due" } }]
        : [],
    }),
  }),
];
