import { addDays, addMonths } from "#lib/calendar.ts";
import { findDealOf } from "#modules/deals";
import { findOrganization, listNames } from "#modules/people";
import { handOverWithin, lockDoer, takeBackWithin, type Work } from "#modules/works";
import type { Acting } from "#platform/context.ts";
import { agreedPlan, type Challenge } from "../model.ts";
import { listRunningOf } from "../store.ts";

/* Who does a work while challenges of it run, and when they are over. */

/**
 * Writes down who does the work now: all whose challenge of it runs, together for what they cost
 * together. When nobody's runs any more it is for `otherwise`; without that it stays as it is. The
 * work's row is locked first, so that two who share a work and begin or end at once both count.
 */
export async function settleDoer(
  acting: Acting,
  challenge: Pick<Challenge, "id" | "workId">,
  otherwise: Work["doer"] | null = null,
): Promise<void> {
  const { tx, communityId } = acting;
  const { workId } = challenge;
  const because = { kind: "challenge", id: challenge.id };
  const before = await lockDoer(tx, communityId, workId);
  const running = await listRunningOf(tx, communityId, workId);
  const isAlready = (doer: Work["doer"]) => before?.kind === doer.kind && before.name === doer.name;
  if (running.length === 0) {
    if (otherwise && !isAlready(otherwise))
      await takeBackWithin(acting, workId, otherwise, because);
    return;
  }
  const names = await Promise.all(running.map((one) => partyName(acting, one)));
  // A sign and no word: the name is shown in every language.
  const doer = { kind: "people" as const, name: [...new Set(names)].join(" & ") };
  if (isAlready(doer)) return;
  const lastDays = await Promise.all(running.map((one) => lastDayOf(acting, one)));
  const [endsOn] = lastDays.sort().reverse();
  if (!endsOn) throw new Error("Assertion failed: what runs has a deal");
  const yearlyCostCents = running.reduce((sum, one) => sum + agreedPlan(one).yearlyCents, 0n);
  await handOverWithin(acting, workId, { doer, yearlyCostCents, endsOn }, because);
}

async function lastDayOf({ tx, communityId }: Acting, { id }: Challenge): Promise<string> {
  const deal = await findDealOf(tx, communityId, { kind: "challenge", id });
  if (!deal) throw new Error("Assertion failed: what begins was agreed");
  return addDays(addMonths(deal.startsOn, deal.termMonths), -1);
}

async function partyName(acting: Acting, challenge: Challenge): Promise<string> {
  const { tx, communityId } = acting;
  const organization =
    challenge.partyOrganizationId &&
    (await findOrganization(tx, communityId, challenge.partyOrganizationId));
  if (organization) return organization.name;
  const names = await listNames(tx, communityId, [challenge.partyMemberId]);
  return names.get(challenge.partyMemberId) ?? "";
}
