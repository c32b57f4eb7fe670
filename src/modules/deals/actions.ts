/** The deeds of deals, by what they do. */
export { showCode, signWithCode } from "./actions/code.ts";
export { nameSuccessor } from "./actions/continuity.ts";
export { changeFace, endDeal, goOnWithDeal, stepIn, withdrawDeal } from "./actions/ending.ts";
export { lookBack, replyBeside, walkBy } from "./actions/looking-back.ts";
export { makeTableDeal } from "./actions/making.ts";
export { dealKind, proposeWithin, signDeal } from "./actions/signing.ts";
