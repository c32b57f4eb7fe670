/** What the rest of Meent may use of agreements between people. */
export { coalitionKind } from "./actions.ts";
export { coalitionClauses } from "./model.ts";
