import { localDate } from "#lib/calendar.ts";
import { releaseWithin } from "#modules/mandates";
import type { Acting } from "#platform/context.ts";
import { organizationAbout } from "#platform/record.ts";
import { type Ending, nextOfFinished, nextOfRunning, type StepIn } from "../model/life.ts";
import { type Deal, dealClauses, type Side, sides } from "../model.ts";
import { findEnding, findStepIn, listLookBacks, saveBound, saveState } from "../store.ts";

/* What becomes of a deal by the mere passing of time, each at its own instant. */

/** On whose pages an entry of this deal shows too. A deal made at the table has no other origin. */
export function aboutOf(deal: Deal): readonly { readonly kind: string; readonly id: string }[] {
  return [
    deal.origin,
    ...(deal.workId ? [{ kind: "work", id: deal.workId }] : []),
    ...organizationAbout(deal.partyOrganizationId),
  ];
}

export async function lapseDeal(acting: Acting, deal: Deal): Promise<void> {
  switch (deal.lapsesTo) {
    case "boundBySilence":
      return bindBySilence(acting, deal);
    case "expired":
      return expire(acting, deal);
    case "finished":
      return finish(acting, deal);
    case "handedBack":
      return handBack(acting, deal);
    case "closed":
      return closeDeal(acting, deal);
    default:
      throw new Error(`Assertion failed: a deal does not lapse to ${deal.lapsesTo}`);
  }
}

async function bindBySilence(acting: Acting, deal: Deal): Promise<void> {
  const bound = { state: "boundBySilence", ...nextOfRunning(deal) } as const;
  await saveBound(acting.tx, acting.communityId, deal.id, bound, acting.now);
  acting.record({
    kind: "deals.boundBySilence",
    subject: { kind: "deal", id: deal.id },
    about: aboutOf(deal),
    at: acting.now,
    nineAct: "award",
    data: { amountCents: String(deal.amountCents) },
  });
}

/** Nobody of the party signed in time: nothing binds, and the money is free again. */
async function expire(acting: Acting, deal: Deal): Promise<void> {
  await saveState(acting.tx, acting.communityId, deal.id, over("expired"));
  acting.record({
    kind: "deals.expired",
    subject: { kind: "deal", id: deal.id },
    about: aboutOf(deal),
    at: acting.now,
  });
  await releaseWithin(acting, { kind: "deal", id: deal.id }, deal.amountCents);
}

async function finish(acting: Acting, deal: Deal): Promise<void> {
  const weeks = acting.charter.value(dealClauses.lookBackWeeks);
  const next = nextOfFinished(deal, localDate(acting.now), weeks);
  await saveState(acting.tx, acting.communityId, deal.id, { state: "finished", ...next });
  acting.record({
    kind: "deals.finished",
    subject: { kind: "deal", id: deal.id },
    about: aboutOf(deal),
    at: acting.now,
  });
  if ((await untold(acting, deal)).length === 0) await closeDeal(acting, deal);
}

/** Both sides told how it went, or the time for it has passed; then it stands with who did not. */
export async function closeDeal(acting: Acting, deal: Deal): Promise<void> {
  const missing = await untold(acting, deal);
  await saveState(acting.tx, acting.communityId, deal.id, over("closed"));
  acting.record({
    kind: "deals.closed",
    subject: { kind: "deal", id: deal.id },
    about: aboutOf(deal),
    at: acting.now,
    data: { missing: missing.length === sides.length ? "both" : (missing[0] ?? null) },
  });
}

async function untold({ tx, communityId }: Acting, deal: Deal): Promise<readonly Side[]> {
  const told = (await listLookBacks(tx, communityId, deal.id)).map(({ side }) => side);
  return sides.filter((side) => !told.includes(side));
}

/** The last day has passed: whoever was named does it from now; else the municipality itself. */
async function handBack(acting: Acting, deal: Deal): Promise<void> {
  const { tx, communityId } = acting;
  const ending = await findEnding(tx, communityId, deal.id);
  if (!ending) throw new Error("Assertion failed: what ends was ended by somebody");
  const stepIn = await findStepIn(tx, communityId, ending.id);
  await saveState(tx, communityId, deal.id, over("handedBack"));
  recordHandedBack(acting, deal, ending, stepIn);
  if (stepIn) await releaseWithin(acting, { kind: "deal", id: deal.id }, stepIn.leftCents);
}

function recordHandedBack(acting: Acting, deal: Deal, ending: Ending, stepIn?: StepIn): void {
  acting.record({
    kind: "deals.handedBack",
    subject: { kind: "deal", id: deal.id },
    about: aboutOf(deal),
    at: acting.now,
    data: {
      side: ending.side,
      doerKind: stepIn?.doer.kind ?? "municipality",
      isNamed: stepIn !== undefined,
    },
    texts: stepIn?.doer.name ? { doer: stepIn.doer.name } : {},
  });
}

/** A state in which nothing more comes by itself. */
export function over<State extends Deal["state"]>(state: State) {
  return { state, lapsesAt: null, lapsesTo: null } as const;
}
