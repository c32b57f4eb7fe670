/** What the rest of Meent may use of agreements between people. */
export {
  coalitionKind,
  enterAsGuest,
  inviteParty,
  lookBackOn,
  proposeCoalition,
  signCoalition,
} from "./actions.ts";
export { coalitionClauses, isFirm as isFirmCoalition } from "./model.ts";
export { findCoalitionByNumber, listCoalitions } from "./store.ts";
