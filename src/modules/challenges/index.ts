/** What the rest of Meent may use of challenges. */
export {
  agree,
  askParty,
  awaitedKind,
  challengeKind,
  completeChallenge,
  decideChallenge,
  draftChallenge,
  draftWithin,
  fileChallenge,
  objectToRefusal,
  proposeDivision,
  takeUpChallenge,
  withdrawChallenge,
} from "./actions.ts";
export { awaitedAct, isAwardable } from "./model/acts.ts";
export { laneClauses } from "./model/lane.ts";
export { type Challenge, challengeClauses } from "./model.ts";
export { findChallenge, findChallengeByNumber, findDraftOf } from "./store.ts";
