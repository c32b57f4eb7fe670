/** What the rest of Meent may use of webhooks. */
export { type TellLines, tellEndpoints } from "./jobs.ts";
