import { z } from "zod";
import { ok, refuse } from "#lib/result.ts";
import { act, action } from "#platform/act.ts";
import type { Context } from "#platform/context.ts";
import { saveEnded } from "../store.ts";
import { aboutOf } from "./about.ts";
import { settleDoer } from "./doing.ts";
import { challengeKind, type Done } from "./kind.ts";

/* What becomes of a challenge when its deal is over. */

const ending = z.object({
  challengeId: z.uuid(),
  to: z.enum(["handedBack", "closed", "withdrawn"]),
  /** Who does the work from then on, unless another's challenge of it runs. */
  doer: z
    .object({
      kind: z.enum(["municipality", "contractor", "people", "nobody"]),
      name: z.string().nullable(),
    })
    .nullable()
    .default(null),
  /** The municipality named the doer only after the last day. */
  isLate: z.boolean().default(false),
});

/**
 * Called by the job on the deal's entry; the work then is whose the municipality named. It may name
 * somebody after the last day as well; until then it does it itself.
 */
export const endOnDeal = action({
  name: "challenges.end",
  input: ending,
  who: "system",
  subject: { kind: challengeKind, id: (input) => input.challengeId },
  perform: async (acting, { to, doer, isLate }, challenge): Promise<Done> => {
    const { tx, communityId } = acting;
    if (isLate && challenge.state === "handedBack") {
      await settleDoer(acting, challenge, doer);
      return ok({ number: challenge.number });
    }
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
    if (challenge.state === "running") await settleDoer(acting, challenge, doer);
    return ok({ number: challenge.number });
  },
});

/** What the worker runs when the deal of a challenge is over; a second time changes nothing. */
export async function endWithDeal(context: Context, input: z.input<typeof ending>): Promise<void> {
  const outcome = await act(endOnDeal, context, input);
  if (!outcome.ok && outcome.refusal !== "already_decided")
    throw new Error(`ending ${input.challengeId}: ${outcome.refusal}`);
}
