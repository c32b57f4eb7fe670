import { ok, type Result, refuse } from "#lib/result.ts";
import { findChallenge } from "#modules/challenges";
import { listDealsByIds } from "#modules/deals";
import { keepOnBehalf, listAreas, listHolders, listOrganizationsOf } from "#modules/people";
import { findUndertaking, findWork } from "#modules/works";
import { action } from "#platform/act.ts";
import type { Acting } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import { bindPhoto, erasePhotosOf, photoInput } from "#platform/files.ts";
import { numbered } from "#platform/numbers.ts";
import {
  type AboutKind,
  chooseHost,
  decideReaction,
  decideWithdrawal,
  dueOn,
  firstInLine,
  isPublic,
  naming,
  type PossibleHost,
  reacting,
  type Signal,
  type SignalRefusal,
  saying,
  waitingUntil,
  withdrawing,
} from "../model.ts";
import {
  countWaitingByHost,
  findSignalByCode,
  insertSignal,
  lockCode,
  saveSignal,
} from "../store.ts";
import { addStep, hashOfCode, signalKind } from "./kind.ts";

/** What the sender does: say it, take it back, say whether it helped. */

type Done = Result<{ number: string }, SignalRefusal>;

/**
 * Says something in one sentence, signed in or not. Somebody's name stands beside it at once, and a
 * day. A member's own is public at once where she wishes; of a stranger a host reads it first.
 */
export const saySignal = action({
  name: "signals.say",
  input: saying.extend(photoInput.shape),
  who: "anyone",
  area: async ({ areaId }) => areaId,
  perform: async (
    acting,
    input,
  ): Promise<
    Result<{ id: string; number: string }, SignalRefusal | "photo_gone" | "not_allowed">
  > => {
    const { tx, communityId, now, charter, actor } = acting;
    const senderId = actor.kind === "member" ? actor.memberId : null;
    if (senderId === null && input.code === null) return refuse("code_needed");
    const codeHash = senderId === null ? hashOfCode(communityId, input.code ?? "") : null;
    if (codeHash) {
      // Two presses at once follow one another from here, and both hear the same.
      await lockCode(tx, communityId, codeHash);
      const before = await findSignalByCode(tx, communityId, codeHash, now);
      if (before) return ok({ id: before.id, number: before.number });
    }
    const about = await aboutOf(acting, input);
    if (!about.ok) return about;
    if (input.areaId && !(await listAreas(tx, communityId)).some(({ id }) => id === input.areaId))
      return refuse("area_unknown");
    const areaId = input.areaId ?? about.value?.areaId ?? null;
    const host = await findNextHost(tx, acting, areaId);
    if (!host) return refuse("nobody_to_answer");
    const organizationId = await organizationOf(acting, host.memberId);
    const said: Omit<Signal, "number"> = {
      id: acting.newId(),
      kind: input.kind,
      body: input.body,
      areaId,
      place: input.place,
      about: about.value && { kind: about.value.kind, id: about.value.id },
      senderId,
      codeHash,
      wish: input.wish,
      publishedAt: senderId !== null && input.wish === "everyone" ? now : null,
      isHeldBack: false,
      hostId: host.memberId,
      organizationId,
      charterVersion: charter.version,
      saidAt: now,
      workId: null,
      listingId: null,
      joinedSignalId: null,
      isHelped: null,
      reopenedAt: null,
      ...waitingUntil(dueOn(charter, now)),
    };
    // As late as may be: from here on whoever says something else waits for this one's number.
    const number = await insertSignal(tx, communityId, said, numbered(acting, "S"));
    const signal: Signal = { ...said, number };
    const kept = await keepOnBehalf(
      acting,
      { kind: "signal", id: signal.id },
      input.onBehalf,
      signal.publishedAt !== null,
    );
    if (!kept.ok) return kept;
    const bound = await bindPhoto(acting, input, { kind: "signal", id: signal.id });
    if (!bound.ok) return bound;
    acting.record({
      kind: "signals.said",
      ...aboutSignal(signal),
      // Who wishes to be read by the host alone is not named anywhere either.
      isPublic: signal.wish === "everyone",
      data: { signalKind: signal.kind, areaId, hostId: signal.hostId, dueOn: signal.dueOn },
    });
    return ok({ id: signal.id, number: signal.number });
  },
});

/** What it is said beside, where that is there for everyone, and in which area that lies. */
async function aboutOf(
  { tx, communityId, now }: Acting,
  { aboutKind, aboutId }: { readonly aboutKind: AboutKind | ""; readonly aboutId: string | null },
): Promise<
  Result<
    { readonly kind: AboutKind; readonly id: string; readonly areaId: string } | null,
    SignalRefusal
  >
