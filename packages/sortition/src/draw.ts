/** The draw itself: one number, by a published seed or by balls, that names a panel of the list. */
import { createHash } from "node:crypto";
import type { SortitionError } from "./errors.ts";
import { hashLotteryList, type Lottery } from "./lottery.ts";
import { fail, ok, type Result } from "./result.ts";
import { SeededRandom } from "./seededRandom.ts";

export interface Draw {
  readonly way: "beacon" | "balls";
  /** The published seed that was agreed, or the digits on the balls. */
  readonly source: string;
  /** The seed made of list hash and beacon (hexadecimal); null for balls. */
  readonly seed: string | null;
  readonly listHash: string;
  /** Place of the panel in the list, from 0. */
  readonly number: number;
  readonly members: readonly string[];
}

type DrawnList = Pick<Lottery, "panels" | "listHash">;

/**
 * Draws by a published seed: seed = SHA-256 of the list hash, a line break and the beacon, and the
 * number comes from `SeededRandom(seed).below(panels)`, by rejection sampling, so that every panel is
 * equally likely. The beacon must be agreed before it exists: a lottery result or stock index of a
 * coming day.
 */
export function drawByBeacon(lottery: DrawnList, beacon: string): Result<Draw, SortitionError> {
  const listHash = checkList(lottery);
  if (!listHash.ok) return listHash;
  const source = beacon.trim();
  if (source === "") return fail({ code: "empty_beacon" });
  const seed = createHash("sha256").update(`${listHash.value}\n${source}`).digest("hex");
  const number = new SeededRandom(seed).below(lottery.panels.length);
  const members = lottery.panels[number] ?? [];
  return ok({ way: "beacon", source, seed, listHash: listHash.value, number, members });
}

/** Draws by numbered balls, one digit a drum, first drum first: "407" names panel 407 of 1,000. */
export function drawByBalls(lottery: DrawnList, balls: string): Result<Draw, SortitionError> {
  const listHash = checkList(lottery);
  if (!listHash.ok) return listHash;
  const panels = lottery.panels.length;
  const digits = String(panels - 1).length;
  if (panels < 10 || panels !== 10 ** digits)
    return fail({ code: "balls_need_power_of_ten", panels });
  const source = balls.replace(/[\s-]/g, "");
  if (source.length !== digits || !/^\d+$/.test(source))
    return fail({ code: "wrong_balls", balls, digits });
  const number = Number(source);
  const members = lottery.panels[number] ?? [];
  return ok({ way: "balls", source, seed: null, listHash: listHash.value, number, members });
}

/** A list that does not have its own hash was changed after it was published. */
function checkList(lottery: DrawnList): Result<string, SortitionError> {
  const found = hashLotteryList(lottery.panels);
  if (lottery.panels.length === 0) return fail({ code: "lottery_size", panels: 0 });
  if (found !== lottery.listHash)
    return fail({ code: "lottery_changed", expected: lottery.listHash, found });
  return ok(found);
}
