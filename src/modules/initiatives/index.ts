/** What the rest of Meent may use of initiatives. */
export {
  givePen,
  giveThanks,
  joinInitiative,
  linkInitiative,
  offerInitiative,
  postUpdate,
  publishInitiative,
  setMeans,
  setSay,
  standFor,
  startInitiative,
  welcomeParty,
} from "./actions.ts";
export {
  type Initiative,
  initiativeClauses,
  isPublic as isPublicInitiative,
  type ValueKind,
  valueKinds,
} from "./model.ts";
export { InitiativePhoto } from "./pages/initiative.tsx";
export { listMaking, type Making, rowsOf as rowsOfInitiatives } from "./pages/list.tsx";
export {
  countInitiativesUpTo,
  countValues,
  findInitiative,
  findInitiativeByNumber,
  listInitiatives,
  lockInitiative,
} from "./store.ts";
export { texts as initiativeTexts } from "./texts.ts";
