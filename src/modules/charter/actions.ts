import type { AnyClause } from "#lib/clause.ts";
import { ok } from "#lib/result.ts";
import { type AnyAction, action } from "#platform/act.ts";
import { decideVersion, newVersion } from "./model.ts";
import { findNextNumber, insertVersion } from "./store.ts";

/** Adopting a version; `declared` are the clauses of all modules, which `app.ts` knows. */
export function adoptCharter(declared: readonly AnyClause[]) {
  return action({
    name: "charter.adopt",
    input: newVersion,
    who: ["councilClerk"],
    perform: async (acting, input) => {
      const decision = decideVersion(input, declared);
      if (!decision.ok) return decision;
      const version = await findNextNumber(acting.tx, acting.communityId);
      await insertVersion(acting.tx, acting.communityId, { ...decision.value, version });
      acting.record({
        kind: "charter.adopted",
        subject: { kind: "community", id: acting.communityId },
        office: "council",
        data: { version, inForceFrom: input.inForceFrom, inForceUntil: input.inForceUntil },
        texts: { title: input.title },
      });
      return ok({ version });
    },
  });
}

export function actions(declared: readonly AnyClause[]): readonly AnyAction[] {
  return [adoptCharter(declared)];
}
