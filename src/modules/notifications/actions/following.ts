import { localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findTerm, listAreas } from "#modules/people";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { findLastNumber, listEntriesAbout } from "#platform/record.ts";
import { type FollowRefusal, ofFollow, subject } from "../model.ts";
import { findFollow, saveDue, saveFollow, saveRate, saveStopped } from "../store.ts";

/** What a member follows. */

export const follow = action({
  name: "notifications.follow",
  input: subject,
  who: "member",
  perform: async (acting, thing): Promise<Result<{ id: string }, FollowRefusal>> => {
    const { tx, communityId, now } = acting;
    const memberId = memberOf(acting);
    if (!(await isPublic(acting, thing))) return refuse("nothing_to_follow");
    const known = await findFollow(tx, communityId, memberId, thing);
    if (known && !known.isStopped) return refuse("follows_already");
    const length = await findLastNumber(tx, communityId);
    await saveFollow(tx, communityId, memberId, thing, length, now);
    return ok({ id: thing.id });
  },
});

/** Only what the public record speaks of: a draft or what is hidden has no line there. */
async function isPublic(
  { tx, communityId, now }: Acting,
  thing: { readonly kind: string; readonly id: string },
): Promise<boolean> {
  if (thing.kind === "community") return thing.id === communityId;
  if (thing.kind === "area")
    return (await listAreas(tx, communityId)).some(({ id }) => id === thing.id);
  // The list of roles is public; a line names its holder, not the role.
  if (thing.kind === "roleTerm") return isHeld(await findTerm(tx, communityId, thing.id), now);
  return (await listEntriesAbout(tx, communityId, thing, 1)).length > 0;
}

/** A public role that has not ended. */
function isHeld(term: Awaited<ReturnType<typeof findTerm>>, now: Date): boolean {
  if (!term || term.role === "resident") return false;
  return term.endsOn === null || localDate(now) <= term.endsOn;
}

export const stopFollowing = action({
  name: "notifications.stopFollowing",
  input: subject,
  who: "member",
  perform: async (acting, thing): Promise<Result<{ id: string }, FollowRefusal>> => {
    const { tx, communityId, now } = acting;
    const memberId = memberOf(acting);
    const known = await findFollow(tx, communityId, memberId, thing);
    if (!known || known.isStopped) return refuse("follows_not");
    await saveStopped(tx, communityId, memberId, thing, now);
    return ok({ id: thing.id });
  },
});

/** How often she hears of this one thing. */
export const changeRate = action({
  name: "notifications.changeRate",
  input: ofFollow,
  who: "member",
  perform: async (acting, { rate, ...thing }): Promise<Result<{ id: string }, FollowRefusal>> => {
    const { tx, communityId, now } = acting;
    const memberId = memberOf(acting);
    const known = await findFollow(tx, communityId, memberId, thing);
    if (!known || known.isStopped) return refuse("follows_not");
    await saveRate(tx, communityId, memberId, thing, rate);
    await saveDue(tx, communityId, [memberId], now);
    return ok({ id: thing.id });
  },
});
