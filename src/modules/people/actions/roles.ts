import { localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import {
  confirming,
  confirmingRoles,
  decideConfirmation,
  decideEnd,
  decideTerm,
  declining,
  ending,
  isHeavy,
  layingDown,
  newRoleTerm,
  proposing,
  type RoleProposal,
  type RoleRefusal,
  type Term,
} from "../model/roles.ts";
import {
  hasHadClerk,
  insertRoleProposal,
  insertRoleTerm,
  listTermsOf,
  lockClerkTerms,
  lockMember,
  lockRoleProposal,
  lockTerm,
  saveProposalOutcome,
  saveTermEnd,
} from "../store.ts";

/** Who holds which public role, from when until when. Heavy roles take two people. */

type Made = Result<{ id: string }, RoleRefusal>;

/** A light role, by the clerk alone; in set-up, before there is a clerk, any role. */
export const giveRole = action({
  name: "people.giveRole",
  input: newRoleTerm,
  who: ["councilClerk", "system"],
  perform: async (acting, input): Promise<Made> => {
    const { tx, communityId } = acting;
    if (!(await lockMember(tx, communityId, input.memberId))) return refuse("member_unknown");
    if (isHeavy(input.role) && (await hasHadClerk(tx, communityId)))
      return refuse("second_person_needed");
    if (input.role === "councilClerk" && input.endsOn !== null) return refuse("last_clerk_stays");
    const held = await listTermsOf(tx, communityId, input.memberId);
    // What is over may be written down when a community is set up.
    const today = acting.actor.kind === "system" ? input.startsOn : localDate(acting.now);
    const decision = decideTerm(input, held, today);
    if (!decision.ok) return decision;
    return ok({ id: await give(acting, input) });
  },
});

/** A heavy role: proposed here, and given when another confirms it. */
export const proposeRole = action({
  name: "people.proposeRole",
  input: proposing,
  who: ["councilClerk"],
  perform: async (acting, input): Promise<Made> => {
    const { tx, communityId } = acting;
    if (!isHeavy(input.role)) return refuse("one_person_suffices");
    if (!(await lockMember(tx, communityId, input.memberId))) return refuse("member_unknown");
    const held = await listTermsOf(tx, communityId, input.memberId);
    const decision = decideTerm(input, held, localDate(acting.now));
    if (!decision.ok) return decision;
    return propose(acting, { ...input, termId: null });
  },
});

/** Another last day for a light role, by the clerk alone: later, sooner, or none. */
export const changeRoleEnd = action({
  name: "people.changeRoleEnd",
  input: ending,
  who: ["councilClerk"],
  perform: async (acting, input): Promise<Made> => {
    const found = await findToEnd(acting, input.termId, input.endsOn);
    if (!found.ok) return found;
    if (isHeavy(found.value.role)) return refuse("second_person_needed");
    await end(acting, found.value, input.endsOn, input.reason);
    return ok({ id: found.value.id });
  },
});

/** Another last day for a heavy role: proposed here, and so when another confirms it. */
export const proposeRoleEnd = action({
  name: "people.proposeRoleEnd",
  input: ending,
  who: ["councilClerk"],
  perform: async (acting, input): Promise<Made> => {
    const found = await findToEnd(acting, input.termId, input.endsOn);
    if (!found.ok) return found;
    if (!isHeavy(found.value.role)) return refuse("one_person_suffices");
    const { memberId, role, title, startsOn } = found.value;
    const { termId, endsOn, reason } = input;
    return propose(acting, { termId, memberId, role, title, startsOn, endsOn, reason });
  },
});

/** The second person says yes: what was proposed is so. */
export const confirmRole = action({
  name: "people.confirmRole",
  input: confirming,
  who: confirmingRoles,
  perform: async (acting, input): Promise<Made> => {
    const { tx, communityId, now } = acting;
    const proposal = await lockRoleProposal(tx, communityId, input.proposalId);
    if (!proposal) return refuse("proposal_unknown");
    const by = memberOf(acting);
    const decision = decideConfirmation(proposal, by);
    if (!decision.ok) return decision;
    const outcome = { outcome: "confirmed", by, at: now } as const;
    if (proposal.termId === null) {
      await lockMember(tx, communityId, proposal.memberId);
      const held = await listTermsOf(tx, communityId, proposal.memberId);
      const still = decideTerm(proposal, held, localDate(now));
      if (!still.ok) return still;
      await saveProposalOutcome(tx, communityId, proposal.id, outcome);
      return ok({ id: await give(acting, proposal, proposal) });
    }
    const found = await findToEnd(acting, proposal.termId, proposal.endsOn);
    if (!found.ok) return found;
    await saveProposalOutcome(tx, communityId, proposal.id, outcome);
    await end(acting, found.value, proposal.endsOn, proposal.reason, proposal);
    return ok({ id: proposal.termId });
  },
});

/** The second person says no, or who proposed it takes it back. */
export const declineRole = action({
  name: "people.declineRole",
  input: declining,
  who: confirmingRoles,
  perform: async (acting, input): Promise<Made> => {
    const { tx, communityId, now } = acting;
    const proposal = await lockRoleProposal(tx, communityId, input.proposalId);
    if (!proposal) return refuse("proposal_unknown");
    if (proposal.outcome !== null) return refuse("proposal_decided");
    const by = memberOf(acting);
    await saveProposalOutcome(tx, communityId, proposal.id, { outcome: "declined", by, at: now });
    acting.record({
      kind: by === proposal.proposedBy ? "people.roleTakenBack" : "people.roleDeclined",
      subject: { kind: "member", id: proposal.memberId },
      data: { role: proposal.role, by },
      texts: { reason: input.reason },
    });
    return ok({ id: proposal.id });
  },
});

/** Who holds a role lays it down herself, today or later; the last clerk waits for a successor. */
export const layDownRole = action({
  name: "people.layDownRole",
  input: layingDown,
  who: "member",
  perform: async (acting, input): Promise<Made> => {
    const found = await findToEnd(acting, input.termId, input.endsOn);
    if (!found.ok) return found;
    const term = found.value;
    if (term.memberId !== memberOf(acting)) return refuse("role_not_yours");
    if (term.endsOn !== null && input.endsOn > term.endsOn) return refuse("only_earlier");
    await end(acting, term, input.endsOn, input.reason);
    return ok({ id: term.id });
  },
});

async function give(
  acting: Acting,
  term: Omit<Term, "id" | "endReason"> & { readonly reason: string },
  proposal?: RoleProposal,
): Promise<string> {
  const id = acting.newId();
  const { memberId, role, title, startsOn, endsOn, reason } = term;
  const byClerk = acting.actor.kind === "member" ? memberOf(acting) : null;
  await insertRoleTerm(acting.tx, acting.communityId, {
    ...{ id, memberId, role, title, startsOn, endsOn },
    givenBy: proposal?.proposedBy ?? byClerk,
    proposalId: proposal?.id ?? null,
  });
  acting.record({
    kind: "people.roleGiven",
    subject: { kind: "member", id: memberId },
    isPublic: role !== "resident",
    data: {
      ...{ role, startsOn, endsOn },
      ...(proposal && { proposedBy: proposal.proposedBy, confirmedBy: memberOf(acting) }),
    },
    texts: reason ? { reason } : {},
  });
  return id;
}

type Wanted = Pick<
  RoleProposal,
  "termId" | "memberId" | "role" | "title" | "startsOn" | "endsOn" | "reason"
>;

async function propose(acting: Acting, wanted: Wanted): Promise<Made> {
  const id = acting.newId();
  const proposedBy = memberOf(acting);
  const isNew = await insertRoleProposal(acting.tx, acting.communityId, {
    ...wanted,
    ...{ id, proposedBy, proposedAt: acting.now },
  });
  if (!isNew) return refuse("proposal_open");
  const { memberId, role, startsOn, endsOn } = wanted;
  acting.record({
    kind: wanted.termId === null ? "people.roleProposed" : "people.roleEndProposed",
    subject: { kind: "member", id: memberId },
    data: { role, startsOn, endsOn, proposedBy },
    texts: { reason: wanted.reason },
  });
  return ok({ id });
}

/** The term, locked with all terms of clerks, if it may get this last day. */
async function findToEnd(
  acting: Acting,
  termId: string,
  endsOn: string | null,
): Promise<Result<Term, RoleRefusal>> {
  const { tx, communityId, now } = acting;
  // Clerks first, always: two who end at once wait for each other here and not halfway.
  const clerks = await lockClerkTerms(tx, communityId);
  const term = await lockTerm(tx, communityId, termId);
  if (!term) return refuse("term_unknown");
  const decision = decideEnd(term, endsOn, clerks, localDate(now));
  return decision.ok ? ok(term) : decision;
}

async function end(
  acting: Acting,
  term: Term,
  endsOn: string | null,
  reason: string,
  proposal?: RoleProposal,
): Promise<void> {
  const by = memberOf(acting);
  const proposalId = proposal?.id ?? null;
  await saveTermEnd(acting.tx, acting.communityId, term.id, { endsOn, reason, by, proposalId });
  acting.record({
    kind: by === term.memberId ? "people.roleLaidDown" : "people.roleEndChanged",
    subject: { kind: "member", id: term.memberId },
    data: {
      ...{ role: term.role, endsOn, by },
      ...(proposal && { proposedBy: proposal.proposedBy, confirmedBy: by }),
    },
    texts: { reason },
  });
}
