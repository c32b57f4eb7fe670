import { z } from "zod";
import { addMonths } from "#lib/calendar.ts";
import { type Cents, parseEuros, parseMinutes } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Role } from "#lib/roles.ts";
import type { Route, Side } from "../model.ts";

/** The deal at the kitchen table: what is asked, and what is asked of a larger one besides. */

export const meansKinds = ["money", "hours", "room", "goods"] as const;
export type MeansKind = (typeof meansKinds)[number];

/** Something a side carries: money in cents, hours in minutes, room and goods in words. */
export type Means = { readonly side: Side } & (
  | { readonly kind: "money"; readonly amountCents: Cents }
  | { readonly kind: "hours"; readonly minutes: number }
  | { readonly kind: "room" | "goods"; readonly words: string }
);

export interface Milestone {
  readonly position: number;
  readonly dueOn: string;
  readonly what: string;
}

/** One of the few demands of the work, as it was when the deal was made. */
export interface Requirement {
  readonly position: number;
  readonly title: string;
}

/** After so many months both sides may look back; a small deal ends on the day before. */
export const lookBackChoices = [1, 3, 6, 12] as const;

export const mostMilestones = 3;

/** Who may make a deal at the table: public servants, by whatever name. */
export const makerRoles = [
  "connector",
  "publicServant",
  "helpingOfficial",
  "alderman",
  "mayor",
  "municipalSecretary",
] as const satisfies readonly Role[];

/** What is wrong with a field of the form. */
export type TableFieldError =
  | "party_missing"
  | "title_missing"
  | "too_long"
  | "area_missing"
  | "months_missing"
  | "continuity_missing"
  | "mandate_choice_missing"
  | "date_missing"
  | "amount_wrong"
  | "hours_wrong";

export type TableRefusal =
  | "municipality_absent"
  | "party_unknown"
  | "party_is_yourself"
  | "area_unknown"
  | "step_in_missing"
  | "route_missing"
  | "split_above_gate"
  | "contract_above_gate"
  | "gate_needs_executive"
  | "term_too_long"
  | "looks_back_after_term"
  | "milestone_incomplete"
  | "milestone_outside_term";

const line = (longest: number) => z.string().trim().max(longest, { error: "too_long" });
const euros = z
  .string()
  .trim()
  .default("")
  .transform((typed, given): Cents => {
    if (typed === "") return 0n;
    const amount = parseEuros(typed);
    if (amount.ok) return amount.value;
    given.addIssue({ code: "custom", message: "amount_wrong" });
    return z.NEVER;
  });
const hours = z
  .string()
  .trim()
  .default("")
  .transform((typed, given): number => {
    if (typed === "") return 0;
    const minutes = parseMinutes(typed);
    if (minutes.ok) return minutes.value;
    given.addIssue({ code: "custom", message: "hours_wrong" });
    return z.NEVER;
  });
const months = z.coerce
  .number({ error: "months_missing" })
  .int({ error: "months_missing" })
  .min(1, { error: "months_missing" })
  .max(120, { error: "months_missing" });
const optionalId = z
  .union([z.uuid(), z.literal("")])
  .default("")
  .transform((id) => id || null);
const optionalDate = z.union([z.iso.date(), z.literal("")], { error: "date_missing" }).default("");

/** The form at the table. What only a larger deal needs may stay empty below the trust gate. */
export const newTableDeal = z.object({
  partyMemberId: z.uuid({ error: "party_missing" }),
  partyOrganizationId: optionalId,
  title: line(80).min(3, { error: "title_missing" }),
  what: line(4000).default(""),
  areaId: z.uuid({ error: "area_missing" }),
  workId: optionalId,
  money: euros,
  hours,
  room: line(300).default(""),
  goods: line(300).default(""),
  partyMoney: euros,
  partyHours: hours,
  partyRoom: line(300).default(""),
  partyGoods: line(300).default(""),
  continuity: line(300).min(3, { error: "continuity_missing" }),
  looksBackMonths: months,
  /** A mandate of the maker, or the executive, which signs itself later (or now, as alderman). */
  mandate: z.union([z.uuid(), z.literal("executive")], { error: "mandate_choice_missing" }),
  route: z.enum(["", "subsidy", "contract", "mandate"]).default(""),
  isSocialService: z
    .union([z.literal("yes"), z.literal("")])
    .default("")
    .transform((tick) => tick === "yes"),
  /** The demands of the work it names; the form takes them from the work itself. */
  requirements: z.array(line(160).min(1)).max(9).default([]),
  termMonths: z.union([z.literal(""), months]).default(""),
  stepIn: line(2000).default(""),
  milestone1: line(300).default(""),
  milestone1By: optionalDate,
  milestone2: line(300).default(""),
  milestone2By: optionalDate,
  milestone3: line(300).default(""),
  milestone3By: optionalDate,
});

export type NewTableDeal = z.output<typeof newTableDeal>;

