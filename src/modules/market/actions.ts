import type { AnyAction } from "#platform/act.ts";
import {
  agreeToMeet,
  askToMeet,
  declineToMeet,
  introduce,
  sayHowItWent,
  withdrawProposal,
} from "./actions/introductions.ts";
import { forgetTrader } from "./actions/leaving.ts";
import {
  changeListing,
  meetListing,
  placeListing,
  reopenListing,
  withdrawListing,
} from "./actions/listings.ts";
import { matchEverything, matchListing, putAside } from "./actions/matching.ts";
import { tellNotice } from "./actions/telling.ts";

export const actions: readonly AnyAction[] = [
  placeListing,
  changeListing,
  reopenListing,
  meetListing,
  withdrawListing,
  askToMeet,
  introduce,
  putAside,
  agreeToMeet,
  declineToMeet,
  withdrawProposal,
  sayHowItWent,
  matchListing,
  matchEverything,
  tellNotice,
  forgetTrader,
];
