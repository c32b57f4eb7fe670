import type { AnyAction } from "#platform/act.ts";
import { showCode, signWithCode } from "./actions/code.ts";
import { nameSuccessor } from "./actions/continuity.ts";
import { changeFace, endDeal, goOnWithDeal, stepIn, withdrawDeal } from "./actions/ending.ts";
import { lookBack, replyBeside, walkBy } from "./actions/looking-back.ts";
import { makeTableDeal } from "./actions/making.ts";
import { signDeal } from "./actions/signing.ts";

/** The deeds of deals, by what they do. */
export { showCode, signWithCode } from "./actions/code.ts";
export { nameSuccessor } from "./actions/continuity.ts";
export { changeFace, endDeal, goOnWithDeal, stepIn, withdrawDeal } from "./actions/ending.ts";
export { lookBack, replyBeside, walkBy } from "./actions/looking-back.ts";
export { makeTableDeal } from "./actions/making.ts";
export { dealKind, proposeWithin, signDeal } from "./actions/signing.ts";

export const actions: readonly AnyAction[] = [
  makeTableDeal,
  signDeal,
  showCode,
  signWithCode,
  withdrawDeal,
  nameSuccessor,
  changeFace,
  endDeal,
  goOnWithDeal,
  stepIn,
  lookBack,
  walkBy,
  replyBeside,
];
