import { z } from "zod";
import { type Charter, clause } from "#lib/clause.ts";
import { euroText } from "#lib/format.ts";
import type { Lapsing } from "#lib/lapse.ts";
import { type Cents, euros } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** The legal road of a deal: it decides term, remedy and value gate (dutch-practice, 1.3 and 1.4). */
export const routes = ["subsidy", "contract", "agreementWithoutMoney", "mandate"] as const;
export type Route = (typeof routes)[number];

export const dealStates = [
  "proposed",
  "withdrawn",
  "expired",
  "signed",
  "boundBySilence",
  "ending",
  "handedBack",
  "finished",
  "closed",
] as const;
export type DealState = (typeof dealStates)[number];

export const sides = ["party", "municipality"] as const;
export type Side = (typeof sides)[number];

export interface Deal extends Lapsing<DealState> {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly origin: { readonly kind: string; readonly id: string };
  readonly areaId: string;
  readonly partyMemberId: string;
  readonly partyOrganizationId: string | null;
  /** The municipality's own continuity: whom the party can always call. */
  readonly contactMemberId: string | null;
  readonly what: string;
  readonly partyCarries: string;
  readonly municipalityCarries: string;
  /** Over the whole term. */
  readonly amountCents: Cents;
  readonly termMonths: number;
  readonly startsOn: string;
  readonly looksBackOn: string;
  readonly route: Route;
  readonly charterVersion: number;
  /** Care, welfare or other services to persons: procurement law has a higher gate for them. */
  readonly isSocialService: boolean;
  /**
   * After a yes the last day on which the municipality may sign; after it the deal binds, where its
   * route allows. At the table the last day for the party; after it the deal expires.
   */
  readonly signBy: string | null;
  readonly boundAt: Date | null;
  /** One sentence of the party: how it goes on when somebody stops. */
  readonly continuity: string;
  /** Above the trust gate: how the municipality steps in, and how long before its end a side says so. */
  readonly stepIn: string | null;
  readonly exitMonths: number | null;
  /** The public work it names, if any; deals of one party on one work add up. */
  readonly workId: string | null;
  /** Who follows the contact; by name, before he or she leaves. */
  readonly successorMemberId: string | null;
}

/** Whether it was made at the table, with or without a question before; else it follows from a yes. */
export function isMadeAtTable({ origin }: Pick<Deal, "origin">): boolean {
  return origin.kind === "deal" || origin.kind === "dealRequest";
}

export interface Signature {
  readonly side: Side;
  readonly memberId: string;
  /** Null for the party, and where the executive itself signed. */
  readonly mandateId: string | null;
  readonly at: Date;
}

export type DealRefusal =
  | "deal_is_bound"
  | "deal_is_off"
  | "side_signed_before"
  | "not_this_party"
  | "signer_is_other_side"
  | "not_the_executive";

export type SuccessorRefusal = "successor_unknown" | "successor_is_contact" | "successor_is_party";

export const signing = z.discriminatedUnion("side", [
  z.object({ dealId: z.uuid(), side: z.literal("party") }),
  z.object({
    dealId: z.uuid(),
    side: z.literal("municipality"),
    /** A mandate of the signer, or the executive itself. */
    mandate: z.union([z.uuid(), z.literal("executive")], { error: "mandate_missing" }),
    /** How it steps in when the party stops, where the deal follows from a yes. */
    stepIn: z.string().trim().max(2000, { error: "too_long" }).default(""),
  }),
]);

