import type { AnyAction } from "#platform/act.ts";
import { dropOffer, offerInitiative, takeOverInitiative } from "./actions/handing-over.ts";
import {
  changePhase,
  editInitiative,
  givePen,
  publishInitiative,
  setMeans,
  setSay,
  startInitiative,
  takePen,
  unpublishInitiative,
} from "./actions/making.ts";
import { giveThanks, postUpdate, standFor, stepBack } from "./actions/telling.ts";
import {
  endParty,
  inviteToInitiative,
  joinInitiative,
  linkInitiative,
  unlinkInitiative,
  welcomeParty,
} from "./actions/together.ts";

export { dropOffer, offerInitiative, takeOverInitiative } from "./actions/handing-over.ts";
export {
  changePhase,
  editInitiative,
  givePen,
  publishInitiative,
  setMeans,
  setSay,
  startInitiative,
  takePen,
  unpublishInitiative,
} from "./actions/making.ts";
export { giveThanks, postUpdate, standFor, stepBack } from "./actions/telling.ts";
export {
  endParty,
  inviteToInitiative,
  joinInitiative,
  linkInitiative,
  unlinkInitiative,
  welcomeParty,
} from "./actions/together.ts";

export const actions: readonly AnyAction[] = [
  startInitiative,
  editInitiative,
  publishInitiative,
  unpublishInitiative,
  changePhase,
  setMeans,
  setSay,
  givePen,
  takePen,
  offerInitiative,
  takeOverInitiative,
  dropOffer,
  inviteToInitiative,
  joinInitiative,
  welcomeParty,
  endParty,
  linkInitiative,
  unlinkInitiative,
  postUpdate,
  giveThanks,
  standFor,
  stepBack,
];
