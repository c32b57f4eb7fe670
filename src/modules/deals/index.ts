/** What the rest of Meent may use of deals. */
export {
  dealKind,
  endDeal,
  lookBack,
  makeTableDeal,
  proposeWithin,
  replyBeside,
  signDeal,
  stepIn,
  walkBy,
  withdrawDeal,
} from "./actions.ts";
export { handoverClauses } from "./model/handover.ts";
export { type Deal, dealClauses, valueGateCents } from "./model.ts";
export { findDealByNumber, findDealOf, listDealsByIds, listDealsIn } from "./store.ts";
