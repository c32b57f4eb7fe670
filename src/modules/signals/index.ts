/** What the rest of Meent may use of signals. */
export {
  answerSignal,
  forwardSignal,
  joinSignal,
  keepSignal,
  makeWorkOfSignal,
} from "./actions/hosting.ts";
export { signalKind } from "./actions/kind.ts";
export { reactToAnswer, saySignal, withdrawSignal } from "./actions/saying.ts";
export { isPublic as isPublicSignal, signalClauses } from "./model.ts";
export { countSignals, findSignal, findSignalByNumber } from "./store.ts";
