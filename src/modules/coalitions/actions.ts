import type { AnyAction } from "#platform/act.ts";
import { leaveCoalition, lookBackOn, stayInCoalition } from "./actions/going-on.ts";
import {
  inviteParty,
  openTable,
  proposeCoalition,
  signCoalition,
  withdrawProposal,
} from "./actions/making.ts";

export { leaveCoalition, lookBackOn, stayInCoalition } from "./actions/going-on.ts";
export { coalitionKind } from "./actions/kind.ts";
export {
  inviteParty,
  openTable,
  proposeCoalition,
  signCoalition,
  withdrawProposal,
} from "./actions/making.ts";

export const actions: readonly AnyAction[] = [
  proposeCoalition,
  inviteParty,
  openTable,
  signCoalition,
  withdrawProposal,
  leaveCoalition,
  stayInCoalition,
  lookBackOn,
];
