import { localDate } from "#lib/calendar.ts";
import type { AnyClause } from "#lib/clause.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findOrganization, listAreas, listOrganizationsOf } from "#modules/people";
import { action, type SubjectKind } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { organizationAbout } from "#platform/record.ts";
import { completed } from "../model/drafting.ts";
import {
  type CharterRefusal,
  type CharterVersion,
  closing,
  decideClosing,
  decideProposal,
  decideSignature,
  isSignedByAll,
  lifeOf,
  mayPropose,
  type Proposal,
  proposing,
  type Speaker,
  signing,
  versionsMax,
} from "../model.ts";
import {
  insertClosing,
  insertProposal,
  insertSignature,
  listDueVersions,
  listParties,
  listSignatures,
  lockVersion,
  saveState,
  takeNextNumber,
} from "../store.ts";

type Done<Value> = Promise<Result<Value, CharterRefusal>>;

/** A version that was adopted begins on its first day and ends after its last. */
export const charterKind: SubjectKind<CharterVersion> = {
  kind: "charter",
  lock: lockVersion,
  charterVersion: () => undefined,
  listDue: listDueVersions,
  lapse: async (acting, version) => {
    await saveState(acting.tx, acting.communityId, {
      ...lifeOf(version, acting.now),
      ...(version.lapsesTo === "ended" && { state: "ended", lapsesAt: null, lapsesTo: null }),
      id: version.id,
      adoptedAt: version.adoptedAt,
    });
    acting.record({
      kind: version.lapsesTo === "ended" ? "charter.ended" : "charter.began",
      ...aboutOf(version),
      at: acting.now,
      data: { version: version.version, inForceUntil: version.inForceUntil },
    });
  },
};

/** Puts a version before its parties; `declared` are the clauses of all modules. */
export function proposeCharter(declared: readonly AnyClause[]) {
  return action({
    name: "charter.propose",
    input: proposing,
    who: "member",
    perform: (acting, input) => proposeWithin(acting, input, declared),
  });
}

/** The proposal itself, inside the transaction of whoever makes it. */
export async function proposeWithin(
  acting: Acting,
  input: Proposal,
  declared: readonly AnyClause[],
): Done<{ id: string; version: number }> {
  const { tx, communityId, now } = acting;
  if (!mayPropose(await speakerOf(acting), input)) return refuse("may_not_propose");
  const decision = decideProposal(input, declared, localDate(now));
  if (!decision.ok) return decision;
  const unknown = await findUnknown(acting, input);
  if (unknown) return refuse(unknown);
  const number = await takeNextNumber(tx, communityId);
  if (number >= versionsMax) return refuse("too_many_versions");
  const { parties, ...terms } = input;
  const version: CharterVersion = {
    ...terms,
    // A community's document is whole, so that it keeps its rules when the standard changes.
    clauses: input.areaId === null ? completed(input.clauses, declared) : input.clauses,
    id: acting.newId(),
    version: number,
    proposedBy: memberOf(acting),
    proposedAt: now,
    adoptedAt: null,
    state: "proposed",
    lapsesAt: null,
    lapsesTo: null,
  };
  const named = parties.map((party, index) => ({ ...party, position: index + 1 }));
  await insertProposal(tx, communityId, version, named);
  acting.record({
    kind: "charter.proposed",
    ...aboutOf(version),
    data: {
      version: number,
      inForceFrom: input.inForceFrom,
      inForceUntil: input.inForceUntil,
      parties: named.length,
    },
    texts: { title: input.title },
  });
  return ok({ id: version.id, version: number });
}

async function findUnknown(
  { tx, communityId }: Acting,
  { areaId, parties }: Proposal,
): Promise<CharterRefusal | undefined> {
  if (areaId !== null) {
    const areas = await listAreas(tx, communityId);
    if (!areas.some(({ id }) => id === areaId)) return "area_unknown";
  }
  for (const { organizationId } of parties)
    if (organizationId !== null && !(await findOrganization(tx, communityId, organizationId)))
      return "organization_unknown";
  return undefined;
}

