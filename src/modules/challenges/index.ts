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
export { challengeClauses } from "./model.ts";
export { listWaiting } from "./store.ts";
export { texts as challengeTexts } from "./texts.ts";
