import { z } from "zod";
import { spokenCode, typedCodeOf } from "#lib/code.ts";
import { mailAddress } from "#lib/mail-address.ts";
import { languages } from "#lib/texts.ts";

/** Signing without an account: six characters, shown or sent once, typed by the party. */

/** Across the table, or on paper, which the page makes and hands over. */
export const shownWays = ["table", "letter"] as const;
/** Or by mail: for whoever is not at the table now, and has no account here. */
export type CodeWay = (typeof shownWays)[number] | "mail";

/**
 * How long a code is good, by the machine's clock: a letter takes days, and some days to answer. A
 * mail is there at once, and is read within the week.
 */
export const codeMinutes: Readonly<Record<CodeWay, number>> = {
  table: 15,
  letter: 14 * 24 * 60,
  mail: 7 * 24 * 60,
};

export const codeLength = 6;
export const codeTries = 5;

export interface Code {
  readonly salt: string;
  readonly codeHash: string;
  readonly tries: number;
  readonly shownTo: string;
  readonly way: CodeWay;
  /** By the machine's own clock; the database tells. */
  readonly isEnded: boolean;
  readonly isUsed: boolean;
}

export type CodeRefusal = "code_not_asked" | "code_ended" | "code_used" | "code_tried_too_often";

export const typedCode = typedCodeOf(codeLength, "code_wrong");

/** Whom the code is mailed to, as typed; the address is for the mail alone. */
export const mailingCode = z.object({
  dealId: z.uuid(),
  address: mailAddress,
  language: z.enum(languages).default("nl"),
});

/** In two threes, as people read and type it. */
export function inTwo(code: string): string {
  return spokenCode(code, 3);
}

/** Why this code cannot be tried; undefined when it can. */
export function refusalOfCode(code: Code | undefined): CodeRefusal | undefined {
  if (!code) return "code_not_asked";
  if (code.isUsed) return "code_used";
  if (code.tries >= codeTries) return "code_tried_too_often";
  return code.isEnded ? "code_ended" : undefined;
}
