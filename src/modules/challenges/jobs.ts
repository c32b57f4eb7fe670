import { z } from "zod";
import { act } from "#platform/act.ts";
import type { Subscriptions, TaskHandlers } from "#platform/jobs.ts";
import type { NewEntry } from "#platform/record.ts";
import { currentContext } from "#platform/settle.ts";
import { agree, dropTakenBack } from "./actions.ts";

/** A deal that binds makes its challenge wait for its first day; what somebody takes back is dropped. */
export const subscriptions: Subscriptions = {
  "deals.signed": agreeTask,
  "deals.boundBySilence": agreeTask,
  "people.takenBackOnBehalf": ({ subject }) =>
    subject.kind === "challenge"
      ? [{ task: "challenges.dropTakenBack", payload: { challengeId: subject.id } }]
      : [],
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
  "challenges.dropTakenBack": (platform) => async (communityId, given, key) => {
    const context = await currentContext(platform, communityId, key);
    const outcome = await act(dropTakenBack, context, payload.parse(given));
    // What was decided since, or dropped before, stays as it is.
    const isSettled =
      outcome.ok || ["cannot_be_withdrawn_now", "not_found"].includes(outcome.refusal);
    if (!isSettled) throw new Error(`dropping what was taken back: ${outcome.refusal}`);
  },
};
