import { z } from "zod";
import type { Subscriptions, TaskHandlers } from "#platform/jobs.ts";
import type { NewEntry } from "#platform/record.ts";
import { currentContext } from "#platform/settle.ts";
import { agree } from "./actions.ts";

/** When the deal of a challenge binds, the challenge waits for its first day. */
export const subscriptions: Subscriptions = {
  "deals.signed": agreeTask,
  "deals.boundBySilence": agreeTask,
};

function agreeTask(entry: NewEntry) {
  return (entry.about ?? [])
    .filter((subject) => subject.kind === "challenge")
    .map((subject) => ({ task: "challenges.agree", payload: { challengeId: subject.id } }));
}

const payload = z.object({ challengeId: z.uuid() });

export const tasks: TaskHandlers = {
  "challenges.agree": (platform) => async (communityId, given, key) => {
    const { challengeId } = payload.parse(given);
    await agree(await currentContext(platform, communityId, key), challengeId);
  },
};
