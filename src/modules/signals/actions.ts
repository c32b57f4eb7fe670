import type { AnyAction } from "#platform/act.ts";
import {
  answerSignal,
  forwardSignal,
  joinSignal,
  keepSignal,
  makeNeedOfSignal,
  makeWorkOfSignal,
  passOnSignal,
} from "./actions/hosting.ts";
import { endTakenBack, reactToAnswer, saySignal, withdrawSignal } from "./actions/saying.ts";

/** Everything people do with signals, in the order in which the table of rights shows it. */
export const actions: readonly AnyAction[] = [
  saySignal,
  answerSignal,
  makeNeedOfSignal,
  makeWorkOfSignal,
  joinSignal,
  keepSignal,
  forwardSignal,
  reactToAnswer,
  withdrawSignal,
  endTakenBack,
  passOnSignal,
];