export const dealClauses = {
  trustGateEuros: clause({
    key: "deal.trustGateEuros",
    name: { nl: "Vertrouwensgrens", en: "Trust gate" },
    schema: z.int().min(0).max(50_000),
    unit: "euros",
    standard: 5_000,
    meaning: {
      nl: (amount) =>
        `Voor een deal tot ${euroText(euros(amount), "nl")} vragen wij geen bewijs of verslag. Nooit.`,
      en: (amount) =>
        `For a deal of up to ${euroText(euros(amount), "en")} we ask no evidence and no report. Ever.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
  visitOneIn: clause({
    key: "deal.visitOneIn",
    name: { nl: "Bezoek door loting", en: "Visits by lot" },
    schema: z.int().min(1).max(1000),
    unit: "count",
    standard: 20,
    meaning: {
      nl: (count) =>
        `Van deze kleine deals bezoeken wij er 1 op de ${count}, door loting. Om te leren, niet om te controleren.`,
      en: (count) => `Of these small deals we visit 1 in ${count}, by lot. To learn, not to check.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
  exitNoticeMonths: clause({
    key: "deal.exitNoticeMonths",
    name: { nl: "Opzegtermijn", en: "Notice to stop" },
    schema: z.int().min(0).max(24),
    unit: "months",
    standard: 3,
    meaning: {
      nl: (months) => `Elke kant kan met een grotere deal stoppen, ${months} maanden van tevoren.`,
      en: (months) => `Each side may stop a larger deal, with ${months} months' notice.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
  signWeeks: clause({
    key: "deal.signWeeks",
    name: { nl: "Tekenen na een ja", en: "Signing after a yes" },
    schema: z.int().min(1).max(12),
    unit: "weeks",
    standard: 4,
    meaning: {
      nl: (weeks) =>
        `Na een ja tekent de gemeente de deal binnen ${weeks} weken. Anders geldt het plan vanzelf als deal, waar de wet dat toelaat.`,
      en: (weeks) =>
        `After a yes the municipality signs the deal within ${weeks} weeks. Otherwise the plan itself binds as the deal, where the law allows.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
  maxYears: clause({
    key: "deal.maxYears",
    name: { nl: "Langste duur van een deal", en: "Longest term of a deal" },
    schema: z.int().min(1).max(10),
    unit: "years",
    standard: 3,
    meaning: {
      nl: (years) => `Een deal duurt ten hoogste ${years} jaar. Daarna kijkt men samen terug.`,
      en: (years) => `A deal lasts ${years} years at most. Then both sides look back together.`,
    },
    source: {
      nl: "Aanbestedingswet 2012, artikel 2.82; Awb artikel 4:23, derde lid",
      en: "Public Procurement Act 2012 (Aanbestedingswet), article 2.82; Awb article 4:23(3)",
    },
  }),
  lookBackMonths: clause({
    key: "deal.lookBackMonths",
    name: { nl: "Eerste terugblik", en: "First look back" },
    schema: z.int().min(1).max(24),
    unit: "months",
    standard: 6,
    meaning: {
      nl: (months) => `Beide kanten kijken na ${months} maanden samen hoe het gaat.`,
      en: (months) => `Both sides look together how it goes after ${months} months.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
  lookBackWeeks: clause({
    key: "deal.lookBackWeeks",
    name: { nl: "Tijd om terug te kijken", en: "Time to look back" },
    schema: z.int().min(1).max(26),
    unit: "weeks",
    standard: 8,
    meaning: {
      nl: (weeks) =>
        `Is een deal voorbij, dan vertellen beide kanten binnen ${weeks} weken hoe het ging. Wie dat niet doet, staat erbij.`,
      en: (weeks) =>
        `When a deal is over, both sides tell within ${weeks} weeks how it went. Who does not is named.`,
    },
    source: { nl: "Beleid van Meent", en: "Policy of Meent" },
  }),
  gateSubsidyEuros: clause({
    key: "deal.gate.subsidyEuros",
    name: { nl: "Grens van stilte bij subsidie", en: "Silence gate for a subsidy" },
    schema: z.int().min(0).max(10_000_000),
    unit: "euros",
    standard: 300_000,
    meaning: {
      nl: (amount) =>
        `Boven ${euroText(euros(amount), "nl")} over de hele looptijd geldt stilte bij een subsidie niet als ja.`,
      en: (amount) =>
        `Above ${euroText(euros(amount), "en")} over the whole term, silence is no yes for a subsidy.`,
    },
    source: {
      nl: "Verordening (EU) 2023/2831 (de-minimissteun)",
      en: "Regulation (EU) 2023/2831 (de minimis aid)",
    },
    limit: {
      nl: "Awb artikel 4:23: een hoger bedrag vraagt een besluit",
      en: "Awb article 4:23: a higher amount asks a decision",
    },
  }),
  gateSocialEuros: clause({
    key: "deal.gate.socialServicesEuros",
    name: { nl: "Grens van stilte bij sociale diensten", en: "Silence gate for social services" },
    schema: z.int().min(0).max(750_000),
    unit: "euros",
    standard: 750_000,
    meaning: {
      nl: (amount) =>
        `Boven ${euroText(euros(amount), "nl")} over de hele looptijd geldt stilte bij sociale diensten niet als ja.`,
      en: (amount) =>
        `Above ${euroText(euros(amount), "en")} over the whole term, silence is no yes for social services.`,
    },
    source: {
      nl: "Richtlijn 2014/24/EU, artikel 4 onder d",
      en: "Directive 2014/24/EU, article 4(d)",
    },
  }),
  gateContractEuros: clause({
    key: "deal.gate.contractEuros",
    name: { nl: "Grens van stilte bij een opdracht", en: "Silence gate for a contract" },
    schema: z.int().min(0).max(216_000),
    unit: "euros",
    standard: 216_000,
    meaning: {
      nl: (amount) =>
        `Boven ${euroText(euros(amount), "nl")} over de hele looptijd geldt stilte bij een opdracht niet als ja.`,
      en: (amount) =>
        `Above ${euroText(euros(amount), "en")} over the whole term, silence is no yes for a contract.`,
    },
    source: {
      nl: "Richtlijn 2014/24/EU, artikel 4 onder c",
      en: "Directive 2014/24/EU, article 4(c)",
    },
  }),
};

/** Up to which amount over the whole term silence may bind, by the deal's route. */
export function valueGateCents(charter: Charter, route: Route, isSocialService: boolean): Cents {
  if (isSocialService) return euros(charter.value(dealClauses.gateSocialEuros));
  if (route === "contract") return euros(charter.value(dealClauses.gateContractEuros));
  return euros(charter.value(dealClauses.gateSubsidyEuros));
}

/**
 * A public contract is not made by silence: procurement law asks an act. Nor is a mandate, which is
 * given in writing (Awb 10:5). The others may be.
 */
export function mayBindBySilence(route: Route): boolean {
  return route === "subsidy" || route === "agreementWithoutMoney";
}

/** Whether this side may still sign, and what the deal becomes when it does. */
export function decideSignature(
  deal: Deal,
  signatures: readonly Signature[],
  side: Side,
  memberId: string,
): Result<DealState, DealRefusal> {
  if (deal.state === "withdrawn" || deal.state === "expired") return refuse("deal_is_off");
  if (signatures.some((signature) => signature.side === side)) return refuse("side_signed_before");
  if (deal.state !== "proposed") return refuse("deal_is_bound");
  if (signatures.some((signature) => signature.memberId === memberId))
    return refuse("signer_is_other_side");
  return ok(signatures.length + 1 === sides.length ? "signed" : "proposed");
}
