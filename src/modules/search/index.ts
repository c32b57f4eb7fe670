/** What the rest of Meent may use of search. */
export { findAnew, shareElsewhere } from "./actions.ts";
export { follow, followAll } from "./jobs.ts";
export { decideAsk } from "./model.ts";
export { findKeys } from "./pages/found.ts";
export { listHits } from "./store.ts";
export { texts as searchTexts } from "./texts.ts";
