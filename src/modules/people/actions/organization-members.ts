import { z } from "zod";
import { localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { languages } from "#lib/texts.ts";
import { action } from "#platform/act.ts";
import { type Acting, hasRole, memberOf } from "#platform/context.ts";
import { queueMail } from "#platform/mail.ts";
import { hashOf, newToken } from "#platform/session.ts";
import {
  type Acts,
  answering,
  asking,
  decideAnswer,
  decideKeeping,
  decideLeaving,
  invitationDays,
  inviting,
  isKeeper,
  type Joining,
  keeping,
  leaving,
  mostInvitationsADay,
  mostMembers,
  nextKeeper,
  type OrganizationRefusal,
  takingUp,
  type WholeOrganization,
} from "../model/organizations.ts";
import {
  countInvitationsSince,
  findCommunity,
  findJoining,
  insertJoining,
  listActs,
  listNames,
  listOrganizationsOf,
  lockOrganization,
  removeActs,
  saveJoiningOutcome,
  saveKeeper,
  saveOrganization,
  withdrawInvitations,
} from "../store.ts";
import { texts } from "../texts.ts";
import { letIn } from "./organizations.ts";

/** Who may act for an organisation: coming in, keeping, and going. */

type Made = Result<{ id: string }, OrganizationRefusal>;

interface Found {
  readonly organization: WholeOrganization;
  readonly acts: readonly Acts[];
}

/** The organisation, locked, with who may act for it. */
async function findLocked(acting: Acting, id: string): Promise<Result<Found, OrganizationRefusal>> {
  const { tx, communityId } = acting;
  const organization = await lockOrganization(tx, communityId, id);
  if (!organization) return refuse("organization_unknown");
  return ok({ organization, acts: await listActs(tx, communityId, id) });
}

/** A keeper invites somebody by mail; the link in it does nothing until its button is pressed. */
export const inviteToOrganization = action({
  name: "people.inviteToOrganization",
  input: inviting.extend({ language: z.enum(languages) }),
  who: "member",
  perform: async (acting, input): Promise<Made> => {
    const { tx, communityId, clock, now } = acting;
    const { organizationId, address, makesKeeper } = input;
    const found = await findLocked(acting, organizationId);
    if (!found.ok) return found;
    const by = memberOf(acting);
    if (!isKeeper(found.value.acts, by)) return refuse("not_keeper");
    const machineNow = clock.machineNow();
    await withdrawInvitations(tx, communityId, organizationId, { endedBefore: machineNow }, now);
    const since = new Date(machineNow.getTime() - 86_400_000);
    if (
      (await countInvitationsSince(tx, communityId, organizationId, since)) >= mostInvitationsADay
    )
      return refuse("too_many_invitations");
    const id = acting.newId();
    const token = newToken();
    const endsAt = new Date(machineNow.getTime() + invitationDays * 86_400_000);
    const isNew = await insertJoining(tx, communityId, {
      ...{ id, organizationId, kind: "invitation", address, makesKeeper, endsAt },
      ...{ memberId: null, madeBy: by, words: "", madeAt: machineNow, tokenHash: hashOf(token) },
    });
    if (!isNew) return refuse("invited_already");
    await mailInvitation(acting, found.value.organization, { ...input, token, endsAt });
    acting.record({
      kind: "people.organizationInvited",
      subject: { kind: "organization", id: organizationId },
      isPublic: false,
      data: { by, keeper: makesKeeper },
    });
    return ok({ id });
  },
});

async function mailInvitation(
  acting: Acting,
  { name }: WholeOrganization,
  {
    address,
    language,
    token,
    endsAt,
  }: {
    readonly address: string;
    readonly language: (typeof languages)[number];
    readonly token: string;
    readonly endsAt: Date;
  },
): Promise<void> {
  const { tx, communityId } = acting;
  const by = memberOf(acting);
  const names = await listNames(tx, communityId, [by]);
  const community = await findCommunity(tx, communityId);
  const t = texts[language].organizationMail;
  await queueMail(acting, {
    kind: "people.organizationInvitation",
    to: address,
    language,
    subject: t.subject(name),
    body: [
      t.opening(names.get(by) ?? texts[language].somebody, name, community?.name ?? ""),
      t.means(name),
      { label: t.button, path: `/organisaties/uitnodiging/${token}` },
      t.until(invitationDays),
      t.notYou,
    ],
    usefulUntil: endsAt,
  });
}

/** An invitation that was not taken up is taken back by a keeper. */
export const withdrawInvitation = action({
  name: "people.withdrawInvitation",
  input: z.object({ joiningId: z.uuid() }),
  who: "member",
  perform: async (acting, { joiningId }): Promise<Made> => {
    const found = await findToAnswer(acting, { id: joiningId }, "invitation");
    if (!found.ok) return found;
    const { joining, acts } = found.value;
    const by = memberOf(acting);
    if (!isKeeper(acts, by)) return refuse("not_keeper");
    await answer(acting, joining, "withdrawn", null);
    return ok({ id: joining.organizationId });
  },
});

/** Who was invited says yes or no. */
export const takeUpInvitation = action({
  name: "people.takeUpInvitation",
  input: takingUp,
  who: "member",
  perform: async (acting, { token, answer: said }): Promise<Made> => {
    const found = await findToAnswer(acting, { tokenHash: hashOf(token) }, "invitation");
    if (!found.ok) return found;
    const { joining, acts } = found.value;
    if (joining.endsAt && joining.endsAt <= acting.clock.machineNow())
      return refuse("invitation_ended");
    const memberId = memberOf(acting);
    if (said === "no") {
      await answer(acting, joining, "declined", memberId);
      return ok({ id: joining.organizationId });
    }
    const refusal = refusalOfEntry(acts, memberId);
    if (refusal) return refuse(refusal);
    await answer(acting, joining, "joined", memberId);
    await letIn(acting, joining.organizationId, {
      ...{ memberId, isKeeper: joining.makesKeeper, rests: false, by: joining.madeBy },
    });
    return ok({ id: joining.organizationId });
  },
});

/** A member asks to act for it too. */
export const askToJoin = action({
  name: "people.askToJoin",
  input: asking,
  who: "member",
  perform: async (acting, { organizationId, words }): Promise<Made> => {
    const { tx, communityId, now } = acting;
    const found = await findLocked(acting, organizationId);
    if (!found.ok) return found;
    const memberId = memberOf(acting);
    const refusal = refusalOfEntry(found.value.acts, memberId);
    if (refusal) return refuse(refusal);
    const isNew = await insertJoining(tx, communityId, {
      ...{ id: acting.newId(), organizationId, kind: "request", address: null, words },
      ...{ memberId, madeBy: memberId, madeAt: now, endsAt: null, tokenHash: null },
      makesKeeper: found.value.organization.restsSince !== null,
    });
    if (!isNew) return refuse("asked_already");
    acting.record({
      kind: "people.organizationAsked",
      subject: { kind: "organization", id: organizationId },
      isPublic: false,
      data: { memberId },
    });
    return ok({ id: organizationId });
  },
});

/** A keeper answers who asked; where nobody is left, a clerk does. */
export const answerRequest = action({
  name: "people.answerRequest",
  input: answering,
  who: "member",
  perform: async (acting, input): Promise<Made> => {
    const found = await findToAnswer(acting, { id: input.joiningId }, "request");
    if (!found.ok) return found;
    const { joining, organization, acts } = found.value;
    const by = memberOf(acting);
    const isClerk = hasRole(acting, "councilClerk") && joining.madeBy !== by;
    const decision = decideAnswer(organization, acts, { memberId: by, isClerk });
    if (!decision.ok) return decision;
    const refusal = input.answer === "yes" ? refusalOfEntry(acts, joining.madeBy) : undefined;
    if (refusal) return refuse(refusal);
    await answer(acting, joining, input.answer === "yes" ? "joined" : "declined", joining.madeBy);
    const rests = organization.restsSince !== null;
    if (input.answer === "yes")
      await letIn(acting, organization.id, {
        ...{ memberId: joining.madeBy, isKeeper: rests, rests },
      });
    return ok({ id: organization.id });
  },
});

/** A keeper makes another one, or lays it down; one always stays. */
export const changeKeeper = action({
  name: "people.changeKeeper",
  input: keeping,
  who: "member",
  perform: async (acting, input): Promise<Made> => {
    const { tx, communityId, now } = acting;
    const { organizationId, memberId } = input;
    const found = await findLocked(acting, organizationId);
    if (!found.ok) return found;
    const by = memberOf(acting);
    const decision = decideKeeping(found.value.acts, input, by);
    if (!decision.ok) return decision;
    await saveKeeper(tx, communityId, organizationId, input);
    if (!input.isKeeper)
      await withdrawInvitations(tx, communityId, organizationId, { madeBy: memberId }, now);
    acting.record({
      kind: "people.organizationKeeperChanged",
      subject: { kind: "organization", id: organizationId },
      data: { memberId, by, keeper: input.isKeeper },
    });
    return ok({ id: organizationId });
  },
});

/** Somebody stops acting for it, by herself or by a keeper. The last one says that it rests. */
export const leaveOrganization = action({
  name: "people.leaveOrganization",
  input: leaving,
  who: "member",
  perform: async (acting, input): Promise<Made> => {
    const { organizationId, memberId } = input;
    const found = await findLocked(acting, organizationId);
    if (!found.ok) return found;
    const decision = decideLeaving(found.value.acts, input, memberOf(acting));
    if (!decision.ok) return decision;
    await leave(acting, organizationId, memberId, decision.value.rests);
    return ok({ id: organizationId });
  },
});

/**
 * Whoever is erased acts for nobody any more: who acts longest keeps it from then on, and what nobody
 * is left of rests. Called inside the action that erases.
 */
export async function leaveAllOrganizations(acting: Acting, memberId: string): Promise<void> {
  const { tx, communityId } = acting;
  // In one order, so that two who go at once wait for each other and not in a circle.
  const all = (await listOrganizationsOf(tx, communityId, memberId)).toSorted((a, b) =>
    a.id.localeCompare(b.id),
  );
  for (const { id } of all) {
    const found = await findLocked(acting, id);
    if (!found.ok) continue;
    const others = found.value.acts.filter((one) => one.memberId !== memberId);
    const heir = nextKeeper(others);
    if (heir) {
      await saveKeeper(tx, communityId, id, { memberId: heir, isKeeper: true });
      acting.record({
        kind: "people.organizationKeeperChanged",
        subject: { kind: "organization", id },
        data: { memberId: heir, by: null, keeper: true },
      });
    }
    await leave(acting, id, memberId, others.length === 0);
  }
}

async function leave(
  acting: Acting,
  organizationId: string,
  memberId: string,
  rests: boolean,
): Promise<void> {
  const { tx, communityId, now } = acting;
  await removeActs(tx, communityId, organizationId, memberId);
  await withdrawInvitations(tx, communityId, organizationId, { madeBy: memberId }, now);
  if (rests)
    await saveOrganization(tx, communityId, organizationId, { restsSince: localDate(now) });
  acting.record({
    kind: rests ? "people.organizationRests" : "people.organizationLeft",
    subject: { kind: "organization", id: organizationId },
    data: { memberId, by: memberOf(acting) },
  });
}

async function findToAnswer(
  acting: Acting,
  by: { readonly id: string } | { readonly tokenHash: string },
  kind: Joining["kind"],
): Promise<Result<Found & { readonly joining: Joining }, OrganizationRefusal>> {
  const { tx, communityId } = acting;
  const asked = await findJoining(tx, communityId, by);
  if (asked?.kind !== kind) return refuse("joining_unknown");
  const found = await findLocked(acting, asked.organizationId);
  if (!found.ok) return found;
  // Read again under the lock: of two answers at once the second finds the first.
  const joining = await findJoining(tx, communityId, { id: asked.id });
  if (!joining || joining.outcome !== null) return refuse("joining_answered");
  return ok({ ...found.value, joining });
}

async function answer(
  acting: Acting,
  joining: Joining,
  outcome: "joined" | "declined" | "withdrawn",
  memberId: string | null,
): Promise<void> {
  await saveJoiningOutcome(acting.tx, acting.communityId, joining.id, {
    ...{ outcome, by: memberOf(acting), memberId, at: acting.now },
  });
  if (outcome === "joined") return;
  acting.record({
    kind: "people.organizationAnswered",
    subject: { kind: "organization", id: joining.organizationId },
    isPublic: false,
    data: { by: memberOf(acting), outcome, memberId },
  });
}

function refusalOfEntry(acts: readonly Acts[], memberId: string): OrganizationRefusal | undefined {
  if (acts.some((one) => one.memberId === memberId)) return "acts_already";
  return acts.length >= mostMembers ? "full" : undefined;
}
