import { z } from "zod";
import { assert } from "#lib/assert.ts";
import type { Lapsing } from "#lib/lapse.ts";
import { ok } from "#lib/result.ts";
import { type AnyAction, act, action, type SubjectKind } from "./act.ts";
import { findInstallation } from "./birth.ts";
import { civilNow, findClockAheadMs, saveClockAheadMs } from "./clock.ts";
import type { Context, Platform } from "./context.ts";
import type { Db } from "./db.ts";

/** Every kind of thing that lapses, whatever its type within. */
export type AnySubjectKind = SubjectKind<Lapsing<string>>;

/** Settles one thing: `act` itself makes the lapse true before the (empty) deed. */
function settleAction(kind: AnySubjectKind) {
  return action({
    name: `settle.${kind.kind}`,
    input: z.object({ id: z.uuid() }),
    who: "system",
    subject: { kind, id: (input) => input.id },
    perform: async () => ok({}),
  });
}

/**
 * Makes everything true that lapsed up to `until`, each at its own instant and in that order, over
 * all kinds. Returns how many there were. A lapse that opens the next one is followed through.
 */
export async function settleDue(
  platform: Platform,
  kinds: readonly AnySubjectKind[],
  communityId: string,
  until: Date,
): Promise<number> {
  for (let settled = 0; ; settled++) {
    const due = await findFirstDue(platform, kinds, communityId, until);
    if (!due) return settled;
    const outcome = await act(
      settleAction(due.kind),
      systemContext(platform, communityId, due.at),
      {
        id: due.id,
      },
    );
    if (!outcome.ok) throw new Error(`settling ${due.kind.kind} ${due.id}: ${outcome.refusal}`);
  }
}

async function findFirstDue(
  platform: Platform,
  kinds: readonly AnySubjectKind[],
  communityId: string,
  until: Date,
) {
  const due = await platform.database.read(communityId, async (db) => {
    const found = [];
    for (const kind of kinds)
      for (const first of await kind.listDue(db, communityId, until, 1))
        found.push({ kind, ...first });
    return found;
  });
  return due.sort((a, b) => a.at.getTime() - b.at.getTime())[0];
}

/** More are never due at once: the job of each minute makes them true. */
const dueAtOnce = 100;

/**
 * When the next lapse after `now` comes, up to `until`; undefined where there is none. Between the two
 * nothing of this community changes by the mere passing of time, save what goes by the day.
 */
export async function findNextLapse(
  db: Db,
  kinds: readonly AnySubjectKind[],
  communityId: string,
  now: Date,
  until: Date,
): Promise<Date | undefined> {
  let next: Date | undefined;
  for (const kind of kinds) {
    const due = await kind.listDue(db, communityId, until, dueAtOnce);
    const first = due.find(({ at }) => at > now)?.at;
    // So many are overdue that the next does not show: then it may be any moment.
    if (!first && due.length === dueAtOnce) return now;
    if (first && (!next || first < next)) next = first;
  }
  return next;
}

/** What jobs act with: nobody's rights, the given civil instant. */
export function systemContext(platform: Platform, communityId: string, now: Date): Context {
  return { platform, communityId, actor: { kind: "system" }, now, language: "nl" };
}

/** What a job acts with now: the system, at the community's own civil time. */
export async function currentContext(
  platform: Platform,
  communityId: string,
  idempotencyKey: string,
): Promise<Context> {
  const ahead = await platform.database.read(communityId, (db) =>
    findClockAheadMs(db, communityId),
  );
  return {
    ...systemContext(platform, communityId, civilNow(platform.clock, ahead)),
    idempotencyKey,
  };
}

/** Settles a community up to its own civil now; each minute's job. */
export async function settleNow(
  platform: Platform,
  kinds: readonly AnySubjectKind[],
  communityId: string,
): Promise<number> {
  const ahead = await platform.database.read(communityId, (db) =>
    findClockAheadMs(db, communityId),
  );
  return settleDue(platform, kinds, communityId, civilNow(platform.clock, ahead));
}

const travelAction = action({
  name: "platform.travel",
  input: z.object({ aheadMs: z.int().min(0), day: z.iso.date() }),
  who: "system",
  perform: async (acting, input) => {
    await saveClockAheadMs(acting.tx, acting.communityId, input.aheadMs);
    acting.record({
      kind: "platform.travelled",
      subject: { kind: "community", id: acting.communityId },
      data: { day: input.day },
    });
    return ok({});
  },
});

/**
 * The time machine (demo only; the database refuses it elsewhere): goes forward to `to`, stepping
 * through every due lapse in order. What is not forward goes nowhere.
 */
export async function travel(
  platform: Platform,
  kinds: readonly AnySubjectKind[],
  communityId: string,
  to: Date,
  day: string,
): Promise<void> {
  const { installation, now } = await platform.database.read(communityId, async (db) => ({
    installation: await findInstallation(db),
    now: civilNow(platform.clock, await findClockAheadMs(db, communityId)),
  }));
  // Before the lapses and not only at the clock: what has lapsed does not come back.
  assert(installation?.isDemo, "time travels in a demo only");
  if (to <= now) return;
  await settleDue(platform, kinds, communityId, to);
  const aheadMs = to.getTime() - platform.clock.machineNow().getTime();
  const outcome = await act(travelAction, systemContext(platform, communityId, to), {
    aheadMs,
    day,
  });
  if (!outcome.ok) throw new Error(`travelling: ${outcome.refusal}`);
}

/** What only the passing of time does. */
export function actions(kinds: readonly AnySubjectKind[]): readonly AnyAction[] {
  return [...kinds.map(settleAction), travelAction];
}
