/** What the rest of Meent may use of moderation. */
export {
  type FactLicence,
  licenceClauses,
  moderationClauses,
  type WordLicence,
} from "./model.ts";
export { tellMarks } from "./pages/notice.ts";
export { YourWords } from "./pages/your-words.tsx";
export { texts as moderationTexts } from "./texts.ts";
