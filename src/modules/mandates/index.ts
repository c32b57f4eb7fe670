/** What the rest of Meent may use of mandates. */
export { commitWithin, giveMandate, releaseWithin, withdrawMandate } from "./actions.ts";
export { covers, isInForce, leftCents, type Mandate, type MandateRefusal } from "./model.ts";
export { findMandate, listMandates, listMandatesOf } from "./store.ts";
export { texts as mandateTexts } from "./texts.ts";
