import { stateAt } from "#lib/lapse.ts";
import type { AwaitedAct, NineAct } from "#lib/nine-acts.ts";
import {
  awaitedAct,
  type Challenge,
  challengeKind,
  findChallenge,
  findChallengeByNumber,
  isAwardable,
} from "#modules/challenges";
import {
  findInitiative,
  findInitiativeByNumber,
  type Initiative,
  isPublicInitiative,
  lockInitiative,
} from "#modules/initiatives";
import {
  awaitedActOfUndertaking,
  findUndertaking,
  findUndertakingByNumber,
  findWork,
  findWorkByNumber,
  isRunning,
  type Undertaking,
  undertakingKind,
  type Work,
} from "#modules/works";
import type { Acting } from "#platform/context.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { ActSubject, SubjectKindName } from "../model.ts";

/** One row per kind of thing that an act may hang on: how it is found, and of whom acts are awaited. */

export interface FoundSubject extends ActSubject {
  /** The official who helps; the one of whom knowledge is awaited. */
  readonly helperId: string | null;
  awaited(act: NineAct): AwaitedAct;
}

interface Kind {
  /** Its address below the community. */
  readonly base: string;
  /** The row, locked, so that it is not withdrawn while something is given to it. */
  readonly lock: (
    tx: Tx,
    communityId: string,
    id: string,
    now: Date,
  ) => Promise<FoundSubject | undefined>;
  readonly find: (
    db: Db,
    communityId: string,
    id: string,
    now: Date,
  ) => Promise<FoundSubject | undefined>;
  readonly findByNumber: (
    db: Db,
    communityId: string,
    number: string,
    now: Date,
  ) => Promise<FoundSubject | undefined>;
}

export const kinds: Readonly<Record<SubjectKindName, Kind>> = {
  work: {
    base: "werken",
    lock: async (tx, communityId, id) => ofWork(await findWork(tx, communityId, id)),
    find: async (db, communityId, id) => ofWork(await findWork(db, communityId, id)),
    findByNumber: async (db, communityId, number) =>
      ofWork(await findWorkByNumber(db, communityId, number)),
  },
  undertaking: {
    base: "wij-doen-dit",
    lock: async (tx, communityId, id, now) => {
      const locked = await undertakingKind.lock(tx, communityId, id);
      return ofUndertaking(tx, communityId, locked && { ...locked, state: stateAt(locked, now) });
    },
    find: async (db, communityId, id, now) =>
      ofUndertaking(db, communityId, await findUndertaking(db, communityId, id, now)),
    findByNumber: async (db, communityId, number, now) =>
      ofUndertaking(db, communityId, await findUndertakingByNumber(db, communityId, number, now)),
  },
  challenge: {
    base: "uitdagingen",
    lock: async (tx, communityId, id, now) => {
      const locked = await challengeKind.lock(tx, communityId, id);
      return ofChallenge(tx, communityId, locked && { ...locked, state: stateAt(locked, now) });
    },
    find: async (db, communityId, id, now) =>
      ofChallenge(db, communityId, await findChallenge(db, communityId, id, now)),
    findByNumber: async (db, communityId, number, now) =>
      ofChallenge(db, communityId, await findChallengeByNumber(db, communityId, number, now)),
  },
  initiative: {
    base: "initiatieven",
    lock: async (tx, communityId, id) => ofInitiative(await lockInitiative(tx, communityId, id)),
    find: async (db, communityId, id) => ofInitiative(await findInitiative(db, communityId, id)),
    findByNumber: async (db, communityId, number) =>
      ofInitiative(await findInitiativeByNumber(db, communityId, number)),
  },
};

/** The address of a thing below the community: `/uitdagingen/U-2026-001`. */
export function pathOf({ kind, number }: Pick<ActSubject, "kind" | "number">): string {
  return `/${kinds[kind].base}/${number}`;
}

/** The thing of an action, locked; undefined when it is not there, or still somebody's draft. */
export function lockSubject(
  { tx, communityId, now }: Acting,
  { subjectKind, subjectId }: { readonly subjectKind: SubjectKindName; readonly subjectId: string },
): Promise<FoundSubject | undefined> {
  return kinds[subjectKind].lock(tx, communityId, subjectId, now);
}

/** The thing an act was given to; undefined for an exception that is its own. */
export async function findSubject(
  db: Db,
  communityId: string,
  subject: { readonly kind: string; readonly id: string },
  now: Date,
): Promise<FoundSubject | undefined> {
  const kind = Object.entries(kinds).find(([name]) => name === subject.kind)?.[1];
  return kind?.find(db, communityId, subject.id, now);
}

function ofWork(work: Work | undefined): FoundSubject | undefined {
  return (
    work && {
      kind: "work",
      id: work.id,
      number: work.number,
      title: work.title,
      areaId: work.areaId,
      workId: work.id,
      party: null,
      isOpen: true,
      isAwardable: false,
      helperId: null,
      awaited: () => ({ standing: "later", when: "mayCome" }),
    }
  );
}

async function ofUndertaking(
  db: Db,
  communityId: string,
  undertaking: Undertaking | undefined,
): Promise<FoundSubject | undefined> {
  const work = undertaking && (await findWork(db, communityId, undertaking.workId));
  if (!undertaking || !work) return undefined;
  return {
    kind: "undertaking",
    id: undertaking.id,
    number: undertaking.number,
    title: work.title,
    areaId: undertaking.areaId,
    workId: work.id,
    party: undertaking,
    isOpen: isRunning(undertaking),
    isAwardable: isRunning(undertaking),
    helperId: undertaking.helpingOfficialId,
    awaited: (act) => awaitedActOfUndertaking(act, undertaking),
  };
}

async function ofChallenge(
  db: Db,
  communityId: string,
  challenge: Challenge | undefined,
): Promise<FoundSubject | undefined> {
  // A draft is its party's own: for everybody else it is not there.
  if (!challenge || challenge.number === null) return undefined;
  const work = await findWork(db, communityId, challenge.workId);
  return (
    work && {
      kind: "challenge",
      id: challenge.id,
      number: challenge.number,
      title: work.title,
      areaId: challenge.areaId,
      workId: work.id,
      party: challenge,
      isOpen: challenge.state !== "withdrawn",
      isAwardable: isAwardable(challenge),
      helperId: challenge.helpingOfficialId,
      awaited: (act) => awaitedAct(act, challenge),
    }
  );
}

/** A draft is its makers' own: for everybody else it is not there. */
function ofInitiative(initiative: Initiative | undefined): FoundSubject | undefined {
  if (!initiative || !isPublicInitiative(initiative)) return undefined;
  const isOpen = initiative.phase !== "done";
  return {
    kind: "initiative",
    id: initiative.id,
    number: initiative.number,
    title: initiative.title,
    areaId: initiative.areaId,
    workId: null,
    party: {
      partyMemberId: initiative.makerId,
      partyOrganizationId: initiative.organizationId,
    },
    isOpen,
    // Work is awarded to who does or asks it; an initiative asks nothing.
    isAwardable: false,
    helperId: null,
    // People need nobody's leave to begin, so nobody is late with anything.
    awaited: () => ({ standing: "later", when: isOpen ? "mayCome" : "over" }),
  };
}
