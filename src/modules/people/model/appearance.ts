import { z } from "zod";

/** How a person appears within one community, and what she may choose. */

export const appearances = ["fullName", "firstName", "pseudonym"] as const;
export type Appearance = (typeof appearances)[number];

/** All of a member that she herself sees. */
export interface OwnMember {
  readonly id: string;
  readonly accountId: string;
  /** What others see. */
  readonly name: string;
  readonly fullName: string;
  readonly appearance: Appearance;
  readonly pseudonym: string | null;
  readonly areaId: string | null;
  /** She holds or held a public role, so her full name shows. */
  readonly isPublic: boolean;
}

export type AppearanceFieldError =
  | "name_missing"
  | "name_long"
  | "name_not_readable"
  | "appearance_missing"
  | "pseudonym_missing"
  | "pseudonym_long"
  | "area_missing";

export type AppearanceRefusal =
  | "member_already"
  | "area_unknown"
  | "name_of_official"
  | "first_name_short"
  | "pseudonym_taken";

/** A name as people write it: letters of any script, with what joins them; no address, no sign. */
const readable = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} .,'’‑–-]*$/u;

const fullName = z
  .string()
  .transform((typed) => typed.replaceAll(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(2, { error: "name_missing" })
      .max(80, { error: "name_long" })
      .regex(readable, { error: "name_not_readable" }),
  );

/** What she tells of herself: at her first visit, and on her own page. */
export const newAppearance = z
  .object({
    fullName,
    appearance: z.enum(appearances, { error: "appearance_missing" }),
    pseudonym: z
      .string()
      .default("")
      .transform((typed) => typed.replaceAll(/\s+/g, " ").trim())
      .pipe(z.string().max(40, { error: "pseudonym_long" })),
    areaId: z.uuid({ error: "area_missing" }),
  })
  .superRefine(({ appearance, pseudonym }, context) => {
    if (appearance !== "pseudonym") return;
    if (pseudonym.length < 2)
      context.addIssue({ code: "custom", path: ["pseudonym"], message: "pseudonym_missing" });
    else if (!readable.test(pseudonym))
      context.addIssue({ code: "custom", path: ["pseudonym"], message: "name_not_readable" });
  });

export type NewAppearance = z.output<typeof newAppearance>;

/** Who already appears by these names, and whether as someone with a public role. */
export interface ShownNames {
  readonly isPseudonymShown: boolean;
  readonly isFullNameOfOfficial: boolean;
}

/** Whether she may appear so: not as an official, and not as somebody else who is here. */
export function decideAppearance(
  { fullName, appearance }: NewAppearance,
  shown: ShownNames,
): AppearanceRefusal | undefined {
  if (shown.isFullNameOfOfficial) return "name_of_official";
  if (appearance === "firstName" && (fullName.split(" ")[0] ?? "").length < 2)
    return "first_name_short";
  if (appearance === "pseudonym" && shown.isPseudonymShown) return "pseudonym_taken";
  return undefined;
}
