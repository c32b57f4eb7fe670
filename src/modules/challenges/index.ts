/** What the rest of Meent may use of challenges. */
export {
  challengeKind,
  completeChallenge,
  decideChallenge,
  draftChallenge,
  extendTermOf,
  fileChallenge,
  replyToDecision,
  takeUpChallenge,
  withdrawChallenge,
} from "./actions.ts";
export { type Challenge, challengeClauses } from "./model.ts";
export { findChallengeByNumber, listWaiting } from "./store.ts";
export { texts as challengeTexts } from "./texts.ts";
