/** What the rest of Meent may use of deals. */
export {
  dealKind,
  endDeal,
  proposeWithin,
  signDeal,
  withdrawDeal,
} from "./actions.ts";
export { type Deal, dealClauses, valueGateCents } from "./model.ts";
export { findDealOf, listDealsByIds, listDealsIn } from "./store.ts";
