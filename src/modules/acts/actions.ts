import type { AnyAction } from "#platform/act.ts";
import { answerRule, legitimise, sendRule } from "./actions/excepting.ts";
import {
  award,
  coFinance,
  giveStartMoney,
  guarantee,
  invite,
  recognise,
  replyToAct,
  shareKnowledge,
  shareTheSay,
} from "./actions/giving.ts";
import { freeGuarantees } from "./actions/guarantees.ts";

export { answerRule, legitimise, sendRule } from "./actions/excepting.ts";
export {
  award,
  coFinance,
  giveStartMoney,
  guarantee,
  invite,
  recognise,
  replyToAct,
  shareKnowledge,
  shareTheSay,
} from "./actions/giving.ts";
export { freeGuarantees, guaranteeKind } from "./actions/guarantees.ts";

export const actions: readonly AnyAction[] = [
  recognise,
  invite,
  legitimise,
  giveStartMoney,
  guarantee,
  coFinance,
  award,
  shareKnowledge,
  shareTheSay,
  replyToAct,
  sendRule,
  answerRule,
  freeGuarantees,
];
