/** What the rest of Meent may use of mandates. */
export { commitWithin, giveMandate, withdrawMandate } from "./actions.ts";
export { isInForce, leftCents, type Mandate, type MandateRefusal } from "./model.ts";
export { findMandate, listMandatesOf } from "./store.ts";
export { texts as mandateTexts } from "./texts.ts";
