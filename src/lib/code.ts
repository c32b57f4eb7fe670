import { z } from "zod";
import { assert } from "./assert.ts";

/*
 * Codes that people read from paper or a screen and type: in a letter, at a table, over the phone.
 */

/** Without 0, O, 1, I and L, which people mistake for one another. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/**
 * A code of `length` characters out of random bytes, each of its characters equally likely.
 *
 * @param random some five times as many bytes as characters
 */
export function codeFrom(random: Uint8Array, length: number): string {
  let code = "";
  // A byte of 248 and more would make the first characters likelier; it is passed over.
  for (const byte of random)
    if (byte < 248 && code.length < length) code += alphabet[byte % alphabet.length];
  assert(code.length === length, "there is chance enough for a whole code");
  return code;
}

/** A code of this length as typed: small letters, spaces and any dash are no mistake. */
export function typedCodeOf<Fault extends string>(length: number, fault: Fault) {
  return z
    .string({ error: fault })
    .max(60, { error: fault })
    .transform((typed) => typed.replaceAll(/[\s\p{Pd}.]/gu, "").toUpperCase())
    .pipe(z.string().regex(new RegExp(`^[${alphabet}]{${length}}$`), { error: fault }));
}

/** As people read it aloud: `K7QF-2M9P-XT4R`, or in groups of another size. */
export function spokenCode(code: string, group = 4): string {
  return code.match(new RegExp(`.{1,${group}}`, "gu"))?.join("-") ?? code;
}
