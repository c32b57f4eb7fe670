import { localDate } from "#lib/calendar.ts";
import { spokenCode } from "#lib/code.ts";
import { findCommunity } from "#modules/people";
import { act } from "#platform/act.ts";
import { type Context, read } from "#platform/context.ts";
import type { Letter } from "#platform/letter.ts";
import { hashOf } from "#platform/session.ts";
import { type LetterTo, letterInvitationDays, lettersPerStack } from "../model/residents.ts";
import { listLetters } from "../store.ts";
import { texts } from "../texts.ts";
import { newCode } from "./inviting.ts";
import { makeResidentLetters } from "./residents.ts";

/** A stack of letters with new codes: the hashes are kept, the codes stand in the letters alone. */
export async function makeStack(
  context: Context,
  listId: string,
  after: number,
): Promise<{ readonly letters: readonly Letter[]; readonly last: number } | undefined> {
  const { communityId, platform, now } = context;
  const { to, community } = await read(context, async (db) => ({
    to: await listLetters(db, communityId, listId, after, lettersPerStack),
    community: await findCommunity(db, communityId),
  }));
  if (to.length === 0 || !community) return undefined;
  const coded = to.map((one) => ({ one, code: newCode() }));
  const codes = coded.map(({ one, code }) => ({ id: one.id, codeHash: hashOf(code) }));
  const outcome = await act(makeResidentLetters, context, { listId, codes });
  if (!outcome.ok) return undefined;
  const site = `${platform.origin().replace(/^https?:\/\//, "")}/${community.slug}/aanmelden/code`;
  return {
    letters: coded.map(({ one, code }) => letterTo(one, code, { ...community, site, now })),
    last: to.at(-1)?.position ?? after,
  };
}

function letterTo(
  { name, postal }: LetterTo,
  code: string,
  from: {
    readonly name: string;
    readonly phone: string | null;
    readonly site: string;
    readonly now: Date;
  },
): Letter {
  const t = texts.nl.residentLetter;
  return {
    language: "nl",
    sender: { name: from.name, lines: from.phone ? [from.phone] : [] },
    addressee: [name, ...postal],
    on: localDate(from.now),
    subject: t.subject(from.name),
    greeting: t.greeting(name),
    body: [
      { kind: "paragraph", text: t.what(from.name) },
      { kind: "heading", text: t.howTitle },
      { kind: "paragraph", text: t.how(from.site) },
      { kind: "large", text: spokenCode(code) },
      { kind: "paragraph", text: t.secret(letterInvitationDays) },
      { kind: "paragraph", text: from.phone ? t.callOr(from.phone) : t.come },
    ],
    closing: t.closing,
    signature: [from.name],
  };
}
