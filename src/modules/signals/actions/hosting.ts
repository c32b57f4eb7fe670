import type { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { placeWithin } from "#modules/market";
import { findMember, listRoleTerms } from "#modules/people";
import { findWorkByNumber, nameWithin } from "#modules/works";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import {
  answering,
  decideEnding,
  decideForward,
  decideGoingOver,
  decideJoin,
  type Ending,
  forwarding,
  isPublic,
  joining,
  keeping,
  makingNeed,
  makingWork,
  mayHost,
  naming,
  type Signal,
  type SignalRefusal,
} from "../model.ts";
import { findSignalByNumber, lockJoinedTo, lockSignal, saveSignal } from "../store.ts";
import { addStep, signalKind } from "./kind.ts";
import { aboutSignal, findNextHost, organizationOf } from "./saying.ts";

/** What the host does: answer, make it a work, join it to another, keep what is against, pass it on. */

type Done = Result<{ number: string }, SignalRefusal>;

/** Answers in words, by name. */
export const answerSignal = action({
  name: "signals.answer",
  input: answering,
  who: "member",
  subject: { kind: signalKind, id: (input) => input.signalId },
  perform: (acting, input, signal): Promise<Done> => end(acting, signal, "answered", input),
});

/** Keeps what is against, with a reply beside it; it stays to be read beside what it is against. */
export const keepSignal = action({
  name: "signals.keep",
  input: keeping,
  who: "member",
  subject: { kind: signalKind, id: (input) => input.signalId },
  perform: (acting, input, signal): Promise<Done> =>
    end(acting, signal, "kept", input, async () => {
      if (input.other === "" || signal.about) return ok({});
      const work = await findWorkByNumber(acting.tx, acting.communityId, input.other);
      return work ? ok({ about: { kind: "work", id: work.id } }) : refuse("other_unknown");
    }),
});

/** Makes a public work of it; both pages point to each other. */
export const makeWorkOfSignal = action({
  name: "signals.makeWork",
  input: makingWork,
  who: "member",
  subject: { kind: signalKind, id: (input) => input.signalId },
  perform: (acting, input, signal): Promise<Done> =>
    end(acting, signal, "becameWork", input, async () => {
      const { title, areaId } = input;
      const doer = { kind: "nobody", name: null } as const;
      const because = { kind: "signal", id: signal.id };
      const named = await nameWithin(acting, { title, areaId, doer }, because);
      // Of a title and an area the area is all that can be wrong.
      return named.ok ? ok({ workId: named.value.id }) : refuse("area_unknown");
    }),
});

/**
 * Makes a need of it, in the host's name, to which others offer. It stands beside the signal, whose
 * words are not copied: hidden there, they are hidden. Of one that not everybody may read it says
 * nothing but its title.
 */
export const makeNeedOfSignal = action({
  name: "signals.makeNeed",
  input: makingNeed,
  who: "member",
  subject: { kind: signalKind, id: (input) => input.signalId },
  perform: (acting, input, signal): Promise<Done> =>
    end(acting, signal, "becameNeed", input, async (isToBePublic) => {
      const { title, areaId, kind } = input;
      const placed = await placeWithin(acting, {
        side: "need",
        kind,
        title,
        areaId,
        about: isToBePublic ? { kind: "signal", id: signal.id } : null,
      });
      // Of a title, a kind and an area the area is all that can be wrong.
      return placed.ok ? ok({ listingId: placed.value.id }) : refuse("area_unknown");
    }),
});

/** Joins it to another signal or to a work, so that who said the same hears the same. */
export const joinSignal = action({
  name: "signals.join",
  input: joining,
  who: "member",
  subject: { kind: signalKind, id: (input) => input.signalId },
  perform: (acting, input, signal): Promise<Done> =>
    end(acting, signal, "joined", input, async () => {
      const { tx, communityId, now } = acting;
      if (input.other.startsWith("W")) {
        const work = await findWorkByNumber(tx, communityId, input.other);
        return work ? ok({ workId: work.id, joinedSignalId: null }) : refuse("other_unknown");
      }
      const found = await findSignalByNumber(tx, communityId, input.other, now);
      const rootId = found?.state === "joined" ? found.joinedSignalId : found?.id;
      if (found?.state === "joined" && rootId === null)
        return ok({ workId: found.workId, joinedSignalId: null });
      const other = rootId ? await lockSignal(tx, communityId, rootId) : undefined;
      if (!other) return refuse("other_unknown");
      const decision = decideJoin(signal, other);
      return decision.ok ? ok({ joinedSignalId: other.id, workId: null }) : decision;
    }),
});

/** Passes it on to somebody by name, who can do more; the day stays. */
export const forwardSignal = action({
  name: "signals.forward",
  input: forwarding,
  who: "member",
  subject: { kind: signalKind, id: (input) => input.signalId },
  perform: async (acting, input, signal): Promise<Done> => {
    const { tx, communityId, now } = acting;
    if (!mayHost(signal, memberOf(acting), acting.roles)) return refuse("not_the_host");
    const decision = decideForward(signal, input.memberId);
    if (!decision.ok) return decision;
    // Somebody with a role here: who only lives here did not ask to answer others.
    const terms = await listRoleTerms(tx, communityId, now, input.memberId);
    if (terms.length === 0 || !(await findMember(tx, communityId, input.memberId)))
      return refuse("person_unknown");
    const organizationId = await organizationOf(acting, input.memberId);
    await saveSignal(tx, communityId, signal.id, { hostId: input.memberId, organizationId });
    await addStep(acting, signal, {
      kind: "forwarded",
      words: input.words,
      toMemberId: input.memberId,
    });
    acting.record({
      kind: "signals.forwarded",
      office: "host",
      ...aboutSignal(signal),
      isPublic: isPublic(signal),
      data: { fromId: signal.hostId, hostId: input.memberId, dueOn: signal.dueOn },
    });
    return ok({ number: signal.number });
  },
});

/** It goes over to the next, by name, where whoever was to answer holds no role any more. */
export const passOnSignal = action({
  name: "signals.goOver",
  input: naming,
  who: "system",
  subject: { kind: signalKind, id: (input) => input.signalId },
  perform: async (acting, _input, signal): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const holders = (await listRoleTerms(tx, communityId, now)).map(({ memberId }) => memberId);
    const next = decideGoingOver(signal, holders, await findNextHost(tx, acting, signal.areaId));
    if (!next) return ok({ number: signal.number });
    const organizationId = await organizationOf(acting, next.memberId);
    await saveSignal(tx, communityId, signal.id, { hostId: next.memberId, organizationId });
    await addStep(acting, signal, { kind: "wentOver", words: "", toMemberId: next.memberId });
    acting.record({
      kind: "signals.wentOver",
      ...aboutSignal(signal),
      isPublic: isPublic(signal),
      data: { fromId: signal.hostId, hostId: next.memberId, dueOn: signal.dueOn },
    });
    return ok({ number: signal.number });
  },
});

