/** What the rest of Meent may use of the charter. */
export { charterKind, proposeCharter, signCharter } from "./actions.ts";
export { tellEnding, tellLapse } from "./pages/ending.ts";
export { findCharter, findCharterInForce, findRulesInForce } from "./store.ts";
