import { z } from "zod";
import { type Charter, clause } from "#lib/clause.ts";
import { type Cents, parseEuros } from "#lib/money.ts";
import { onBehalf } from "#lib/on-behalf.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export const doerKinds = ["municipality", "contractor", "people", "nobody"] as const;
export type DoerKind = (typeof doerKinds)[number];

/** Powers (law, force) and the backstop of last-resort care stay; the doing of care never does. */
export const reservedGrounds = ["powers", "backstop"] as const;

export const workRoutes = ["subsidy", "contract", "agreementWithoutMoney"] as const;

/** Something of public value to be done, who does it now and what that costs. */
export interface Work {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly lead: string;
  readonly areaId: string;
  readonly doer: { readonly kind: DoerKind; readonly name: string | null };
  /** A year, with overhead; null when nobody knows. */
  readonly yearlyCostCents: Cents | null;
  readonly yearlyOverheadCents: Cents;
  readonly contractEndsOn: string | null;
  /** Whom it serves, and how the most vulnerable of them stay protected. */
  readonly serves: string;
  readonly protects: string;
  readonly route: (typeof workRoutes)[number];
  readonly isSocialService: boolean;
  /** Null: open to everyone. */
  readonly reserved: Reservation | null;
}

/** Who takes a work over, and on which terms. */
export interface Taker {
  readonly doer: Work["doer"];
  /** A year, of public money. */
  readonly yearlyCostCents: Cents;
  readonly endsOn: string;
}

export interface Reservation {
  readonly ground: (typeof reservedGrounds)[number];
  readonly reason: string;
}

/** One of the few demands a work must meet. */
export interface Requirement {
  readonly position: number;
  readonly title: string;
  readonly detail: string;
}

export type WorkRefusal = "area_unknown" | "too_many_requirements" | "overhead_above_cost";

export const workClauses = {
  requirementsMax: clause({
    key: "work.requirementsMax",
    name: { nl: "Eisen aan een werk", en: "Requirements of a work" },
    schema: z.int().min(0).max(9),
    unit: "count",
    standard: 5,
    meaning: {
      nl: (count) => `Een werk heeft ten hoogste ${count} eisen. Onderweg komt er geen bij.`,
      en: (count) => `A work has ${count} requirements at most. None is added on the way.`,
    },
    source: {
      nl: "Essay Nieuw Publiek Werken, 4.3 (Utrechtse Heuvelrug)",
      en: "Essay Nieuw Publiek Werken, 4.3 (Utrechtse Heuvelrug)",
    },
  }),
};

export const workFieldErrors = [
  "title_missing",
  "title_too_long",
  "text_too_long",
  "area_missing",
  "doer_missing",
  "doer_name_missing",
  "amount_not_a_number",
  "date_not_understood",
  "reserved_reason_missing",
  "requirement_too_short",
] as const;
export type WorkFieldError = (typeof workFieldErrors)[number];

/** Holds a schema's message to the list above, so that its sentence cannot be missing. */
function say(error: WorkFieldError): { error: WorkFieldError } {
  return { error };
}

/** Euros as people type them, in cents; nothing typed is unknown. A program may send cents. */
const cents = z
  .union(
    [
      z
        .bigint()
        .min(0n)
        .max(10n ** 15n),
      z.string(),
    ],
    say("amount_not_a_number"),
  )
  .nullable()
  .transform((typed, issue) => {
    if (typed === null || typeof typed === "bigint") return typed;
    if (typed.trim() === "") return null;
    const parsed = parseEuros(typed);
    if (parsed.ok) return parsed.value;
    issue.addIssue({ code: "custom", message: say("amount_not_a_number").error });
    return z.NEVER;
  });

const words = (longest: number) => z.string().trim().max(longest, say("text_too_long"));

export const newWork = z
  .object({
    title: z
      .string(say("title_missing"))
      .trim()
      .min(4, say("title_missing"))
      .max(120, say("title_too_long")),
    lead: words(600).default(""),
    areaId: z.uuid(say("area_missing")),
    doer: z.discriminatedUnion(
      "kind",
      [
        z.object({ kind: z.literal("nobody"), name: z.null(say("doer_missing")) }),
        z.object({
          kind: z.enum(["municipality", "contractor", "people"]),
          name: z
            .string(say("doer_name_missing"))
            .trim()
            .min(2, say("doer_name_missing"))
            .max(120, say("text_too_long")),
        }),
      ],
      say("doer_missing"),
    ),
    yearlyCostCents: cents.default(null),
    yearlyOverheadCents: cents.default(null).transform((known) => known ?? 0n),
    contractEndsOn: z.iso.date(say("date_not_understood")).nullable().default(null),
    serves: words(600).default(""),
    protects: words(1200).default(""),
    route: z.enum(workRoutes).optional(),
    isSocialService: z.boolean().default(false),
    reserved: z
      .object({
        ground: z.enum(reservedGrounds),
        reason: z.string().trim().min(10, say("reserved_reason_missing")).max(600),
      })
      .nullable()
      .default(null),
    requirements: z
      .array(
        z.object({
          title: z.string().trim().min(4, say("requirement_too_short")).max(160),
          detail: z.string().max(600),
        }),
      )
      .default([]),
    onBehalf: onBehalf.optional(),
  })
  .transform((named) => ({ ...named, route: named.route ?? usualRoute(named.doer.kind) }));

/** What a contractor does is bought; what others do is helped. Whoever knows better says so. */
function usualRoute(doer: DoerKind): Work["route"] {
  return doer === "contractor" ? "contract" : "subsidy";
}

/** The demands stay few: the charter says how few. */
export function decideWork(
  wanted: z.output<typeof newWork>,
  areas: readonly { readonly id: string }[],
  charter: Charter,
): Result<z.output<typeof newWork>, WorkRefusal> {
  if (!areas.some((area) => area.id === wanted.areaId)) return refuse("area_unknown");
  if (wanted.requirements.length > charter.value(workClauses.requirementsMax))
    return refuse("too_many_requirements");
  // Of an unknown cost the part that is overhead cannot be known either.
  if (wanted.yearlyOverheadCents > (wanted.yearlyCostCents ?? 0n))
    return refuse("overhead_above_cost");
  return ok(wanted);
}

/** Whether somebody may take this work over now. */
export function isOpen(work: Work): boolean {
  return work.reserved === null;
}
