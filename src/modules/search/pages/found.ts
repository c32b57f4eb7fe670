import { localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Area } from "#modules/people";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { type Asked, type AskRefusal, hitsPerPage, leavesOut, pageOf } from "../model.ts";
import {
  type Hit,
  hasWords,
  type Key,
  listFitting,
  listHits,
  listResembling,
  type Narrowing,
} from "../store.ts";

/** One search, for a page and for a program alike. */

export interface Found {
  readonly asked: Asked;
  readonly kind: string | undefined;
  readonly area: Area | undefined;
  /** How many fit, `hitsMost` at most. */
  readonly total: number;
  /** Whether nothing has all the words, and these have some or resemble them. */
  readonly isResembling: boolean;
  /** Which page this is, from 1; undefined for one that is not there. */
  readonly page: number | undefined;
  readonly hits: readonly Hit[];
}

export interface Asking {
  readonly asked: Asked;
  readonly kind: string | undefined;
  readonly area: Area | undefined;
  /** As `follow` gave it. */
  readonly untold: readonly string[];
}

/** One page of what fits; where nothing does, one of what resembles it. */
export async function findPage(
  db: Db,
  page: PageTools,
  asking: Asking,
  typedPage: string | undefined,
): Promise<Result<Found, AskRefusal>> {
  const fitting = await findKeys(db, page, asking);
  if (!fitting.ok) return fitting;
  const { keys, isResembling } = fitting.value;
  const number = pageOf(typedPage, keys.length);
  const from = ((number ?? 1) - 1) * hitsPerPage;
  const shown = number === undefined ? [] : keys.slice(from, from + hitsPerPage);
  return ok({
    ...asking,
    total: keys.length,
    isResembling,
    page: number,
    hits: await listHits(db, page.community.id, shown, asking.asked),
  });
}

/** Everything that fits, the best first. */
export async function findKeys(
  db: Db,
  page: PageTools,
  { asked, kind, area, untold }: Asking,
): Promise<Result<{ readonly keys: readonly Key[]; readonly isResembling: boolean }, AskRefusal>> {
  if (!(await hasWords(db, asked))) return refuse("only_stop_words");
  const { id } = page.community;
  const narrowing: Narrowing = { kind, areaId: area?.id, today: localDate(page.now), untold };
  const fitting = await listFitting(db, id, asked, narrowing);
  // Whoever says what it must not have does not want what has it after all.
  if (fitting.length > 0 || leavesOut(asked)) return ok({ keys: fitting, isResembling: false });
  const like = await listResembling(db, id, asked, narrowing, hitsPerPage);
  return ok({ keys: like, isResembling: like.length > 0 });
}
