import { z } from "zod";
import { type Charter, clause } from "#lib/clause.ts";
import type { Cents } from "#lib/money.ts";
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

export type WorkRefusal = "area_unknown" | "too_many_requirements";

export const workClauses = {
  requirementsMax: clause({
    key: "work.requirementsMax",
    schema: z.int().min(0).max(9),
    standard: 5,
    meaning: {
      nl: (count) => `Een werk heeft ten hoogste ${count} eisen. Onderweg komt er geen bij.`,
      en: (count) => `A work has ${count} requirements at most. None is added on the way.`,
    },
    source: "Essay Nieuw Publiek Werken, 4.3 (Utrechtse Heuvelrug)",
  }),
};

export const newWork = z.object({
  title: z.string().trim().min(4).max(120),
  lead: z.string().trim().max(600),
  areaId: z.uuid(),
  doer: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("nobody"), name: z.null() }),
    z.object({
      kind: z.enum(["municipality", "contractor", "people"]),
      name: z.string().trim().min(2).max(120),
    }),
  ]),
  yearlyCostCents: z
    .bigint()
    .min(0n)
    .max(10n ** 15n)
    .nullable(),
  yearlyOverheadCents: z
    .bigint()
    .min(0n)
    .max(10n ** 15n)
    .default(0n),
  contractEndsOn: z.iso.date().nullable().default(null),
  serves: z.string().trim().max(600),
  protects: z.string().trim().max(1200),
  route: z.enum(workRoutes),
  isSocialService: z.boolean().default(false),
  reserved: z
    .object({ ground: z.enum(reservedGrounds), reason: z.string().trim().min(10).max(600) })
    .nullable()
    .default(null),
  requirements: z
    .array(z.object({ title: z.string().trim().min(4).max(160), detail: z.string().max(600) }))
    .default([]),
});

/** The demands stay few: the charter says how few. */
export function decideWork(
  wanted: z.output<typeof newWork>,
  areas: readonly { readonly id: string }[],
  charter: Charter,
): Result<z.output<typeof newWork>, WorkRefusal> {
  if (!areas.some((area) => area.id === wanted.areaId)) return refuse("area_unknown");
  if (wanted.requirements.length > charter.value(workClauses.requirementsMax))
    return refuse("too_many_requirements");
  return ok(wanted);
}

/** Whether somebody may take this work over now. */
export function isOpen(work: Work): boolean {
  return work.reserved === null;
}
