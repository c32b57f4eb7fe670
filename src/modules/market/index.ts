/** What the rest of Meent may use of needs and offers. */
export {
  agreeToMeet,
  askToMeet,
  declineToMeet,
  introduce,
  sayHowItWent,
  withdrawProposal,
} from "./actions/introductions.ts";
export { introductionKind, listingKind } from "./actions/kind.ts";
export {
  changeListing,
  meetListing,
  placeListing,
  placeWithin,
  withdrawListing,
} from "./actions/listings.ts";
export { matchEverything, matchListing, putAside } from "./actions/matching.ts";
export { marketClauses, telling } from "./model.ts";
export { findListingByNumber, listSuggestions } from "./store.ts";
