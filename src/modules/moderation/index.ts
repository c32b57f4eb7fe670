/** What the rest of Meent may use of moderation. */
export { moderationClauses } from "./model.ts";
export { tellMarks } from "./pages/notice.ts";
export { texts as moderationTexts } from "./texts.ts";
