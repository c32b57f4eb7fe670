/** What the rest of Meent may use of mail to who follows something. */
export { chooseWeek } from "./actions/choosing.ts";
export { mailFrom } from "./actions/quiet.ts";
export { pageFor, stopPathOf } from "./jobs.ts";
export { isQuiet } from "./model.ts";
export { findPreference, listWeekReaders, saveWeekSent } from "./store.ts";
export { texts as notificationTexts } from "./texts.ts";