> {
  if (aboutKind === "" || aboutId === null) return ok(null);
  const find = {
    work: () => findWork(tx, communityId, aboutId),
    undertaking: () => findUndertaking(tx, communityId, aboutId, now),
    deal: async () => (await listDealsByIds(tx, communityId, [aboutId]))[0],
    challenge: async () => {
      const challenge = await findChallenge(tx, communityId, aboutId, now);
      // A draft is nobody's business but its party's.
      return challenge?.state === "draft" ? undefined : challenge;
    },
  };
  const found = await find[aboutKind]();
  return found
    ? ok({ kind: aboutKind, id: aboutId, areaId: found.areaId })
    : refuse("subject_unknown");
}

/** Who would answer what is said now; also told beforehand, on the page. */
export async function findNextHost(
  db: Db,
  { communityId, now }: Pick<Acting, "communityId" | "now">,
  areaId: string | null,
): Promise<PossibleHost | undefined> {
  const first = firstInLine(await listHolders(db, communityId, now), areaId);
  const ids = [...new Set(first.map(({ memberId }) => memberId))];
  const waiting = ids.length > 1 ? await countWaitingByHost(db, communityId, ids) : new Map();
  const possible = first.map(
    (holder): PossibleHost => ({ ...holder, waiting: waiting.get(holder.memberId) ?? 0 }),
  );
  return chooseHost(possible, areaId);
}

/** The sender takes it back: sentence and photo are gone; that there was something stays. */
export const withdrawSignal = action({
  name: "signals.withdraw",
  input: withdrawing,
  who: "anyone",
  subject: { kind: signalKind, id: (input) => input.signalId },
  perform: async (acting, input, signal): Promise<Done> => {
    if (!isSender(acting, signal, input.code)) return refuse("not_the_sender");
    const decision = decideWithdrawal(signal);
    if (!decision.ok) return decision;
    return takeBack(acting, signal);
  },
});

/** Takes back what was said for somebody, because she took it back with her letter. */
export const endTakenBack = action({
  name: "signals.endTakenBack",
  input: naming,
  who: "system",
  subject: { kind: signalKind, id: (input) => input.signalId },
  perform: async (acting, _input, signal): Promise<Done> => {
    const decision = decideWithdrawal(signal);
    return decision.ok ? takeBack(acting, signal) : decision;
  },
});

async function takeBack(acting: Acting, signal: Signal): Promise<Done> {
  await saveSignal(acting.tx, acting.communityId, signal.id, {
    state: "withdrawn",
    body: "",
    publishedAt: null,
    lapsesAt: null,
    lapsesTo: null,
  });
  await erasePhotosOf(acting, { kind: "signal", id: signal.id });
  acting.record({
    kind: "signals.withdrawn",
    ...aboutSignal(signal),
    isPublic: isPublic(signal),
  });
  return ok({ number: signal.number });
}

/** The sender says whether it helped; a first "no" opens it again, with a new day. */
export const reactToAnswer = action({
  name: "signals.react",
  input: reacting,
  who: "anyone",
  subject: { kind: signalKind, id: (input) => input.signalId },
  perform: async (acting, input, signal): Promise<Done> => {
    if (!isSender(acting, signal, input.code)) return refuse("not_the_sender");
    const day = dueOn(acting.charter, acting.now);
    const decision = decideReaction(signal, input.helped, day, acting.now);
    if (!decision.ok) return decision;
    await saveSignal(acting.tx, acting.communityId, signal.id, decision.value);
    const kind = input.helped === "yes" ? "helped" : "notHelped";
    await addStep(acting, signal, { kind, words: input.words, bySender: true });
    acting.record({
      kind: decision.value.state === "waiting" ? "signals.reopened" : `signals.${kind}`,
      ...aboutSignal(signal),
      isPublic: isPublic(signal),
      data: { dueOn: decision.value.dueOn },
    });
    return ok({ number: signal.number });
  },
});

/** Whether it is the sender who acts: signed in, or with the code. */
function isSender(
  { actor, communityId }: Acting,
  signal: Pick<Signal, "senderId" | "codeHash">,
  code: string | null,
): boolean {
  if (signal.senderId !== null)
    return actor.kind === "member" && actor.memberId === signal.senderId;
  return code !== null && signal.codeHash === hashOfCode(communityId, code);
}

/** What an entry about a signal is about: the signal, and what it was said beside. */
export function aboutSignal(signal: Pick<Signal, "id" | "about">) {
  return {
    subject: { kind: "signal", id: signal.id },
    about: signal.about ? [signal.about] : [],
  };
}

/** The organisation somebody answers for, a department too; null: the municipality as a whole. */
export async function organizationOf(
  { tx, communityId }: Acting,
  memberId: string,
): Promise<string | null> {
  const organizations = await listOrganizationsOf(tx, communityId, memberId);
  return organizations[0]?.id ?? null;
}
