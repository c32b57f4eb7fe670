/** What the rest of Meent may use of challenges. */
export {
  agree,
  challengeKind,
  completeChallenge,
  decideChallenge,
  draftChallenge,
  fileChallenge,
  takeUpChallenge,
} from "./actions.ts";
export { laneClauses } from "./model/lane.ts";
export { challengeClauses } from "./model.ts";