type Change = Partial<Pick<Signal, "workId" | "listingId" | "joinedSignalId" | "about">>;

/** Ends the waiting, with words to the sender and to all who were joined to her. */
async function end(
  acting: Acting,
  signal: Signal,
  ending: Ending,
  input: z.output<typeof answering>,
  make: (isToBePublic: boolean) => Promise<Result<Change, SignalRefusal>> = async () => ok({}),
): Promise<Done> {
  const { tx, communityId, now } = acting;
  if (!mayHost(signal, memberOf(acting), acting.roles)) return refuse("not_the_host");
  const decision = decideEnding(signal, ending, input.sight, now);
  if (!decision.ok) return decision;
  const made = await make(decision.value.publishedAt !== null);
  if (!made.ok) return made;
  await saveSignal(tx, communityId, signal.id, { ...decision.value, ...made.value });
  await addStep(acting, signal, { kind: ending, words: input.words });
  const { subject, about } = aboutSignal({ ...signal, ...made.value });
  acting.record({
    kind: `signals.${ending}`,
    office: "host",
    subject,
    about: [...about, ...linkedTo(made.value)],
    isPublic: decision.value.publishedAt !== null,
    data: { hostId: memberOf(acting), inTime: signal.state === "waiting" },
  });
  await tellJoined(acting, signal, made.value, input.words);
  return ok({ number: signal.number });
}

function linkedTo({ workId, listingId, joinedSignalId }: Change) {
  return [
    ...(listingId ? [{ kind: "listing", id: listingId }] : []),
    ...(workId ? [{ kind: "work", id: workId }] : []),
    ...(joinedSignalId ? [{ kind: "signal", id: joinedSignalId }] : []),
  ];
}

/** Who was joined to it hears the same; where it joins another itself, they go along. */
async function tellJoined(
  acting: Acting,
  signal: Signal,
  links: Change,
  words: string,
): Promise<void> {
  const { tx, communityId } = acting;
  for (const joined of await lockJoinedTo(tx, communityId, signal.id)) {
    await addStep(acting, joined, { kind: "told", words });
    if (links.joinedSignalId || links.workId)
      await saveSignal(tx, communityId, joined.id, {
        ...(links.joinedSignalId && { joinedSignalId: links.joinedSignalId }),
        ...(links.workId && { workId: links.workId }),
      });
    acting.record({
      kind: "signals.told",
      office: "host",
      ...aboutSignal(joined),
      isPublic: isPublic(joined),
      data: { hostId: memberOf(acting) },
    });
  }
}
