import { z } from "zod";
import { listCommunities } from "#modules/people";
import { act } from "#platform/act.ts";
import type { Context } from "#platform/context.ts";
import type { Subscriptions, TaskHandlers } from "#platform/jobs.ts";
import type { NewEntry } from "#platform/record.ts";
import { currentContext } from "#platform/settle.ts";
import { goOnAsDeal } from "./actions/moving.ts";
import { agree, dropTakenBack, endWithDeal } from "./actions.ts";

/**
 * When the deal of a challenge binds, the challenge waits for its first day; it ends with it too. What
 * people did by themselves goes on as the deal they asked for.
 */
export const subscriptions: Subscriptions = {
  "deals.signed": (entry) => [...agreeTask(entry), ...goOnTask(entry)],
  "deals.boundBySilence": agreeTask,
  "deals.handedBack": (entry) => handBackTask(entry),
  "deals.steppedInLate": (entry) => handBackTask(entry, true),
  // Nobody agreed on anything for after the term: then it is the municipality's, as each deal says.
  "deals.finished": (entry) => endTask(entry, "closed", { doerKind: "municipality" }),
  "deals.withdrawn": (entry) => endTask(entry, "withdrawn"),
  "people.takenBackOnBehalf": ({ subject }) =>
    subject.kind === "challenge"
      ? [{ task: "challenges.dropTakenBack", payload: { challengeId: subject.id } }]
      : [],
};

function handBackTask(entry: NewEntry, isLate = false) {
  return endTask(entry, "handedBack", {
    doerKind: String(entry.data?.doerKind),
    doerName: entry.texts?.doer ?? null,
    isLate,
  });
}

function endTask(
  entry: NewEntry,
  to: "handedBack" | "closed" | "withdrawn",
  more: {
    readonly doerKind?: string;
    readonly doerName?: string | null;
    readonly isLate?: boolean;
  } = {},
) {
  return challengesIn(entry).map((id) => ({
    task: "challenges.end",
    payload: { challengeId: id, to, ...more },
  }));
}

function challengesIn(entry: NewEntry): string[] {
  return (entry.about ?? []).filter(({ kind }) => kind === "challenge").map(({ id }) => id);
}

function agreeTask(entry: NewEntry) {
  return challengesIn(entry).map((id) => ({
    task: "challenges.agree",
    payload: { challengeId: id },
  }));
}

/** A deal that was asked for out of an undertaking: that goes on as the deal. */
function goOnTask({ subject, about = [] }: NewEntry) {
  return about
    .filter(({ kind }) => kind === "undertaking")
    .map(({ id }) => ({
      task: "challenges.goOnAsDeal",
      payload: { undertakingId: id, dealId: subject.id },
    }));
}

const goOnPayload = z.object({ undertakingId: z.uuid(), dealId: z.uuid() });

const endPayload = z.object({
  challengeId: z.uuid(),
  to: z.enum(["handedBack", "closed", "withdrawn"]),
  doerKind: z.enum(["municipality", "contractor", "people", "nobody"]).optional(),
  doerName: z.string().nullable().optional(),
  isLate: z.boolean().optional(),
});

const payload = z.object({ challengeId: z.uuid() });

export const tasks: TaskHandlers = {
  "challenges.end": (platform) => async (communityId, given, key) => {
    const { challengeId, to, doerKind: kind, doerName, isLate } = endPayload.parse(given);
    const context = await currentContext(platform, communityId, key);
    // Where the municipality named nobody it does it itself, as it promised.
    const name = kind === "nobody" ? null : (doerName ?? (await nameOfCommunity(context)));
    await endWithDeal(context, {
      challengeId,
      to,
      doer: kind ? { kind, name } : null,
      isLate,
    });
  },
  "challenges.agree": (platform) => async (communityId, given, key) => {
    const { challengeId } = payload.parse(given);
    await agree(await currentContext(platform, communityId, key), challengeId);
  },
  "challenges.goOnAsDeal": (platform) => async (communityId, given, key) => {
    const context = await currentContext(platform, communityId, key);
    const outcome = await act(goOnAsDeal, context, goOnPayload.parse(given));
    if (!outcome.ok) throw new Error(`going on as a deal: ${outcome.refusal}`);
  },
  "challenges.dropTakenBack": (platform) => async (communityId, given, key) => {
    const context = await currentContext(platform, communityId, key);
    const outcome = await act(dropTakenBack, context, payload.parse(given));
    // What was decided since, or dropped before, stays as it is.
    const isSettled =
      outcome.ok || ["cannot_be_withdrawn_now", "not_found"].includes(outcome.refusal);
    if (!isSettled) throw new Error(`dropping what was taken back: ${outcome.refusal}`);
  },
};

async function nameOfCommunity({ platform, communityId }: Context): Promise<string> {
  const communities = await platform.database.readShared(listCommunities);
  return communities.find(({ id }) => id === communityId)?.name ?? "";
}
