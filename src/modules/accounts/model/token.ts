import { z } from "zod";

/** A person's own key for a program that acts for her, in some modules and for a time. */
export interface Token {
  readonly id: string;
  readonly memberId: string;
  readonly name: string;
  /** The modules in which it may do what its person may, as `challenges`. */
  readonly scopes: readonly string[];
  readonly madeAt: Date;
  readonly endsAt: Date;
  /** The day it was last used; null when it never was. */
  readonly usedOn: string | null;
  readonly revokedAt: Date | null;
}

export const tokensMax = 20;

/** How long a token may live, in days. */
export const tokenDays = ["30", "90", "365"] as const;

/** How often one token may write. A program that copies a list stays below it. */
export const writesPerToken = [
  { most: 120, minutes: 1 },
  { most: 2000, minutes: 60 },
] as const;
/** How many wrong tokens one place may try. A token has 256 bits: this spares the machine alone. */
export const wrongTokensPerSource = { most: 100, minutes: 10 } as const;

/** How a token begins, so that people and scanners know one where it should not lie. */
export const tokenPrefix = "meent_";
/** With 256 bits after it, as `newToken` makes them. */
export const tokenPattern = new RegExp(`^${tokenPrefix}[\\w-]{43}$`);

export type TokenRefusal = "too_many_tokens";
export type TokenFieldError = "name_missing" | "scopes_missing" | "days_missing";

function say(error: TokenFieldError): { error: TokenFieldError } {
  return { error };
}

export const newTokenForm = z.object({
  name: z.string(say("name_missing")).trim().min(2, say("name_missing")).max(80),
  scopes: z.array(z.string().max(40)).min(1, say("scopes_missing")).max(40),
  days: z.enum(tokenDays, say("days_missing")),
});

/** Whether it still works. */
export function works({ revokedAt, endsAt }: Token, now: Date): boolean {
  return revokedAt === null && endsAt > now;
}

/** Whether it may call this action: by the module before the point of its name. */
export function covers({ scopes }: Pick<Token, "scopes">, action: string): boolean {
  return scopes.includes(action.split(".")[0] ?? "");
}
