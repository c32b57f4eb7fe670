import { z } from "zod";

/** How somebody without an account said yes to what is done for her. */
export const consents = ["spoken", "phone", "written"] as const;
export type Consent = (typeof consents)[number];

/** The part of another action's input that says it is done for somebody; leave it out otherwise. */
export const onBehalf = z.object({
  name: z
    .string({ error: "behalf_name_missing" })
    .trim()
    .min(2, { error: "behalf_name_missing" })
    .max(80, { error: "behalf_name_too_long" }),
  asked: z
    .string({ error: "behalf_asked_missing" })
    .trim()
    .min(2, { error: "behalf_asked_missing" })
    .max(2000, { error: "behalf_asked_too_long" }),
  consent: z.enum(consents, { error: "behalf_consent_missing" }),
  how: z.string().trim().max(500, { error: "behalf_how_too_long" }).default(""),
});
export type OnBehalfGiven = z.output<typeof onBehalf>;
