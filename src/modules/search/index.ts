/** What the rest of Meent may use of search. */
export { keepFound, shareElsewhere } from "./actions.ts";
export { decideAsk } from "./model.ts";
export { findKeys } from "./pages/found.ts";
export { listHits } from "./store.ts";
export { texts as searchTexts } from "./texts.ts";
