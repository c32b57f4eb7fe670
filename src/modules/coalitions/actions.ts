import type { AnyAction } from "#platform/act.ts";
import { leaveCoalition, lookBackOn, stayInCoalition } from "./actions/going-on.ts";
import {
  changePledges,
  enterAsGuest,
  inviteParty,
  mailInvitation,
  openTable,
  proposeCoalition,
  signAgain,
  signCoalition,
  withdrawProposal,
} from "./actions/making.ts";

export { leaveCoalition, lookBackOn, stayInCoalition } from "./actions/going-on.ts";
export { coalitionKind } from "./actions/kind.ts";
export {
  changePledges,
  enterAsGuest,
  inviteParty,
  mailInvitation,
  openTable,
  proposeCoalition,
  signAgain,
  signCoalition,
  withdrawProposal,
} from "./actions/making.ts";

export const actions: readonly AnyAction[] = [
  proposeCoalition,
  inviteParty,
  mailInvitation,
  enterAsGuest,
  openTable,
  changePledges,
  signCoalition,
  signAgain,
  withdrawProposal,
  leaveCoalition,
  stayInCoalition,
  lookBackOn,
];
