/** What the rest of Meent may use of signing in and accounts. */
export { inviteClerk } from "./actions/inviting.ts";
