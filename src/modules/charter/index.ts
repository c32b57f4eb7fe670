/** What the rest of Meent may use of the charter. */
export {
  answerReply,
  charterKind,
  proposeCharter,
  replyToClause,
  signCharter,
} from "./actions.ts";
export { type Ended, tellEnding, tellLapse } from "./pages/ending.ts";
export {
  findCharter,
  findCharterInForce,
  findHeldSince,
  findPowers,
  findRulesInForce,
} from "./store.ts";
