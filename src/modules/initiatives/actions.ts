import type { AnyAction } from "#platform/act.ts";
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
