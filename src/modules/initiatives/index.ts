/** What the rest of Meent may use of initiatives. */
export {
  changePhase,
  editInitiative,
  endParty,
  givePen,
  giveThanks,
  inviteToInitiative,
  joinInitiative,
  linkInitiative,
  postUpdate,
  publishInitiative,
  setMeans,
  setSay,
  standFor,
  startInitiative,
  stepBack,
  takePen,
  unlinkInitiative,
  unpublishInitiative,
  welcomeParty,
} from "./actions.ts";
export {
  type Initiative,
  initiativeClauses,
  isPublic as isPublicInitiative,
  isShown as isShownParty,
} from "./model.ts";
export { rowsOf as rowsOfInitiatives } from "./pages/list.tsx";
export {
  findInitiative,
  findInitiativeByNumber,
  listInitiatives,
  listParties as listInitiativeParties,
  lockInitiative,
} from "./store.ts";
export { texts as initiativeTexts } from "./texts.ts";
