/** What the rest of Meent may use of letters to the municipality. */
export { letterKind } from "./actions.ts";
