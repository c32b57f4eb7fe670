import { addDays, localDate } from "#lib/calendar.ts";
import { isDue } from "#lib/lapse.ts";
import type { SubjectKind } from "#platform/act.ts";
import type { Acting } from "#platform/context.ts";
import { type Awaited, type AwaitedThing, awaitedFrom } from "../model/awaited.ts";
import { sharingOf } from "../model/sharing.ts";
import { challengeClauses } from "../model.ts";
import {
  type AwaitedOf,
  endAwaited,
  findDivision,
  insertAwaited,
  listDueAwaited,
  listOpenAwaited,
  listOpenAwaitedOfWork,
  listWaitingOf,
  lockAwaited,
  lockSharing,
  saveAwaitedOverdue,
  saveDivisionEnded,
} from "../store.ts";

/** Whom a challenge waits for, with a last day each; what is late becomes public by itself. */

export const awaitedKind: SubjectKind<AwaitedOf> = {
  kind: "awaited",
  lock: lockAwaited,
  charterVersion: (awaited) => awaited.charterVersion,
  listDue: listDueAwaited,
  lapse: becomeOverdue,
};

/** It is late, and everybody may know; it stays awaited. A way to share that nobody answered has ended. */
async function becomeOverdue(acting: Acting, awaited: AwaitedOf): Promise<void> {
  await saveAwaitedOverdue(acting.tx, acting.communityId, awaited.id);
  acting.record({
    kind: "challenges.overdue",
    subject: { kind: "challenge", id: awaited.challengeId },
    about: [{ kind: "work", id: awaited.workId }],
    at: acting.now,
    data: { what: awaited.what, dueOn: awaited.dueOn },
  });
  if (awaited.what !== "shareAnswer") return;
  const division = await findDivision(acting.tx, acting.communityId, awaited.workId);
  if (division?.ended === null)
    await saveDivisionEnded(acting.tx, acting.communityId, division.id, "unanswered");
  await arrangeSharing(acting, awaited.workId);
}

/** From today something is awaited, until that day; what was awaited already keeps its own day. */
export async function awaitFrom(
  acting: Acting,
  challengeId: string,
  what: AwaitedThing,
  dueOn: string,
): Promise<void> {
  const since = localDate(acting.now);
  // A day that has passed before it was asked for is no day to wait for.
  const last = dueOn < since ? since : dueOn;
  const awaited = awaitedFrom(acting.newId(), challengeId, what, since, last);
  await insertAwaited(acting.tx, acting.communityId, awaited);
}

/** What was awaited is done, or nobody needs it any more. That it came late stays in the record. */
export async function endWaits(
  acting: Acting,
  challengeId: string,
  things: readonly AwaitedThing[],
  state: "met" | "void",
): Promise<void> {
  for (const awaited of await listOpenAwaited(acting.tx, acting.communityId, challengeId, things))
    await endWait(acting, awaited, state);
}

async function endWait(acting: Acting, awaited: AwaitedOf, state: "met" | "void"): Promise<void> {
  // What was late before this deed is recorded at its own instant, as act does for its own subject.
  if (awaited.lapsesAt && isDue(awaited, acting.now))
    await becomeOverdue({ ...acting, now: awaited.lapsesAt }, awaited);
  await endAwaited(acting.tx, acting.communityId, awaited.id, state, acting.now);
}

/**
 * Says who is up in sharing one work, after anything that changes who challenges it or what was
 * proposed: the municipality to propose, or each challenger to answer. Nobody's day is moved by it.
 */
export async function arrangeSharing(acting: Acting, workId: string): Promise<void> {
  const { tx, communityId, now } = acting;
  // One at a time: two who file at once would each find themselves alone.
  await lockSharing(tx, communityId, workId);
  const waiting = (await listWaitingOf(tx, communityId, workId, now)).map(({ id }) => id);
  const sharing = sharingOf(await findDivision(tx, communityId, workId), waiting);
  const open = await listOpenAwaitedOfWork(tx, communityId, workId, now);
  const waitsFor = sharing.standing === "toAnswer" ? sharing.waitsFor : [];
  const ended = waiting.length < 2 ? "void" : "met";
  const isToPropose = sharing.standing === "toPropose";
  for (const awaited of open) {
    const isStill =
      awaited.what === "sharing"
        ? isToPropose && waiting.includes(awaited.challengeId)
        : waitsFor.includes(awaited.challengeId);
    if (!isStill) await endAwaited(tx, communityId, awaited.id, ended, now);
  }
  const dueOn = addDays(localDate(now), acting.charter.value(challengeClauses.shareDays));
  const [oldest] = waiting;
  if (isToPropose && oldest)
    await proposeFrom(
      acting,
      oldest,
      dueOn,
      open.find(({ what }) => what === "sharing"),
    );
  for (const id of waitsFor) await awaitFrom(acting, id, "shareAnswer", dueOn);
}

/** The municipality's turn to propose hangs on the oldest challenge; when that ends, its day stays. */
async function proposeFrom(
  acting: Acting,
  challengeId: string,
  dueOn: string,
  before: Awaited | undefined,
): Promise<void> {
  if (!before) return awaitFrom(acting, challengeId, "sharing", dueOn);
  await insertAwaited(acting.tx, acting.communityId, {
    ...before,
    id: acting.newId(),
    challengeId,
  });
}
