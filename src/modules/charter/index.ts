/** What the rest of Meent may use of the charter. */
export { adoptCharter } from "./actions.ts";
export { findVersion, findVersionInForce } from "./store.ts";
