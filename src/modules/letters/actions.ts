import type { AnyAction } from "#platform/act.ts";
import { answerLetter, followUpLetter, replyToQuestion } from "./actions/answering.ts";
import { draftLetter, sendLetter, takeOverLetter, withdrawLetter } from "./actions/sending.ts";

export { answerLetter, followUpLetter, replyToQuestion } from "./actions/answering.ts";
export { letterKind } from "./actions/kind.ts";
export { draftLetter, sendLetter, takeOverLetter, withdrawLetter } from "./actions/sending.ts";

export const actions: readonly AnyAction[] = [
  draftLetter,
  sendLetter,
  answerLetter,
  replyToQuestion,
  followUpLetter,
  withdrawLetter,
  takeOverLetter,
];
