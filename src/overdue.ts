import { servingRoles } from "#lib/roles.ts";
import type { Somebody } from "#lib/waits.ts";
import { listCommunities, listRoleTerms } from "#modules/people";
import { civilNow, findClockAheadMs } from "#platform/clock.ts";
import type { Platform } from "#platform/context.ts";
import { errorFacts } from "#platform/log.ts";
import type { Overdue } from "#platform/metrics.ts";
import type { SlotTable } from "#platform/slots.ts";

/** Answers that a municipality, or somebody who serves it, should have given before today. */
export async function listOverdue(platform: Platform, slots: SlotTable): Promise<Overdue[]> {
  const { database, clock } = platform;
  const communities = await database.readShared(listCommunities);
  const found: Overdue[] = [];
  for (const { id, slug } of communities) {
    const count = await database.read(id, async (db) => {
      const now = civilNow(clock, await findClockAheadMs(db, id));
      const serving = new Set<string>(servingRoles);
      const terms = await listRoleTerms(db, id, now);
      const on: Somebody[] = [
        { kind: "executive" },
        { kind: "council" },
        { kind: "municipality" },
        ...terms.flatMap(({ role, memberId }) =>
          serving.has(role) ? [{ kind: "member" as const, id: memberId }] : [],
        ),
      ];
      return slots.countLate(db, { communityId: id, now, on });
    });
    found.push({ community: slug, count });
  }
  return found;
}

/**
 * Keeps that list beside the process: it reads every community, so it is made anew at most every five
 * minutes and nobody waits for it. The first time it is asked, there is none yet.
 */
export function keepOverdue(
  platform: Platform,
  slots: SlotTable,
): () => readonly Overdue[] | undefined {
  let kept: readonly Overdue[] | undefined;
  let nextAtMs = 0;
  return () => {
    if (performance.now() >= nextAtMs) {
      nextAtMs = performance.now() + 5 * 60_000;
      void listOverdue(platform, slots).then(
        (found) => {
          kept = found;
        },
        (thrown: unknown) => platform.log.warn(errorFacts(thrown), "overdue answers not counted"),
      );
    }
    return kept;
  };
}
