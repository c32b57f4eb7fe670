import { z } from "zod";
import { typedCodeOf } from "#lib/code.ts";
import type { Consent } from "#lib/on-behalf.ts";
import type { Role } from "#lib/roles.ts";

/** Acting for somebody without an account who asked for it, openly. */

/** Who works at the front line, and may act for somebody who asks it of them. */
export const frontLineRoles = [
  "connector",
  "host",
  "publicServant",
  "helpingOfficial",
] as const satisfies readonly Role[];

/** Whether a reader holds such a role now. */
export function isFrontLine(viewer: {
  readonly kind: string;
  readonly roles?: readonly { readonly role: Role }[];
}): boolean {
  return (
    viewer.roles?.some(({ role }) => frontLineRoles.some((frontLine) => frontLine === role)) ??
    false
  );
}

/** What was asked, by whom, and how she said yes. */
export interface OnBehalf {
  readonly id: string;
  readonly number: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly byMember: string;
  /** Null once she took it back. */
  readonly personName: string | null;
  readonly asked: string;
  readonly consent: Consent;
  readonly consentWords: string;
  readonly isPublic: boolean;
  readonly madeAt: Date;
  readonly salt: string | null;
  readonly codeHash: string | null;
  readonly tries: number;
  readonly withdrawnAt: Date | null;
}

export type OnBehalfRefusal =
  | "letter_unknown"
  | "letter_not_yours"
  | "letter_tried_too_often"
  | "letter_without_code"
  | "taken_back_before";

export const letterCodeLength = 8;
export const letterTries = 10;

const typedCode = typedCodeOf(letterCodeLength, "code_wrong");
const typedNumber = z
  .string()
  .transform((typed) => typed.replaceAll(/\s/g, "").toUpperCase())
  .pipe(z.string().regex(/^N-\d{4}-\d{3,}$/, { error: "number_wrong" }));

export const makingLetter = z.object({ id: z.uuid(), code: typedCode });
export const opening = z.object({ number: typedNumber, code: typedCode });
export const correcting = opening.extend({
  words: z
    .string()
    .trim()
    .min(2, { error: "words_missing" })
    .max(2000, { error: "words_too_long" }),
});

/** Why this letter's code cannot be tried; undefined when it can. */
export function refusalOfLetter(
  letter: Pick<OnBehalf, "salt" | "codeHash" | "tries"> | undefined,
): OnBehalfRefusal | undefined {
  if (!letter) return "letter_unknown";
  if (letter.codeHash === null || letter.salt === null) return "letter_without_code";
  return letter.tries >= letterTries ? "letter_tried_too_often" : undefined;
}
