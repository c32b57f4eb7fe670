/** What the rest of Meent may use of deals. */
export { dealKind, type Proposal, proposeWithin, signDeal } from "./actions.ts";
export {
  type Deal,
  dealClauses,
  mayBindBySilence,
  type Route,
  routes,
  valueGateCents,
} from "./model.ts";
export { findDealByNumber, findDealOf, listDeals, listSignatures } from "./store.ts";
