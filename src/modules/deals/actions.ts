import type { AnyAction } from "#platform/act.ts";
import { showCode, signWithCode } from "./actions/code.ts";
import { nameSuccessor } from "./actions/continuity.ts";
import { lookBack, replyBeside, walkBy } from "./actions/looking-back.ts";
import { makeTableDeal } from "./actions/making.ts";
import { signDeal } from "./actions/signing.ts";

/** The deeds of deals, by what they do. */
export { showCode, signWithCode } from "./actions/code.ts";
export { nameSuccessor } from "./actions/continuity.ts";
export { lookBack, replyBeside, walkBy } from "./actions/looking-back.ts";
export { makeTableDeal } from "./actions/making.ts";
export { dealKind, proposeWithin, signDeal } from "./actions/signing.ts";

export const actions: readonly AnyAction[] = [
  makeTableDeal,
  signDeal,
  showCode,
  signWithCode,
  nameSuccessor,
  lookBack,
  walkBy,
  replyBeside,
];
