/** What the rest of Meent may use of needs and offers. */
export { agreeToMeet, askToMeet, introduce, sayHowItWent } from "./actions/introductions.ts";
export { introductionKind, listingKind } from "./actions/kind.ts";
export { placeListing, placeWithin } from "./actions/listings.ts";
export { matchEverything, putAside } from "./actions/matching.ts";
export { marketClauses } from "./model.ts";
export { countListings } from "./store.ts";
