import type { AnyAction } from "#platform/act.ts";
import { mailCode, showCode, signWithCode } from "./actions/code.ts";
import { nameSuccessor } from "./actions/continuity.ts";
import { changeFace, endDeal, goOnWithDeal, stepIn, withdrawDeal } from "./actions/ending.ts";
import { handOverDeal, replyToHandover } from "./actions/handover.ts";
import { lookBack, replyBeside, walkBy } from "./actions/looking-back.ts";
import { makeTableDeal } from "./actions/making.ts";
import {
  agreeToRequest,
  askDeal,
  refuseRequest,
  replyToRefusal,
  takeUpRequest,
  withdrawRequest,
} from "./actions/requesting.ts";
import { signDeal } from "./actions/signing.ts";

/** The deeds of deals, by what they do. */
export { mailCode, showCode, signWithCode } from "./actions/code.ts";
export { nameSuccessor } from "./actions/continuity.ts";
export { changeFace, endDeal, goOnWithDeal, stepIn, withdrawDeal } from "./actions/ending.ts";
export { handOverDeal, replyToHandover } from "./actions/handover.ts";
export { lookBack, replyBeside, walkBy } from "./actions/looking-back.ts";
export { makeTableDeal } from "./actions/making.ts";
export {
  agreeToRequest,
  askDeal,
  dealRequestKind,
  refuseRequest,
  replyToRefusal,
  requestWithin,
  takeUpRequest,
  withdrawRequest,
} from "./actions/requesting.ts";
export { dealKind, proposeWithin, signDeal } from "./actions/signing.ts";

export const actions: readonly AnyAction[] = [
  makeTableDeal,
  askDeal,
  takeUpRequest,
  agreeToRequest,
  refuseRequest,
  withdrawRequest,
  replyToRefusal,
  signDeal,
  showCode,
  mailCode,
  signWithCode,
  withdrawDeal,
  nameSuccessor,
  handOverDeal,
  replyToHandover,
  changeFace,
  endDeal,
  goOnWithDeal,
  stepIn,
  lookBack,
  walkBy,
  replyBeside,
];
