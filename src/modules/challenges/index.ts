/** What the rest of Meent may use of challenges. */
export {
  agree,
  askParty,
  awaitedKind,
  challengeKind,
  completeChallenge,
  decideChallenge,
  draftChallenge,
  fileChallenge,
  objectToRefusal,
  proposeDivision,
  takeUpChallenge,
} from "./actions.ts";
export { laneClauses } from "./model/lane.ts";
export { challengeClauses } from "./model.ts";
export { listChallengesByIds } from "./store.ts";
