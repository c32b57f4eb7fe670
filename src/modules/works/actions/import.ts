import { z } from "zod";
import { parseCsv } from "#lib/csv.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { servingRoles } from "#lib/roles.ts";
import { listAreas } from "#modules/people";
import { action } from "#platform/act.ts";
import type { Acting } from "#platform/context.ts";
import { nextNumber } from "#platform/numbers.ts";
import { type ListedWork, planImport } from "../model/import.ts";
import type { Work } from "../model.ts";
import { insertWork, listAllRequirements, lockAllWorks, saveWork } from "../store.ts";

/** The municipality's list of works, in one act: all of it, or nothing. */

export type ImportRefusal = "list_not_readable" | "list_has_faults";

export const importWorks = action({
  name: "works.import",
  input: z.object({ csv: z.string().min(1).max(2_000_000) }),
  who: ["helpingOfficial", "municipalSecretary", "councilClerk"],
  within: servingRoles,
  perform: async (
    acting,
    input,
  ): Promise<Result<{ added: number; changed: number }, ImportRefusal>> => {
    const { tx, communityId, charter } = acting;
    const rows = parseCsv(input.csv);
    if (!rows.ok) return refuse("list_not_readable");
    // Locked, so that no two lists change one work at once.
    const works = withDemands(
      await lockAllWorks(tx, communityId),
      await listAllRequirements(tx, communityId),
    );
    const areas = await listAreas(tx, communityId);
    const plan = planImport(rows.value, { areas, works, charter });
    if (plan.faults.length > 0) return refuse("list_has_faults");
    let added = 0;
    let changed = 0;
    for (const change of plan.changes) {
      if (change.kind === "same") continue;
      if (change.kind === "changed") {
        await saveWork(tx, communityId, change.work);
        recordOf(acting, "works.changed", change.work);
        changed += 1;
        continue;
      }
      const { requirements, ...terms } = change.terms;
      const work: Work = { ...terms, id: acting.newId(), number: await nextNumber(acting, "W") };
      const numbered = requirements.map((one, index) => ({ ...one, position: index + 1 }));
      const namedBy = acting.actor.kind === "member" ? acting.actor.memberId : null;
      await insertWork(tx, communityId, work, numbered, namedBy, acting.now);
      recordOf(acting, "works.named", work, { requirements: numbered.length });
      added += 1;
    }
    return ok({ added, changed });
  },
});

function recordOf(acting: Acting, kind: string, work: Work, data = {}): void {
  acting.record({
    kind,
    subject: { kind: "work", id: work.id },
    data,
    texts: { title: work.title },
  });
}

/** Each work with its own demands, in their order. */
export function withDemands(
  works: readonly Work[],
  requirements: ReadonlyMap<string, ListedWork["requirements"]>,
): readonly ListedWork[] {
  return works.map((work) => ({ ...work, requirements: requirements.get(work.id) ?? [] }));
}
