/** What the rest of Meent may use of the nine acts. */
export {
  answerRule,
  guarantee,
  guaranteeKind,
  legitimise,
  recognise,
  shareKnowledge,
  shareTheSay,
} from "./actions.ts";
export { exceptionClauses } from "./model/exception.ts";
export { texts as actTexts } from "./texts.ts";
