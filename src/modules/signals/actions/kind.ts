import { createHash } from "node:crypto";
import type { SubjectKind } from "#platform/act.ts";
import type { Acting } from "#platform/context.ts";
import type { Signal, Step } from "../model.ts";
import { insertStep, listDueSignals, lockSignal, saveSignal } from "../store.ts";

export const signalKind: SubjectKind<Signal> = {
  kind: "signal",
  lock: lockSignal,
  charterVersion: (signal) => signal.charterVersion,
  area: (signal) => signal.areaId,
  listDue: listDueSignals,
  lapse: lapseSignal,
};

/** The day passed without an answer. That is public, also where the words are not. */
async function lapseSignal(acting: Acting, signal: Signal): Promise<void> {
  await saveSignal(acting.tx, acting.communityId, signal.id, {
    state: "overdue",
    lapsesAt: null,
    lapsesTo: null,
  });
  acting.record({
    kind: "signals.overdue",
    subject: { kind: "signal", id: signal.id },
    at: acting.now,
    data: { dueOn: signal.dueOn, organizationId: signal.organizationId },
  });
}

/** A step in the life of a signal; by the actor, or by the sender. */
export async function addStep(
  acting: Acting,
  signal: Pick<Signal, "id">,
  step: Pick<Step, "kind" | "words"> & { readonly toMemberId?: string; readonly bySender?: true },
): Promise<void> {
  const { actor } = acting;
  await insertStep(acting.tx, acting.communityId, signal.id, {
    id: acting.newId(),
    kind: step.kind,
    words: step.words,
    memberId: !step.bySender && actor.kind === "member" ? actor.memberId : null,
    toMemberId: step.toMemberId ?? null,
    at: acting.now,
  });
}

/**
 * What is kept of a code. It is long and made by chance, so it needs no salt, and can be looked up;
 * the community's id keeps the hashes of two communities apart.
 */
export function hashOfCode(communityId: string, code: string): string {
  return createHash("sha256").update(`${communityId}\n${code}`).digest("hex");
}
