import { z } from "zod";
import { listRoleTerms } from "#modules/people";
import { act } from "#platform/act.ts";
import { civilNow, findClockAheadMs } from "#platform/clock.ts";
import type { Platform } from "#platform/context.ts";
import type { Subscriptions, TaskHandlers } from "#platform/jobs.ts";
import { currentContext, systemContext } from "#platform/settle.ts";
import { passOnSignal } from "./actions/hosting.ts";
import { endTakenBack } from "./actions/saying.ts";
import { listSignals } from "./store.ts";

/** What a front-line worker said for somebody is taken back when she does so with her letter. */
export const subscriptions: Subscriptions = {
  "people.takenBackOnBehalf": ({ subject }) =>
    subject.kind === "signal"
      ? [{ task: "signals.endTakenBack", payload: { signalId: subject.id } }]
      : [],
};

const payload = z.object({ signalId: z.uuid() });

export const tasks: TaskHandlers = {
  "signals.endTakenBack": (platform) => async (communityId, given, key) => {
    const context = await currentContext(platform, communityId, key);
    const outcome = await act(endTakenBack, context, payload.parse(given));
    if (!outcome.ok && outcome.refusal !== "was_withdrawn")
      throw new Error(`taking back what was said: ${outcome.refusal}`);
  },
};

/** Each minute: nobody waits for whoever holds no role any more. */
export async function passOnWhereRolesEnded(
  platform: Platform,
  communityId: string,
): Promise<void> {
  const { now, signals } = await platform.database.read(communityId, async (db) => {
    const now = civilNow(platform.clock, await findClockAheadMs(db, communityId));
    const holders = new Set(
      (await listRoleTerms(db, communityId, now)).map(({ memberId }) => memberId),
    );
    const filter = { isWaiting: true, order: "oldest" } as const;
    const waiting = await listSignals(db, communityId, now, filter, 1000);
    return { now, signals: waiting.filter(({ hostId }) => !holders.has(hostId)) };
  });
  // One that throws must not keep the others waiting; the next minute it is tried again.
  for (const { id } of signals)
    await act(passOnSignal, systemContext(platform, communityId, now), { signalId: id });
}
