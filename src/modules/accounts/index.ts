/** What the rest of Meent may use of signing in and accounts. */
export { forgetEnded } from "./actions.ts";
export { findAddress } from "./store.ts";
