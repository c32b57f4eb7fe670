import { act } from "#platform/act.ts";
import type { Subscriptions, TaskHandlers } from "#platform/jobs.ts";
import type { NewEntry } from "#platform/record.ts";
import { currentContext } from "#platform/settle.ts";
import { freeGuarantees } from "./actions.ts";

/**
 * When what a guarantee stands for has ended, the guarantee ends with it. Work that moved to another
 * lane goes on: there it stands until its own last day.
 */
export const subscriptions: Subscriptions = {
  "works.undertakingEnded": freeTask,
  "works.undertakingTakenBack": freeTask,
  "challenges.withdrawn": freeTask,
  "challenges.withdrawnFor": freeTask,
  "challenges.letGo": freeTask,
  "challenges.handedBack": freeTask,
  "challenges.closed": freeTask,
  "initiatives.unpublished": freeTask,
  "initiatives.phaseChanged": (entry) => (entry.data?.to === "done" ? freeTask(entry) : []),
};

function freeTask({ subject }: NewEntry) {
  return [{ task: "acts.freeGuarantees", payload: { kind: subject.kind, id: subject.id } }];
}

export const tasks: TaskHandlers = {
  "acts.freeGuarantees": (platform) => async (communityId, given, key) => {
    const outcome = await act(
      freeGuarantees,
      await currentContext(platform, communityId, key),
      given,
    );
    if (!outcome.ok) throw new Error(`freeing guarantees: ${outcome.refusal}`);
  },
};
