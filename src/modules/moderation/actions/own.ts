import { ok, type Result, refuse } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { memberOf } from "#platform/context.ts";
import type { FindWritings } from "#platform/slots.ts";
import { changing, decideChange, type ModerationRefusal, republishing } from "../model.ts";
import { lockCase } from "../store.ts";
import { measure, openCase } from "./measures.ts";

type Done = Result<{ number: string }, ModerationRefusal>;

/** One changes one's own words, with what stood there kept in sight, or takes them away. */
export function changeOwn(find: FindWritings) {
  return action({
    name: "moderation.changeOwn",
    input: changing,
    who: "member",
    perform: async (acting, input): Promise<Done> => {
      const one = await openCase(acting, find, input);
      if (!one) return refuse("text_unknown");
      if (one.stays) return refuse("stands_as_it_is");
      const decision = decideChange(one, input.change, input.body, memberOf(acting));
      if (!decision.ok) return decision;
      if (input.change === "unpublish")
        await measure(acting, one, { kind: "unpublished" }, { state: "unpublished" });
      else
        await measure(acting, one, { kind: "edited", body: input.body }, { wording: input.body });
      return ok({ number: one.number });
    },
  });
}

/** What one took away oneself, one puts back. */
export const republishOwn = action({
  name: "moderation.republish",
  input: republishing,
  who: "member",
  perform: async (acting, { writingId }): Promise<Done> => {
    const one = await lockCase(acting.tx, acting.communityId, writingId);
    if (!one) return refuse("text_unknown");
    const decision = decideChange(one, "republish", "", memberOf(acting));
    if (!decision.ok) return decision;
    await measure(acting, one, { kind: "republished" }, { state: "shown" });
    return ok({ number: one.number });
  },
});