/** One of the two signatures of a party. With the last of all, the version is adopted. */
export const signCharter = action({
  name: "charter.sign",
  input: signing,
  who: "member",
  subject: { kind: charterKind, id: ({ charterId }) => charterId },
  perform: async (acting, input, version): Done<{ version: number; isAdopted: boolean }> => {
    const { tx, communityId, now } = acting;
    const parties = await listParties(tx, communityId, version.version);
    const signatures = await listSignatures(tx, communityId, version.version);
    const agreement = { version, parties, signatures };
    const decision = decideSignature(agreement, await speakerOf(acting), input, localDate(now));
    if (!decision.ok) return decision;
    const party = parties.find(({ position }) => position === input.position);
    if (!party) return refuse("party_unknown");
    const isAbove = party.kind === "province" || party.kind === "state";
    const signature = {
      ...decision.value,
      position: party.position,
      memberId: memberOf(acting),
      letter: isAbove ? input.letter : null,
      at: now,
    };
    await insertSignature(tx, communityId, version.version, signature);
    acting.record({
      kind: "charter.signed",
      subject: { kind: "charter", id: version.id },
      about: [
        ...(version.areaId === null ? [] : [{ kind: "area", id: version.areaId }]),
        ...organizationAbout(party.organizationId),
      ],
      office: party.kind,
      data: {
        version: version.version,
        party: party.kind,
        organizationId: party.organizationId,
        seat: signature.seat,
      },
    });
    const isAdopted = isSignedByAll(parties, [...signatures, signature]);
    if (isAdopted) await adopt(acting, version);
    return ok({ version: version.version, isAdopted });
  },
});

async function adopt(acting: Acting, version: CharterVersion): Promise<void> {
  const { now } = acting;
  await saveState(acting.tx, acting.communityId, {
    id: version.id,
    ...lifeOf(version, now),
    adoptedAt: now,
  });
  acting.record({
    kind: "charter.adopted",
    ...aboutOf(version),
    data: {
      version: version.version,
      inForceFrom: version.inForceFrom,
      inForceUntil: version.inForceUntil,
    },
    texts: { title: version.title },
  });
}

/** A party says no, or its proposer takes it back; in public, with the reason. */
export const closeProposal = action({
  name: "charter.close",
  input: closing,
  who: "member",
  subject: { kind: charterKind, id: ({ charterId }) => charterId },
  perform: async (acting, { position, reason }, version): Done<{ version: number }> => {
    const { tx, communityId, now } = acting;
    const parties = await listParties(tx, communityId, version.version);
    const decision = decideClosing(version, parties, await speakerOf(acting), position);
    if (!decision.ok) return decision;
    const memberId = memberOf(acting);
    await insertClosing(tx, communityId, version.version, { position, memberId, reason, at: now });
    await saveState(tx, communityId, { ...version, state: decision.value });
    const party = parties.find((other) => other.position === position);
    acting.record({
      kind: decision.value === "declined" ? "charter.declined" : "charter.withdrawn",
      ...aboutOf(version),
      ...(party && { office: party.kind }),
      data: {
        version: version.version,
        party: party?.kind ?? null,
        organizationId: party?.organizationId ?? null,
      },
      texts: { reason },
    });
    return ok({ version: version.version });
  },
});

function aboutOf(version: CharterVersion) {
  return {
    subject: { kind: "charter", id: version.id },
    ...(version.areaId !== null && { about: [{ kind: "area", id: version.areaId }] }),
  };
}

/** Who acts, by what she may speak with. */
export async function speakerOf(acting: Acting): Promise<Speaker> {
  const { tx, communityId, roles } = acting;
  const memberId = memberOf(acting);
  const organizations = await listOrganizationsOf(tx, communityId, memberId);
  return {
    memberId,
    roles: roles.map(({ role }) => role),
    organizationIds: organizations.map(({ id }) => id),
  };
}
