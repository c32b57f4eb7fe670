import type { Result } from "#lib/result.ts";
import type { SubjectKind } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { organizationAbout, type Subject } from "#platform/record.ts";
import { hasPen, type Initiative, type InitiativeRefusal, isPublic, type Party } from "../model.ts";
import { lockInitiative, type NewVersion, saveActive } from "../store.ts";

export type Done = Result<{ number: string }, InitiativeRefusal>;

/** An initiative has no term, so nothing of it is ever due. */
export const initiativeKind: SubjectKind<Initiative> = {
  kind: "initiative",
  lock: lockInitiative,
  charterVersion: () => undefined,
  area: (initiative) => initiative.areaId,
  listDue: async () => [],
  lapse: async () => {},
};

/** The rule of every action that writes: its maker, and to whom she gave the pen. */
export function mayWrite(
  actor: { readonly kind: string; readonly memberId?: string },
  initiative: Initiative,
): boolean {
  return actor.memberId !== undefined && hasPen(initiative, actor.memberId);
}

/** The rule of what only its maker does. */
export function isMaker(
  actor: { readonly kind: string; readonly memberId?: string },
  initiative: Initiative,
): boolean {
  return actor.memberId === initiative.makerId;
}

/** What an entry about it is about; of a draft nobody else reads. */
export function aboutOf(
  initiative: Pick<Initiative, "id" | "organizationId" | "state">,
  more: readonly Subject[] = [],
) {
  return {
    subject: { kind: "initiative", id: initiative.id },
    about: [...organizationAbout(initiative.organizationId), ...more],
    isPublic: isPublic(initiative),
  };
}

/** Somebody takes part from now on: told to everybody, unless the initiative is still a draft. */
export function recordJoined(
  acting: Acting,
  initiative: Pick<Initiative, "id" | "organizationId" | "state">,
  { id, memberId, organizationId }: Pick<Party, "id" | "memberId" | "organizationId">,
): void {
  acting.record({
    kind: "initiatives.joined",
    ...aboutOf(initiative, organizationAbout(organizationId)),
    data: { partyId: id, memberId, organizationId },
  });
}

/** The next version, by who acts. */
export function versionBy(acting: Acting, version: number): NewVersion {
  return { version, changedBy: memberOf(acting), changedAt: acting.now };
}

/** Something happened on it now. */
export function stir({ tx, communityId, now }: Acting, { id }: Pick<Initiative, "id">) {
  return saveActive(tx, communityId, id, now);
}
