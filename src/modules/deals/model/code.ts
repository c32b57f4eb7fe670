import { z } from "zod";

/** Signing at the table: six characters, shown once to the noaber, typed by the party. */

/** Without 0, O, 1, I and L, which people mistake for one another. */
export const codeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
export const codeLength = 6;
export const codeTries = 5;

export interface Code {
  readonly salt: string;
  readonly codeHash: string;
  readonly tries: number;
  readonly shownTo: string;
  /** By the machine's own clock; the database tells. */
  readonly isEnded: boolean;
  readonly isUsed: boolean;
}

export type CodeRefusal = "code_not_asked" | "code_ended" | "code_used" | "code_tried_too_often";

/** As typed: small letters and spaces are no mistake. */
export const typedCode = z
  .string()
  .transform((typed) => typed.replaceAll(/[\s-]/g, "").toUpperCase())
  .pipe(
    z.string().regex(new RegExp(`^[${codeAlphabet}]{${codeLength}}$`), { error: "code_wrong" }),
  );

/** Why this code cannot be tried; undefined when it can. */
export function refusalOfCode(code: Code | undefined): CodeRefusal | undefined {
  if (!code) return "code_not_asked";
  if (code.isUsed) return "code_used";
  if (code.tries >= codeTries) return "code_tried_too_often";
  return code.isEnded ? "code_ended" : undefined;
}
