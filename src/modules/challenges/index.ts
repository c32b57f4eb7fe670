/** What the rest of Meent may use of challenges. */
export {
  agree,
  awaitedKind,
  challengeKind,
  completeChallenge,
  decideChallenge,
  draftChallenge,
  fileChallenge,
  takeUpChallenge,
} from "./actions.ts";
export { awaitedOf } from "./model/awaited.ts";
export { laneClauses } from "./model/lane.ts";
export { challengeClauses } from "./model.ts";
export { waitItem } from "./pages/stand.tsx";
export { findChallenge, listAwaited, listWaiting } from "./store.ts";
export { texts as challengeTexts } from "./texts.ts";
