/** What the rest of Meent may use of signing in and accounts. */
export { inviteClerk } from "./actions/inviting.ts";
export { noteBounce, noteRefusal } from "./actions/refused.ts";
export { openToken } from "./actions/token.ts";
export { covers as tokenCovers } from "./model/token.ts";
export { findAddress, findMailBox, type MailBox } from "./store.ts";
