import type { AnyClause } from "#lib/clause.ts";
import type { AnyAction } from "#platform/act.ts";
import { closeProposal, proposeCharter, signCharter } from "./actions/adopting.ts";

/** What can be done with a charter: proposed, signed by each party, said no to, taken back. */
export { charterKind, closeProposal, proposeCharter, signCharter } from "./actions/adopting.ts";

/** Every action of a charter; `declared` are the clauses of all modules, which `app.ts` knows. */
export function actions(declared: readonly AnyClause[]): readonly AnyAction[] {
  return [proposeCharter(declared), signCharter, closeProposal];
}
