/** What the rest of Meent may use of challenges. */
export {
  agree,
  answerDivision,
  answerQuestion,
  askParty,
  awaitedKind,
  challengeKind,
  completeChallenge,
  decideChallenge,
  draftChallenge,
  draftWithin,
  extendTermOf,
  fileChallenge,
  objectToRefusal,
  proposeDivision,
  takeCounterOffer,
  takeUpChallenge,
  withdrawChallenge,
} from "./actions.ts";
export { awaitedAct, isAwardable } from "./model/acts.ts";
export { laneClauses } from "./model/lane.ts";
export { type Challenge, challengeClauses } from "./model.ts";
export {
  findChallenge,
  findChallengeByNumber,
  findDivision,
  findDraftOf,
  findLastSilence,
} from "./store.ts";
