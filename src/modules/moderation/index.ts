/** What the rest of Meent may use of moderation. */
export { appealHiding, judgeAppeal } from "./actions/appealing.ts";
export { hideWriting, leaveWriting } from "./actions/judging.ts";
export { reportWriting } from "./actions/reporting.ts";
export {
  type FactLicence,
  licenceClauses,
  moderationClauses,
  type WordLicence,
} from "./model.ts";
export { tellMarks } from "./pages/notice.ts";
export { YourWords } from "./pages/your-words.tsx";
export { listCases as listModerationCases } from "./store.ts";
export { texts as moderationTexts } from "./texts.ts";
