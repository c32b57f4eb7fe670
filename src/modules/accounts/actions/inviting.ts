import { randomBytes } from "node:crypto";
import { z } from "zod";
import { codeFrom, spokenCode } from "#lib/code.ts";
import { mailAddress } from "#lib/mail-address.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { languages } from "#lib/texts.ts";
import { hasClerk } from "#modules/people";
import { action } from "#platform/act.ts";
import { queueMail } from "#platform/mail.ts";
import { hashOf } from "#platform/session.ts";
import { clerkDays, codeLength } from "../model.ts";
import { insertInvitation, removeClerkInvitations } from "../store.ts";
import { texts } from "../texts.ts";

/**
 * Invites the first council clerk: by mail, or by a code that is shown once to who runs Meent. The
 * newest invitation replaces those before; once a clerk came in, only the clerk gives roles.
 */
export const inviteClerk = action({
  name: "accounts.inviteClerk",
  input: z.object({
    name: z.string().trim().min(2).max(80),
    /** Null: no mail goes, and the code is the outcome. */
    address: mailAddress.nullable(),
    community: z.string(),
    language: z.enum(languages),
  }),
  who: "system",
  perform: async (acting, input): Promise<Result<{ code: string | null }, "clerk_there">> => {
    const { tx, communityId, clock } = acting;
    const { name, address, community, language } = input;
    if (await hasClerk(tx, communityId)) return refuse("clerk_there");
    await removeClerkInvitations(tx, communityId);
    const code = newCode();
    const madeAt = clock.machineNow();
    const endsAt = new Date(madeAt.getTime() + clerkDays * 86_400_000);
    await insertInvitation(tx, communityId, {
      id: acting.newId(),
      address,
      codeHash: hashOf(code),
      name,
      areaId: null,
      postal: [],
      role: "councilClerk",
      title: null,
      madeAt,
      endsAt,
    });
    if (address === null) return ok({ code: spokenCode(code) });
    const t = texts[language].inviteMail;
    await queueMail(acting, {
      kind: "accounts.clerk",
      to: address,
      language,
      subject: t.subject(community),
      body: [
        t.clerk(community),
        { label: t.button, path: `/aanmelden/uitnodiging/${code}` },
        t.until(clerkDays),
      ],
      usefulUntil: endsAt,
    });
    return ok({ code: null });
  },
});

/** A code nobody can guess: 59 bits. */
export function newCode(): string {
  return codeFrom(randomBytes(64), codeLength);
}
