import { ok, type Result, refuse } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import {
  appointing,
  describing,
  isKeeper,
  mayName,
  newOrganization,
  type OrganizationRefusal,
} from "../model/organizations.ts";
import {
  findMember,
  insertActs,
  insertOrganization,
  listActs,
  lockOrganization,
  saveOrganization,
} from "../store.ts";

/** Organisations: naming one, what it is, and waking one that rests. */

type Made = Result<{ id: string }, OrganizationRefusal>;

/** An organisation begins with who names it; a keeper lets others in. */
export const addOrganization = action({
  name: "people.addOrganization",
  input: newOrganization,
  who: "member",
  perform: async (acting, input): Promise<Made> => {
    if (!mayName(input.form, acting.roles)) return refuse("municipal_by_officials");
    const id = acting.newId();
    const { tx, communityId, now } = acting;
    const isNew = await insertOrganization(
      tx,
      communityId,
      { id, ...input },
      memberOf(acting),
      now,
    );
    if (!isNew) return refuse("name_taken");
    acting.record({
      kind: "people.organizationAdded",
      subject: { kind: "organization", id },
      data: { form: input.form },
      texts: { name: input.name },
    });
    return ok({ id });
  },
});

/** What it is, in its own words. */
export const describeOrganization = action({
  name: "people.describeOrganization",
  input: describing,
  who: "member",
  perform: async (acting, { organizationId, about }): Promise<Made> => {
    const { tx, communityId } = acting;
    const organization = await lockOrganization(tx, communityId, organizationId);
    if (!organization) return refuse("organization_unknown");
    const acts = await listActs(tx, communityId, organizationId);
    if (!isKeeper(acts, memberOf(acting))) return refuse("not_keeper");
    await saveOrganization(tx, communityId, organizationId, { about });
    acting.record({
      kind: "people.organizationDescribed",
      subject: { kind: "organization", id: organizationId },
      texts: { about },
    });
    return ok({ id: organizationId });
  },
});

/** The clerk appoints somebody where nobody is left; she keeps it from then on. */
export const appointToOrganization = action({
  name: "people.appointToOrganization",
  input: appointing,
  who: ["councilClerk"],
  perform: async (acting, { organizationId, memberId }): Promise<Made> => {
    const { tx, communityId } = acting;
    const organization = await lockOrganization(tx, communityId, organizationId);
    if (!organization) return refuse("organization_unknown");
    if (organization.restsSince === null) return refuse("organization_awake");
    if (!(await findMember(tx, communityId, memberId))) return refuse("member_unknown");
    // Not herself: who decides who speaks for others does not begin to speak for them.
    if (memberId === memberOf(acting)) return refuse("not_yourself");
    await letIn(acting, organizationId, { memberId, isKeeper: true, rests: true });
    return ok({ id: organizationId });
  },
});

/** Somebody may act for it from now on; one that rested wakes. `by` let her in. */
export async function letIn(
  acting: Acting,
  organizationId: string,
  {
    memberId,
    isKeeper,
    rests,
    by = memberOf(acting),
  }: {
    readonly memberId: string;
    readonly isKeeper: boolean;
    readonly rests: boolean;
    readonly by?: string;
  },
): Promise<void> {
  const { tx, communityId, now } = acting;
  const joined = { memberId, isKeeper, joinedAt: now, addedBy: by };
  await insertActs(tx, communityId, organizationId, joined);
  if (rests) await saveOrganization(tx, communityId, organizationId, { restsSince: null });
  acting.record({
    kind: rests ? "people.organizationWoken" : "people.organizationJoined",
    subject: { kind: "organization", id: organizationId },
    data: { memberId, by, keeper: isKeeper },
  });
}
