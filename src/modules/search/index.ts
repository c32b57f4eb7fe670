/** What the rest of Meent may use of search. */
export { keepFound } from "./actions.ts";
