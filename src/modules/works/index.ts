/** What the rest of Meent may use of public works. */

export {
  answerUndertaking,
  endUndertaking,
  moveWithin,
  replyToAnswer,
  startUndertaking,
  takeUpUndertaking,
  undertakingKind,
} from "./actions/undertaking.ts";
export { handOverWithin, nameWithin, nameWork, takeBackWithin } from "./actions.ts";
export { awaitedAct as awaitedActOfUndertaking } from "./model/acts.ts";
export { isRunning, type Undertaking, undertakingClauses } from "./model/undertaking.ts";
export { isOpen, type Work, workClauses } from "./model.ts";
export {
  countOpenWorks,
  countUndertakings,
  findUndertaking,
  findUndertakingByNumber,
  findWork,
  findWorkByNumber,
  listAnswers,
  listRequirements,
  listUndertakings,
  listWorks,
  listWorksByIds,
  lockDoer,
  sumWorks,
} from "./store.ts";
export { texts as workTexts } from "./texts.ts";
