import { ok } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { memberOf } from "#platform/context.ts";
import { chosen, chosenWeek } from "../model.ts";
import { findPreference, savePreference } from "../store.ts";

/** How a member wants her mail. */

export const chooseHow = action({
  name: "notifications.choose",
  input: chosen,
  who: "member",
  perform: async (acting, { rate, weekday, quiet, quietFrom, quietUntil, asks }) => {
    const { tx, communityId, now } = acting;
    const memberId = memberOf(acting);
    const before = await findPreference(tx, communityId, memberId);
    const wanted = {
      ...before,
      rate,
      weekday,
      quiet: quiet === "yes" ? { from: quietFrom, until: quietUntil } : null,
      wantsAsks: asks === "yes",
    };
    await savePreference(tx, communityId, memberId, wanted, now);
    return ok({});
  },
});

/** On which day the week comes as mail; 0 is none. */
export const chooseWeek = action({
  name: "notifications.chooseWeek",
  input: chosenWeek,
  who: "member",
  perform: async (acting, { weekday }) => {
    const { tx, communityId, now } = acting;
    const memberId = memberOf(acting);
    const before = await findPreference(tx, communityId, memberId);
    const wanted = { ...before, weekOn: weekday === 0 ? null : weekday };
    await savePreference(tx, communityId, memberId, wanted, now);
    return ok({});
  },
});
