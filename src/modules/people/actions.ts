import type { z } from "zod";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { type AnyAction, action } from "#platform/act.ts";
import { openCommunityState } from "#platform/birth.ts";
import type { Platform } from "#platform/context.ts";
import { startSession } from "#platform/session.ts";
import { changeAppearance, joinCommunity } from "./actions/appearance.ts";
import { addAreas, changeCommunity, drawArea } from "./actions/founding.ts";
import { setMunicipality } from "./actions/municipality.ts";
import { correctOnBehalf, makeLetter, openLetter, takeBackOnBehalf } from "./actions/on-behalf.ts";
import {
  answerRequest,
  askToJoin,
  changeKeeper,
  inviteToOrganization,
  leaveOrganization,
  takeUpInvitation,
  withdrawInvitation,
} from "./actions/organization-members.ts";
import {
  addOrganization,
  appointToOrganization,
  describeOrganization,
} from "./actions/organizations.ts";
import {
  changeRoleEnd,
  confirmRole,
  declineRole,
  giveRole,
  layDownRole,
  proposeRole,
  proposeRoleEnd,
} from "./actions/roles.ts";
import { newArea, newCommunity, newMember, type PeopleRefusal } from "./model.ts";
import {
  findMember,
  insertAccount,
  insertArea,
  insertCommunity,
  insertMember,
  listAreas,
} from "./store.ts";

/**
 * The birth of a community: its row and its empty record. Before it there is no community to act
 * in, so this is the one write that does not pass through `act`. Only set-up calls it.
 */
export async function foundCommunity(
  platform: Platform,
  wanted: z.input<typeof newCommunity>,
): Promise<string> {
  const id = newId();
  const community = { ...newCommunity.parse(wanted), id };
  await platform.database.write(id, async (tx) => {
    await insertCommunity(tx, community);
    await openCommunityState(tx, id);
  });
  return id;
}

export const addArea = action({
  name: "people.addArea",
  input: newArea,
  who: ["councilClerk", "system"],
  perform: async (acting, input) => {
    const id = acting.newId();
    await insertArea(acting.tx, acting.communityId, { id, ...input });
    acting.record({
      kind: "people.areaAdded",
      subject: { kind: "area", id },
      texts: { name: input.name },
    });
    return ok({ id });
  },
});

export const addMember = action({
  name: "people.addMember",
  input: newMember,
  who: ["councilClerk", "system"],
  perform: async (acting, input) => {
    if (input.areaId && !(await hasArea(acting, input.areaId)))
      return refuse<PeopleRefusal>("area_unknown");
    const id = acting.newId();
    const accountId = acting.newId();
    await insertAccount(acting.tx, accountId);
    await insertMember(acting.tx, acting.communityId, { id, accountId, ...input }, acting.now);
    // Who lives here and signed up is nobody's business; only public roles are.
    acting.record({
      kind: "people.memberAdded",
      subject: { kind: "member", id },
      isPublic: false,
    });
    return ok({ id });
  },
});

export const actions: readonly AnyAction[] = [
  addArea,
  addAreas,
  drawArea,
  changeCommunity,
  setMunicipality,
  addMember,
  joinCommunity,
  changeAppearance,
  giveRole,
  proposeRole,
  changeRoleEnd,
  proposeRoleEnd,
  confirmRole,
  declineRole,
  layDownRole,
  makeLetter,
  openLetter,
  correctOnBehalf,
  takeBackOnBehalf,
  addOrganization,
  describeOrganization,
  inviteToOrganization,
  withdrawInvitation,
  takeUpInvitation,
  askToJoin,
  answerRequest,
  changeKeeper,
  leaveOrganization,
  appointToOrganization,
];

/** Demo only: a session as a member of the example community. Returns the token for the cookie. */
export async function signInAsMember(
  platform: Platform,
  communityId: string,
  memberId: string,
): Promise<string | undefined> {
  const member = await platform.database.read(communityId, (db) =>
    findMember(db, communityId, memberId),
  );
  if (!member) return undefined;
  return platform.database.writeShared((tx) => startSession(tx, platform.clock, member.accountId));
}

async function hasArea(
  { tx, communityId }: { tx: Parameters<typeof listAreas>[0]; communityId: string },
  areaId: string,
): Promise<boolean> {
  return (await listAreas(tx, communityId)).some((area) => area.id === areaId);
}
