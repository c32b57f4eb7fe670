/** What the rest of Meent may use of deals. */
export {
  agreeToRequest,
  askDeal,
  dealKind,
  dealRequestKind,
  endDeal,
  goOnWithDeal,
  handOverDeal,
  lookBack,
  makeTableDeal,
  proposeWithin,
  refuseRequest,
  replyBeside,
  replyToRefusal,
  requestWithin,
  signDeal,
  stepIn,
  takeUpRequest,
  walkBy,
  withdrawDeal,
} from "./actions.ts";
export { handoverClauses } from "./model/handover.ts";
export { drawLot, isVisited } from "./model/lot.ts";
export {
  asking,
  type DealRequest,
  isOpenRequest,
  type RequestRefusal,
  requestClauses,
} from "./model/request.ts";
export { type Deal, dealClauses, valueGateCents } from "./model.ts";
export { pathOfRequest } from "./pages/request.tsx";
export { errorsOfRequest, RequestForm } from "./pages/request-form.tsx";
export { tellAsked } from "./pages/request-view.ts";
export {
  countBoundDeals,
  countDeals,
  findDealByNumber,
  findDealOf,
  findRequestByNumber,
  listDealsByIds,
  listDealsIn,
  listRequestsByIds,
  listRequestsFrom,
  lockParty,
  sumOthersCents,
} from "./store.ts";
export { texts as dealTexts } from "./texts.ts";
