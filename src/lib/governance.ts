import { z } from "zod";
import { ok, type Result, refuse } from "./result.ts";

/** Who has the binding say, as data: the triangle of community, market and government reads it. */

export const sides = ["community", "market", "government"] as const;
export type Side = (typeof sides)[number];

export interface Seat {
  readonly holder: string;
  readonly side: Side;
  readonly votes: number;
  readonly hasVeto: boolean;
}

/** Seats on a form; a row left empty is no seat. */
export const seatRows = 6;

/** One row of the form, or of a program. A veto or votes without a holder are nobody's. */
export const seat = z
  .object({
    holder: z.string().trim().max(120, { error: "body_too_long" }).default(""),
    side: z.union([z.literal(""), z.enum(sides)]).default(""),
    votes: z
      .union([z.literal(""), z.coerce.number().int().min(0).max(1000)], {
        error: "votes_not_a_number",
      })
      .default(""),
    hasVeto: z
      .union([
        z.boolean(),
        z.literal("").transform(() => false),
        z.literal("yes").transform(() => true),
      ])
      .default(false),
  })
  .superRefine((row, issue) => {
    if (row.holder.length < 2 && !isEmptyRow(row))
      issue.addIssue({ code: "custom", path: ["holder"], message: "seat_without_holder" });
    else if (row.holder !== "" && row.side === "")
      issue.addIssue({ code: "custom", path: ["side"], message: "side_missing" });
  });
export type SeatRow = z.output<typeof seat>;

function isEmptyRow({ holder, votes, hasVeto }: SeatRow): boolean {
  return holder === "" && votes === "" && !hasVeto;
}

/** The seats that were filled in; votes left open are none. */
export function seatsOf(rows: readonly SeatRow[]): readonly Seat[] {
  return rows.flatMap(({ holder, side, votes, hasVeto }) =>
    holder === "" || side === ""
      ? []
      : [{ holder, side, votes: votes === "" ? 0 : votes, hasVeto }],
  );
}

/** A say is whole: somebody sits there, and together they can reach a yes. */
export function decideSeats(
  seats: readonly Seat[],
  votesNeeded: number,
): Result<readonly Seat[], "seats_missing" | "votes_never_enough"> {
  if (seats.length === 0) return refuse("seats_missing");
  return votesNeeded <= votesIn(seats) ? ok(seats) : refuse("votes_never_enough");
}

export function votesIn(seats: readonly Seat[]): number {
  return seats.reduce((sum, { votes }) => sum + votes, 0);
}
