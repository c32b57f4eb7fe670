/** What the rest of Meent may use of signing in and accounts. */
export { findAddress } from "./store.ts";
