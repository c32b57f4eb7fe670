import { z } from "zod";
import { act } from "#platform/act.ts";
import type { Subscriptions, TaskHandlers } from "#platform/jobs.ts";
import { currentContext } from "#platform/settle.ts";
import { endTakenBack } from "./actions/undertaking.ts";

/** What a front-line worker began for somebody stops when she takes it back with her letter. */
export const subscriptions: Subscriptions = {
  "people.takenBackOnBehalf": ({ subject }) =>
    subject.kind === "undertaking"
      ? [{ task: "works.endTakenBack", payload: { undertakingId: subject.id } }]
      : [],
};

const payload = z.object({ undertakingId: z.uuid() });

export const tasks: TaskHandlers = {
  "works.endTakenBack": (platform) => async (communityId, given, key) => {
    const context = await currentContext(platform, communityId, key);
    const outcome = await act(endTakenBack, context, payload.parse(given));
    if (!outcome.ok && outcome.refusal !== "has_ended")
      throw new Error(`ending what was taken back: ${outcome.refusal}`);
  },
};
