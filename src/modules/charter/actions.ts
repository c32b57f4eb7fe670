import type { AnyClause } from "#lib/clause.ts";
import type { AnyAction } from "#platform/act.ts";
import { closeProposal, proposeCharter, signCharter } from "./actions/adopting.ts";
import {
  addDraftParty,
  discardDraft,
  proposeDraft,
  removeDraftParty,
  saveDraftRules,
  saveDraftTerms,
  startDraft,
} from "./actions/drafting.ts";
import { answerReply, replyToClause } from "./actions/replying.ts";

/** What can be done with a charter: written, proposed, signed by each party, contradicted. */
export { charterKind, closeProposal, proposeCharter, signCharter } from "./actions/adopting.ts";
export {
  addDraftParty,
  discardDraft,
  proposeDraft,
  removeDraftParty,
  saveDraftRules,
  saveDraftTerms,
  startDraft,
} from "./actions/drafting.ts";
export { answerReply, replyToClause } from "./actions/replying.ts";

/** Every action of a charter; `declared` are the clauses of all modules, which `app.ts` knows. */
export function actions(declared: readonly AnyClause[]): readonly AnyAction[] {
  return [
    startDraft(declared),
    saveDraftTerms,
    saveDraftRules(declared),
    addDraftParty,
    removeDraftParty,
    discardDraft,
    proposeDraft(declared),
    proposeCharter(declared),
    signCharter,
    closeProposal,
    replyToClause(declared),
    answerReply,
  ];
}
