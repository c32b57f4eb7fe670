import { z } from "zod";
import { typedCodeOf } from "#lib/code.ts";
import { mailAddress } from "#lib/mail-address.ts";
import type { Role } from "#lib/roles.ts";

/** How a person comes in: by a link in mail, or by a code from a letter. */

/** A link lives half an hour of machine time: long enough for a mail server that takes its time. */
export const linkMinutes = 30;
/** The invitation of the first council clerk. */
export const clerkDays = 14;
/** The confirmation of another address lives a day. */
export const changeHours = 24;

/**
 * How many links: for one address, so that nobody is buried in mail; and from one place, where a
 * library with forty people, each asking a few times, stays far below it.
 */
export const linksPerAddress = [
  { most: 4, minutes: 15 },
  { most: 12, minutes: 24 * 60 },
] as const;
export const linksPerSource = { most: 240, minutes: 60 } as const;
/** A code has 59 bits; who tries a hundred an hour needs longer than the world stands. */
export const codesPerSource = { most: 120, minutes: 60 } as const;
export const changesPerAccount = { most: 5, minutes: 24 * 60 } as const;

export type LinkRefusal = "link_unknown" | "link_used" | "link_ended";
export type CodeRefusal = "code_unknown" | "code_used" | "code_ended" | "clerk_there";
export type OwnCodeRefusal = "has_address" | "clerk_unknown";
export type ChangeRefusal = "change_unknown" | "change_ended" | "address_taken" | "no_address";

/** A link as it is kept. */
export interface SignInLink {
  readonly address: string;
  readonly back: string;
  readonly browserHash: string | null;
  readonly endsAt: Date;
  readonly usedAt: Date | null;
}

/** Why a link does not sign in; undefined when it does. */
export function refusalOfLink(link: SignInLink | undefined, now: Date): LinkRefusal | undefined {
  if (!link) return "link_unknown";
  if (link.usedAt) return "link_used";
  return link.endsAt <= now ? "link_ended" : undefined;
}

/** Who was invited by mail or by letter. */
export interface Invitation {
  readonly id: string;
  readonly address: string | null;
  readonly name: string | null;
  readonly areaId: string | null;
  /** A role that comes with it, or a mail address: then its code works once. */
  readonly role: Role | null;
  readonly title: string | null;
  readonly endsAt: Date;
  readonly accountId: string | null;
}

/** Why a code does not sign in; undefined when it does. */
export function refusalOfCode(
  invitation: Invitation | undefined,
  now: Date,
): CodeRefusal | undefined {
  if (!invitation) return "code_unknown";
  const isKey = invitation.role === null && invitation.address === null;
  // The code of a letter is hers from its first use: it is how who has no mail comes back.
  if (invitation.accountId !== null) return isKey ? undefined : "code_used";
  return invitation.endsAt <= now ? "code_ended" : undefined;
}

/** Another address for an account, and who said yes to it. */
export interface AddressChange {
  readonly accountId: string;
  readonly newAddress: string;
  /** Without an old address only the new one is asked. */
  readonly needsOld: boolean;
  readonly isOldConfirmed: boolean;
  readonly isNewConfirmed: boolean;
  readonly endsAt: Date;
}

/** Whether the change can be made: everyone who must has said yes. */
export function isAgreed({ needsOld, isOldConfirmed, isNewConfirmed }: AddressChange): boolean {
  return isNewConfirmed && (isOldConfirmed || !needsOld);
}

/** Of 31 characters: 59 bits, too many to guess. */
export const codeLength = 12;

export const typedCode = typedCodeOf(codeLength, "code_wrong");

/* Refused addresses ------------------------------------------------------------------------------- */

/** How an address fares with mail servers. */
export interface Deliverability {
  readonly refusals: number;
  readonly lastRefusedAt: Date | null;
}

/** A full mailbox or a filter is no wrong address: so often within so many days, and it is one. */
const mostRefusals = 3;
const refusalDays = 30;

/**
 * What one more refusal for good makes of an address. `reason` is a code, as `550 5.1.1`, `550` or
 * `5.2.2`: about the address are 5.1.x and 5.2.1 (RFC 3463, 3.2 and 3.3), and a bare 550, 551 or 553
 * (RFC 5321, 4.2.3).
 */
export function decideRefusal(
  { refusals, lastRefusedAt }: Deliverability,
  reason: string,
  at: Date,
): { readonly refusals: number; readonly isRefused: boolean } {
  const [enhanced] = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(reason) ?? [];
  const isOfAddress = enhanced
    ? /^5\.(1\.\d+|2\.1)$/.test(enhanced)
    : /^(550|551|553)\b/.test(reason);
  const isLongAgo =
    lastRefusedAt === null || at.getTime() - lastRefusedAt.getTime() > refusalDays * 86_400_000;
  const count = isLongAgo ? 1 : refusals + 1;
  return { refusals: count, isRefused: isOfAddress || count >= mostRefusals };
}

/** Whether the code says that the mailbox is full (RFC 3463, 3.3; RFC 5321, 4.2.3). */
export function isFull(reason: string): boolean {
  return /\b5\.2\.2\b|^552\b/.test(reason);
}

export const bounced = z.object({
  memberId: z.uuid(),
  /** Addresses the report names; one of them is the member's, or it is about somebody else. */
  recipients: z.array(z.string().max(320)).min(1).max(50),
  /** As `5.1.1`. */
  status: z.string().regex(/^5\.\d{1,3}\.\d{1,3}$/),
});

export type BounceFault = "bounce_of_other";
export type AgainRefusal = "address_not_refused";

export const askedLink = z.object({ address: mailAddress });

/** An address that shows its owner which one it is, and others nothing: `f•••@voorbeeld.nl`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${[...address][0] ?? ""}•••${address.slice(at)}`;
}

const browsers = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/SamsungBrowser/, "Samsung Internet"],
  [/Firefox\/|FxiOS/, "Firefox"],
  [/Chrome\/|CriOS/, "Chrome"],
  [/Safari\//, "Safari"],
] as const;
const systems = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
] as const;

/** A device as its owner knows it again: `Firefox, Android`. Nothing by which it could be tracked. */
export function deviceWords(userAgent: string | undefined): string {
  const find = (known: readonly (readonly [RegExp, string])[]) =>
    known.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  return [find(browsers), find(systems)].filter(Boolean).join(", ");
}
