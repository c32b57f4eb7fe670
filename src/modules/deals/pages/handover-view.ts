import { addDays, localDate } from "#lib/calendar.ts";
import { listLeavers, listNames } from "#modules/people";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import type { HandoverLetter, HandoverReply, Leaver } from "../model/handover.ts";
import { isRunning } from "../model/life.ts";
import type { Deal, Signature } from "../model.ts";
import { listHandoverReplies, listHandovers } from "../store.ts";

/** What the page of a deal shows of handing over. */
export interface HandoverView {
  readonly letters: readonly HandoverLetter[];
  readonly replies: readonly HandoverReply[];
  readonly handoverNames: ReadonlyMap<string, string>;
  /** Who speaks for the municipality here, leaves or left, and wrote no letter yet. */
  readonly leaving: readonly Leaver[];
}

/** How far ahead the page tells that somebody leaves; the letter itself is asked by the charter. */
const daysAhead = 90;

export async function loadHandover(
  db: Db,
  { community, now }: PageTools,
  deal: Deal,
  signatures: readonly Signature[],
): Promise<HandoverView> {
  const letters = await listHandovers(db, community.id, { kind: "deal", id: deal.id });
  const replies = await listHandoverReplies(
    db,
    community.id,
    letters.map(({ id }) => id),
  );
  const faces = new Set([
    ...(deal.contactMemberId ? [deal.contactMemberId] : []),
    ...signatures.flatMap(({ side, memberId }) => (side === "municipality" ? [memberId] : [])),
  ]);
  const leavers = isRunning(deal)
    ? await listLeavers(db, community.id, addDays(localDate(now), daysAhead))
    : [];
  const leaving = leavers.filter(
    ({ memberId }) =>
      faces.has(memberId) && !letters.some(({ fromMember }) => fromMember === memberId),
  );
  const handoverNames = await listNames(db, community.id, [
    ...letters.flatMap(({ fromMember, toMember, writtenBy }) => [fromMember, toMember, writtenBy]),
    ...replies.map(({ memberId }) => memberId),
    ...leaving.map(({ memberId }) => memberId),
  ]);
  return { letters, replies, handoverNames, leaving };
}
