import { z } from "zod";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import type { Subscriptions, TaskHandlers } from "#platform/jobs.ts";
import { currentContext } from "#platform/settle.ts";
import { announceUndertaking, endTakenBack } from "./actions/undertaking.ts";
import { listUnannounced } from "./store.ts";

/** What a front-line worker began for somebody stops when she takes it back with her letter. */
export const subscriptions: Subscriptions = {
  "people.takenBackOnBehalf": ({ subject }) =>
    subject.kind === "undertaking"
      ? [{ task: "works.endTakenBack", payload: { undertakingId: subject.id } }]
      : [],
  // The municipality joined: it hears what people do already.
  "people.municipalityJoined": () => [{ task: "works.announceAll", payload: {} }],
};

const payload = z.object({ undertakingId: z.uuid() });

export const tasks: TaskHandlers = {
  "works.endTakenBack": (platform) => async (communityId, given, key) => {
    const context = await currentContext(platform, communityId, key);
    const outcome = await act(endTakenBack, context, payload.parse(given));
    if (!outcome.ok && outcome.refusal !== "has_ended")
      throw new Error(`ending what was taken back: ${outcome.refusal}`);
  },
  "works.announceAll": (platform) => async (communityId, _given, key) => {
    const context = await currentContext(platform, communityId, key);
    for (const undertakingId of await read(context, (db) => listUnannounced(db, communityId))) {
      const one = { ...context, idempotencyKey: `${key} ${undertakingId}` };
      const outcome = await act(announceUndertaking, one, { undertakingId });
      if (!outcome.ok && outcome.refusal !== "announced_before")
        throw new Error(`announcing an undertaking: ${outcome.refusal}`);
    }
  },
};
