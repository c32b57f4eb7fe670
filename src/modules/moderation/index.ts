/** What the rest of Meent may use of moderation. */
export { appealHiding, judgeAppeal } from "./actions/appealing.ts";
export { hideWriting, leaveWriting } from "./actions/judging.ts";
export { reportWriting } from "./actions/reporting.ts";
export { moderationClauses } from "./model.ts";
export { tellMarks } from "./pages/notice.ts";
export { listCases as listModerationCases } from "./store.ts";
export { texts as moderationTexts } from "./texts.ts";
