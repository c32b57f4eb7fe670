import { noteBounce } from "#modules/accounts";
import { listCommunities } from "#modules/people";
import { act } from "#platform/act.ts";
import { readBounce } from "#platform/bounce.ts";
import type { Platform } from "#platform/context.ts";
import { findOwnerOfMail } from "#platform/mail.ts";
import { currentContext } from "#platform/settle.ts";

/** What came of a mail that may be a report of delivery. */
export type BounceOutcome =
  /** Not a report of a failure, or not of a mail of ours of the last thirty days. */
  | "not_ours"
  /** Of a mail to a member, and not about her own address. */
  | "bounce_of_other"
  /** Counted; mail still goes there. */
  | "counted"
  /** No more mail goes there. */
  | "refused";

/**
 * Takes a report of delivery, as a mail server hands it over. Twice the same report counts once: it is
 * known by its mail and its status.
 */
export async function takeBounce(platform: Platform, raw: Uint8Array): Promise<BounceOutcome> {
  const bounce = await readBounce(raw);
  if (!bounce) return "not_ours";
  const { mailId, recipients, status } = bounce;
  const communities = await platform.database.readShared(listCommunities);
  for (const { id } of communities) {
    const memberId = await platform.database.read(id, (db) => findOwnerOfMail(db, id, mailId));
    if (!memberId) continue;
    const context = await currentContext(platform, id, `bounce ${mailId} ${status}`);
    const outcome = await act(noteBounce, context, { memberId, recipients, status });
    if (outcome.ok) return outcome.value.isRefused ? "refused" : "counted";
    // A second report about the same mail that says something else is no report of that mail.
    if (["bounce_of_other", "key_used_for_other_input"].includes(outcome.refusal))
      return "bounce_of_other";
    throw new Error(`noting a bounce: ${outcome.refusal}`);
  }
  return "not_ours";
}
