import { z } from "zod";
import { ok, refuse } from "#lib/result.ts";
import { takeBackWithin } from "#modules/works";
import { act, action } from "#platform/act.ts";
import type { Context } from "#platform/context.ts";
import { saveEnded } from "../store.ts";
import { aboutOf } from "./about.ts";
import { challengeKind, type Done } from "./kind.ts";

/* What becomes of a challenge when its deal is over. */

const ending = z.object({
  challengeId: z.uuid(),
  to: z.enum(["handedBack", "closed", "withdrawn"]),
  /** Who does the work after it was handed back; null is nobody. */
  doer: z
    .object({
      kind: z.enum(["municipality", "contractor", "people", "nobody"]),
      name: z.string().nullable(),
    })
    .nullable()
    .default(null),
});

/** Called by the job on the deal's entry; the work then is whose the municipality named. */
export const endOnDeal = action({
  name: "challenges.end",
  input: ending,
  who: "system",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, { to, doer }, challenge): Promise<Done> => {
    const { tx, communityId } = acting;
    const isOver = ["handedBack", "closed", "withdrawn"].includes(challenge.state);
    if (isOver) return refuse("already_decided");
    await saveEnded(tx, communityId, challenge.id, to);
    const kinds = { handedBack: "handedBack", closed: "closed", withdrawn: "letGo" } as const;
    acting.record({
      kind: `challenges.${kinds[to]}`,
      subject: { kind: "challenge", id: challenge.id },
      about: aboutOf(challenge),
    });
    // Before its first day the work never changed hands.
    if (to === "handedBack" && doer && challenge.state === "running")
      await takeBackWithin(acting, challenge.workId, doer, {
        kind: "challenge",
        id: challenge.id,
      });
    return ok({ number: challenge.number });
  },
});

/** What the worker runs when the deal of a challenge is over; a second time changes nothing. */
export async function endWithDeal(context: Context, input: z.input<typeof ending>): Promise<void> {
  const outcome = await act(endOnDeal, context, input);
  if (!outcome.ok && outcome.refusal !== "already_decided")
    throw new Error(`ending ${input.challengeId}: ${outcome.refusal}`);
}
