import type { Language } from "#lib/texts.ts";
import { findAccountOf, findLanguage } from "#modules/people";
import type { Acting } from "#platform/context.ts";
import { queueMail } from "#platform/mail.ts";
import type { MailBlock } from "#platform/mail-body.ts";
import { findMailBox } from "../store.ts";

interface Letter {
  readonly subject: string;
  readonly body: readonly MailBlock[];
  /** The path below the community of the page that ends such mail. */
  readonly unsubscribe?: string;
  /** Machine time. Before it the mail waits, for its reader has quiet hours. */
  readonly notBefore?: Date | undefined;
}

/**
 * Leaves a mail for a member or a guest, in her language. Who has no address, or one that refused our
 * mail, reads it on her own page.
 */
export async function mailTo(
  { tx, communityId }: Pick<Acting, "tx" | "communityId">,
  memberId: string,
  kind: string,
  say: (language: Language) => Letter,
): Promise<void> {
  const accountId = await findAccountOf(tx, communityId, memberId);
  const box = accountId && (await findMailBox(tx, accountId));
  if (!box || box.refusedAt !== null) return;
  const language = await findLanguage(tx, accountId);
  await queueMail(
    { tx, communityId },
    { kind, to: box.address, memberId, language, ...say(language) },
  );
}
