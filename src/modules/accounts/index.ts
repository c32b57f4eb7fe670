/** What the rest of Meent may use of signing in and accounts. */

export { inviteClerk } from "./actions/inviting.ts";
export { rescueClerk } from "./actions/own-code.ts";
export { noteBounce, noteRefusal } from "./actions/refused.ts";
export { makeStack } from "./actions/resident-letters.ts";
export { inviteResidents } from "./actions/residents.ts";
export { mailTo } from "./actions/telling.ts";
export { openToken } from "./actions/token.ts";
export { planResidents, type ResidentFault } from "./model/residents.ts";
export { covers as tokenCovers } from "./model/token.ts";
export { findAddress, findMailBox, type MailBox } from "./store.ts";
export { texts as accountTexts } from "./texts.ts";