/** What follows from the form and the charter. */
export interface TableTerms {
  readonly means: readonly Means[];
  readonly milestones: readonly Milestone[];
  readonly amountCents: Cents;
  readonly isLarge: boolean;
  readonly route: Route;
  readonly isSocialService: boolean;
  readonly termMonths: number;
  readonly looksBackOn: string;
  readonly stepIn: string | null;
  readonly exitMonths: number | null;
}

export interface TableRules {
  readonly trustGateCents: Cents;
  readonly exitNoticeMonths: number;
  readonly maxMonths: number;
  /** Up to which amount, over the whole term and in all its parts, each route goes without more. */
  readonly gateCents: (route: Route, isSocialService: boolean) => Cents;
}

/** What the same party agreed on before for the same work, in cents. */
export interface OtherDeals {
  /** In a term that meets this one; for the trust gate. */
  readonly runningCents: Cents;
  /** In the three years before as well; for the law's gates, which count every part. */
  readonly threeYearsCents: Cents;
}

/**
 * What the deal will say. Below the trust gate nothing more is asked, ever. Above it, over the whole
 * term and together with the party's other deals on the same work, the municipality says how it
 * steps in. Above the law's gate a contract is tendered, and the executive itself signs the rest.
 */
export function decideTerms(
  form: NewTableDeal,
  rules: TableRules,
  today: string,
  others: OtherDeals,
): Result<TableTerms, TableRefusal> {
  const means = meansOf(form);
  const alone = form.money > rules.trustGateCents;
  const isLarge = isAboveGate(form.money, others.runningCents, rules.trustGateCents);
  const looksBackOn = addMonths(today, form.looksBackMonths);
  const termMonths = isLarge && form.termMonths !== "" ? form.termMonths : form.looksBackMonths;
  if (termMonths > rules.maxMonths) return refuse("term_too_long");
  if (form.looksBackMonths > termMonths) return refuse("looks_back_after_term");
  const small = {
    means,
    amountCents: form.money,
    isLarge,
    looksBackOn,
    termMonths,
    milestones: [],
    stepIn: null,
    exitMonths: null,
    isSocialService: false,
    route: form.money === 0n ? "agreementWithoutMoney" : "subsidy",
  } as const;
  if (!isLarge) return ok(small);
  if (form.stepIn === "") return refuse(alone ? "step_in_missing" : "split_above_gate");
  if (form.route === "") return refuse("route_missing");
  const gateCents = rules.gateCents(form.route, form.isSocialService);
  if (isAboveGate(form.money, others.threeYearsCents, gateCents)) {
    if (form.route === "contract") return refuse("contract_above_gate");
    if (form.mandate !== "executive") return refuse("gate_needs_executive");
  }
  const milestones = decideMilestones(form, today, addMonths(today, termMonths));
  if (!milestones.ok) return milestones;
  return ok({
    ...small,
    route: form.route,
    isSocialService: form.isSocialService,
    stepIn: form.stepIn,
    exitMonths: rules.exitNoticeMonths,
    milestones: milestones.value,
  });
}

/** Deals in parts add up: the whole counts, and a deal without money never passes the gate. */
export function isAboveGate(amountCents: Cents, othersCents: Cents, gateCents: Cents): boolean {
  return amountCents > 0n && amountCents + othersCents > gateCents;
}

/** The fields of a form that say who carries what. */
export type MeansTyped = Pick<
  NewTableDeal,
  "money" | "hours" | "room" | "goods" | "partyMoney" | "partyHours" | "partyRoom" | "partyGoods"
>;

/** Who carries what, as the form says it; what is empty is not carried. */
export function meansOf(form: MeansTyped): Means[] {
  const of = (side: Side, amountCents: Cents, minutes: number, room: string, goods: string) => [
    ...(amountCents > 0n ? [{ side, kind: "money" as const, amountCents }] : []),
    ...(minutes > 0 ? [{ side, kind: "hours" as const, minutes }] : []),
    ...(room ? [{ side, kind: "room" as const, words: room }] : []),
    ...(goods ? [{ side, kind: "goods" as const, words: goods }] : []),
  ];
  return [
    ...of("party", form.partyMoney, form.partyHours, form.partyRoom, form.partyGoods),
    ...of("municipality", form.money, form.hours, form.room, form.goods),
  ];
}

function decideMilestones(
  form: NewTableDeal,
  today: string,
  endsOn: string,
): Result<readonly Milestone[], TableRefusal> {
  const typed = [
    { what: form.milestone1, dueOn: form.milestone1By },
    { what: form.milestone2, dueOn: form.milestone2By },
    { what: form.milestone3, dueOn: form.milestone3By },
  ].filter(({ what, dueOn }) => what !== "" || dueOn !== "");
  if (typed.some(({ what, dueOn }) => what === "" || dueOn === ""))
    return refuse("milestone_incomplete");
  if (typed.some(({ dueOn }) => dueOn < today || dueOn > endsOn))
    return refuse("milestone_outside_term");
  return ok(
    typed
      .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
      .map((milestone, index) => ({ ...milestone, position: index + 1 })),
  );
}
