import { z } from "zod";
import { localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Role } from "#lib/roles.ts";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import {
  type AppearanceRefusal,
  decideAppearance,
  type NewAppearance,
  newAppearance,
} from "../model/appearance.ts";
import {
  findGuestByAccount,
  findMemberByAccount,
  findShownNames,
  insertMember,
  insertRoleTerm,
  listAreas,
  lockNames,
  saveAppearance,
  saveGuestAsMember,
} from "../store.ts";

/** Becoming a member, and how one appears. */

/** A person who signed in becomes a member, under the name she chooses. */
export const joinCommunity = action({
  name: "people.join",
  // The account is that of the session; a form never names it.
  input: newAppearance.and(z.object({ accountId: z.uuid() })),
  who: "anyone",
  perform: async (acting, input): Promise<Result<{ id: string }, AppearanceRefusal>> => {
    const { tx, communityId } = acting;
    await lockNames(tx, communityId);
    if (await findMemberByAccount(tx, communityId, input.accountId))
      return refuse("member_already");
    const refusal = await refusalOf(acting, input, undefined);
    if (refusal) return refuse(refusal);
    const id = await enrol(acting, input.accountId, { name: input.fullName, areaId: input.areaId });
    await saveAppearance(tx, communityId, id, input);
    return ok({ id });
  },
});

/** She changes her name, how she appears or where she lives. */
export const changeAppearance = action({
  name: "people.changeAppearance",
  input: newAppearance,
  who: "member",
  perform: async (acting, input): Promise<Result<{ id: string }, AppearanceRefusal>> => {
    const id = memberOf(acting);
    await lockNames(acting.tx, acting.communityId);
    const refusal = await refusalOf(acting, input, id);
    if (refusal) return refuse(refusal);
    await saveAppearance(acting.tx, acting.communityId, id, input);
    return ok({ id });
  },
});

async function refusalOf(
  { tx, communityId }: Acting,
  input: NewAppearance,
  memberId: string | undefined,
): Promise<AppearanceRefusal | undefined> {
  const areas = await listAreas(tx, communityId);
  if (!areas.some(({ id }) => id === input.areaId)) return "area_unknown";
  return decideAppearance(input, await findShownNames(tx, communityId, input, memberId));
}

/** Makes an account a member. Who lives here and signed up is nobody's business: not public. */
export async function enrol(
  acting: Acting,
  accountId: string,
  { name, areaId }: { readonly name: string; readonly areaId: string | null },
): Promise<string> {
  const { tx, communityId, now } = acting;
  const guest = await findGuestByAccount(tx, communityId, accountId);
  const id = guest?.id ?? acting.newId();
  if (guest) await saveGuestAsMember(tx, communityId, id, { name, areaId });
  else await insertMember(tx, communityId, { id, accountId, name, areaId }, now);
  acting.record({
    kind: "people.memberAdded",
    subject: { kind: "member", id },
    isPublic: false,
  });
  return id;
}

/** The role that came with an invitation: of the first council clerk, who gives all others. */
export async function beginInvitedRole(
  acting: Acting,
  memberId: string,
  role: Role,
  title: string | null,
): Promise<void> {
  const startsOn = localDate(acting.now);
  await insertRoleTerm(acting.tx, acting.communityId, {
    id: acting.newId(),
    memberId,
    role,
    title,
    startsOn,
    endsOn: null,
    givenBy: null,
    proposalId: null,
  });
  acting.record({
    kind: "people.roleGiven",
    subject: { kind: "member", id: memberId },
    data: { role, startsOn, endsOn: null },
  });
}
