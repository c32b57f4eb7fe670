import { z } from "zod";
import { clause } from "#lib/clause.ts";
import { type Mark, markOf } from "#lib/marks.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Role } from "#lib/roles.ts";

/** Words that do not belong here: reported, hidden with a reason, appealed; and one's own, changed. */

/**
 * Why something is hidden: a closed list, of what the law forbids or what the house rules name.
 * Being wrong, sharp or against something is no reason; that is answered beside it.
 */
export const reasons = [
  "personalData",
  "threat",
  "insult",
  "discrimination",
  "falseIdentity",
  "copyright",
  "advertising",
] as const;
export type Reason = (typeof reasons)[number];

/** On what legal ground words are erased for good (GDPR art. 17(1), or a judge). */
export const grounds = ["unlawfulData", "withdrawnConsent", "childData", "court"] as const;
export type Ground = (typeof grounds)[number];

export const writingStates = ["shown", "hidden", "unpublished", "erased"] as const;
export type WritingState = (typeof writingStates)[number];

export const measureKinds = [
  "left",
  "hidden",
  "restored",
  "unpublished",
  "republished",
  "edited",
  "erased",
] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** The case of one text. */
export interface Case {
  readonly id: string;
  readonly number: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** Who wrote it, or the row itself where nobody signed in. */
  readonly owner: string;
  readonly authorId: string | null;
  /** As it was first written; null once erased. */
  readonly body: string | null;
  /** As its writer put it since; null as it was first. */
  readonly wording: string | null;
  readonly state: WritingState;
  readonly madeAt: Date;
}

export interface Measure {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly reason: Reason | null;
  readonly ground: Ground | null;
  readonly words: string;
  /** New words, of an edit. */
  readonly body: string | null;
  readonly memberId: string;
  /** The last civil day on which the writer may ask to look again. */
  readonly appealUntil: string | null;
  readonly at: Date;
}

export interface Report {
  readonly id: string;
  readonly writingId: string;
  readonly reason: Reason;
  readonly words: string;
  readonly reporterId: string | null;
  readonly at: Date;
  readonly dueOn: string;
  readonly measureId: string | null;
}

export interface Appeal {
  readonly id: string;
  readonly writingId: string;
  readonly measureId: string;
  readonly hiddenBy: string;
  readonly memberId: string | null;
  readonly words: string;
  readonly at: Date;
  readonly dueOn: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly outcome: "upheld" | "reversed" | null;
  readonly answer: string | null;
}

/** Who looks at reports; an appeal may also be decided by the mayor, so that there is always another. */
export const moderatorRoles = ["moderator", "councilClerk"] as const satisfies readonly Role[];
export const appealRoles = [...moderatorRoles, "mayor"] as const satisfies readonly Role[];

export const moderationClauses = {
  reportDays: clause({
    key: "moderation.reportDays",
    name: { nl: "Kijken naar een melding", en: "Looking at a report" },
    schema: z.int().min(1).max(14),
    unit: "days",
    standard: 3,
    meaning: {
      nl: (days) =>
        days === 1
          ? "Naar een melding over een tekst kijkt een moderator binnen 1 dag."
          : `Naar een melding over een tekst kijkt een moderator binnen ${days} dagen.`,
      en: (days) =>
        days === 1
          ? "A moderator looks at a report about a text within 1 day."
          : `A moderator looks at a report about a text within ${days} days.`,
    },
    source: {
      nl: "Digitaledienstenverordening (EU) 2022/2065, artikel 16, zesde lid: tijdig en zorgvuldig; het getal is beleid van Meent",
      en: "Digital Services Act (EU) 2022/2065, article 16(6): timely and diligent; the number is policy of Meent",
    },
    isForAll: true,
  }),
  appealMonths: clause({
    key: "moderation.appealMonths",
    name: { nl: "Vragen om nog eens te kijken", en: "Asking to look again" },
    schema: z.int().min(6).max(24),
    unit: "months",
    standard: 6,
    meaning: {
      nl: (months) =>
        `Wie een tekst schreef die verborgen is, kan ${months} maanden lang vragen of een ander nog eens kijkt.`,
      en: (months) =>
        `Whoever wrote a text that was hidden may for ${months} months ask somebody else to look again.`,
    },
    source: {
      nl: "Digitaledienstenverordening (EU) 2022/2065, artikel 20, eerste lid: ten minste zes maanden",
      en: "Digital Services Act (EU) 2022/2065, article 20(1): at least six months",
    },
    isForAll: true,
  }),
};

/* What others may do with it ---------------------------------------------------------------------- */

/** What anybody may do with the facts of a community: all, or all with its name beside them. */
export const factLicences = ["cc0", "ccBy"] as const;
export type FactLicence = (typeof factLicences)[number];

/** What anybody may do with what people write: read and quote it, or take it over with their name. */
export const wordLicences = ["own", "ccBy", "ccBySa"] as const;
export type WordLicence = (typeof wordLicences)[number];

/**
 * Facts and words apart: figures, days and decisions are nobody's, but a text is of who wrote it, and
 * a community cannot give away what is not its own. What it asks of writers holds from then on.
 */
export const licenceClauses = {
  facts: clause<FactLicence>({
    key: "openData.facts",
    name: { nl: "Open gegevens: de feiten", en: "Open data: the facts" },
    schema: z.enum(factLicences),
    standard: "cc0",
    meaning: {
      nl: (value) =>
        value === "cc0"
          ? "Onze gegevens mag iedereen gebruiken, waarvoor ook (CC0 1.0). Dat geldt voor bedragen, dagen, standen en besluiten."
          : "Onze gegevens mag iedereen gebruiken, waarvoor ook, met onze naam erbij (CC BY 4.0). Dat geldt voor bedragen, dagen, standen en besluiten.",
      en: (value) =>
        value === "cc0"
          ? "Anybody may use our data, for whatever purpose (CC0 1.0). This holds for amounts, days, states and decisions."
          : "Anybody may use our data, for whatever purpose, with our name (CC BY 4.0). This holds for amounts, days, states and decisions.",
    },
    source: {
      nl: "Wet hergebruik van overheidsinformatie; Databankenwet, artikel 8; beleid van Meent",
      en: "Re-use of Public Sector Information Act (Who); Databases Act article 8; policy of Meent",
    },
    words: {
      cc0: { nl: "Vrij te gebruiken (CC0 1.0)", en: "Free to use (CC0 1.0)" },
      ccBy: { nl: "Met onze naam erbij (CC BY 4.0)", en: "With our name (CC BY 4.0)" },
    },
    isForAll: true,
  }),
  words: clause<WordLicence>({
    key: "openData.words",
    name: { nl: "Open gegevens: wat mensen schrijven", en: "Open data: what people write" },
    schema: z.enum(wordLicences),
    standard: "own",
    meaning: {
      nl: (value) =>
        ({
          own: "Wat iemand hier schrijft, blijft van wie het schreef. Iedereen mag het lezen, ernaar verwijzen en eruit citeren.",
          ccBy: "Wat iemand hier in het openbaar schrijft, mag ieder overnemen, met de naam erbij die er staat (CC BY 4.0). Dat geldt voor wat iemand schrijft zolang deze regel geldt.",
          ccBySa:
            "Wat iemand hier in het openbaar schrijft, mag ieder overnemen, met de naam erbij die er staat. Wie het verandert, deelt dat op dezelfde manier (CC BY-SA 4.0). Dat geldt voor wat iemand schrijft zolang deze regel geldt.",
        })[value],
      en: (value) =>
        ({
          own: "What somebody writes here stays of who wrote it. Anybody may read it, refer to it and quote from it.",
          ccBy: "What somebody writes here in public anybody may take over, with the name that stands with it (CC BY 4.0). This holds for what is written while this rule is in force.",
          ccBySa:
            "What somebody writes here in public anybody may take over, with the name that stands with it. Whoever changes it shares that in the same way (CC BY-SA 4.0). This holds for what is written while this rule is in force.",
        })[value],
    },
    source: {
      nl: "Auteurswet, artikelen 1 en 15a; beleid van Meent",
      en: "Copyright Act (Auteurswet) articles 1 and 15a; policy of Meent",
    },
    words: {
      own: { nl: "Het blijft van wie het schreef", en: "It stays of who wrote it" },
      ccBy: {
        nl: "Over te nemen met naam (CC BY 4.0)",
        en: "To take over with the name (CC BY 4.0)",
      },
      ccBySa: {
        nl: "Over te nemen met naam, en net zo gedeeld (CC BY-SA 4.0)",
        en: "To take over with the name, and shared alike (CC BY-SA 4.0)",
      },
    },
    isForAll: true,
  }),
};

/* Input ------------------------------------------------------------------------------------------ */

export const fieldErrors = [
  "text_missing",
  "reason_missing",
  "ground_missing",
  "why_missing",
  "why_too_long",
  "change_missing",
  "new_words_missing",
  "new_words_too_long",
  "outcome_missing",
  "page_too_long",
] as const;
export type FieldErrorName = (typeof fieldErrors)[number];

function say(error: FieldErrorName): { error: FieldErrorName } {
  return { error };
}

const explaining = z
  .string(say("why_missing"))
  .trim()
  .min(10, say("why_missing"))
  .max(2000, say("why_too_long"));

/** The thing on whose page it stands, and which of its texts. */
const ofThing = z.object({
  kind: z.string().regex(/^[a-z][a-zA-Z]{1,40}$/, say("text_missing")),
  id: z.uuid(say("text_missing")),
  key: z.string(say("text_missing")).regex(/^[0-9a-f]{32}$/, say("text_missing")),
});

export const reporting = ofThing.extend({
  reason: z.enum(reasons, say("reason_missing")),
  words: z.string().trim().max(1000, say("why_too_long")).default(""),
});
export const changing = ofThing
  .extend({
    change: z.enum(["edit", "unpublish"], say("change_missing")),
    body: z.string().trim().max(4000, say("new_words_too_long")).default(""),
  })
  .refine(({ change, body }) => change !== "edit" || body.length >= 2, {
    path: ["body"],
    message: "new_words_missing",
  });

const ofCase = z.object({ writingId: z.uuid() });
export const leaving = ofCase.extend({ words: explaining });
export const hiding = ofCase.extend({
  reason: z.enum(reasons, say("reason_missing")),
  words: explaining,
});
export const restoring = ofCase.extend({ words: explaining });
export const republishing = ofCase;
export const erasing = ofCase.extend({
  ground: z.enum(grounds, say("ground_missing")),
  words: explaining,
});
export const appealing = ofCase.extend({ words: explaining });
export const judging = ofCase.extend({
  outcome: z.enum(["upheld", "reversed"], say("outcome_missing")),
  answer: explaining,
});

export const pageKinds = ["houseRules", "privacy", "accessibility", "cookies"] as const;
export type PageKind = (typeof pageKinds)[number];
export const pageSetting = z.object({
  page: z.enum(pageKinds),
  language: z.enum(["nl", "en"]),
  body: z.string().trim().max(20_000, say("page_too_long")).default(""),
});

/* Decisions -------------------------------------------------------------------------------------- */

export type ModerationRefusal =
  | "text_unknown"
  | "reported_before"
  | "not_shown"
  | "not_hidden"
  | "nothing_asked"
  | "own_text"
  | "not_yours"
  | "hidden_by_others"
  | "stands_as_it_is"
  | "same_words"
  | "appeal_too_late"
  | "appealed_before"
  | "no_appeal"
  | "you_hid_it"
  | "still_shown";

/** What readers see instead; null: as it was first written. */
export function insteadOf({
  state,
  number,
  wording,
}: Pick<Case, "state" | "number" | "wording">): string | null {
  if (state !== "shown") return markOf({ kind: state, number } satisfies Mark);
  return wording === null ? null : `${wording} ${markOf({ kind: "edited", number })}`;
}

/** Nobody judges her own words. */
export function decideHiding(one: Case, memberId: string): Result<null, ModerationRefusal> {
  if (one.authorId === memberId) return refuse("own_text");
  return one.state === "shown" ? ok(null) : refuse("not_shown");
}

/** A moderator leaves it as it is: only where somebody asked. */
export function decideLeaving(
  one: Case,
  open: readonly Report[],
  memberId: string,
): Result<null, ModerationRefusal> {
  if (one.authorId === memberId) return refuse("own_text");
  return open.length > 0 ? ok(null) : refuse("nothing_asked");
}

/** A moderator who sees that it was a mistake; while an appeal waits, that decides. */
export function decideRestoring(
  one: Case,
  appeal: Appeal | undefined,
  memberId: string,
): Result<null, ModerationRefusal> {
  if (one.state !== "hidden") return refuse("not_hidden");
  if (one.authorId === memberId) return refuse("own_text");
  return appeal && appeal.outcome === null ? refuse("appealed_before") : ok(null);
}

/** The writer asks to look again; of a text without an account anybody may, once. */
export function decideAppeal(
  one: Case,
  hidden: Measure | undefined,
  before: Appeal | undefined,
  memberId: string | null,
  today: string,
): Result<null, ModerationRefusal> {
  if (one.state !== "hidden" || !hidden?.appealUntil) return refuse("not_hidden");
  if (one.authorId !== null && one.authorId !== memberId) return refuse("not_yours");
  if (before) return refuse("appealed_before");
  return today > hidden.appealUntil ? refuse("appeal_too_late") : ok(null);
}

/** Whether this person may decide it: never who hid it, nor who wrote it. */
export function decideJudging(
  one: Case,
  appeal: Appeal | undefined,
  memberId: string,
): Result<Appeal, ModerationRefusal> {
  if (!appeal || appeal.outcome !== null) return refuse("no_appeal");
  if (appeal.hiddenBy === memberId) return refuse("you_hid_it");
  if (one.authorId === memberId || appeal.memberId === memberId) return refuse("own_text");
  return ok(appeal);
}

/** Two people erase: what is out of sight already, and by another than who put it there. */
export function decideErasing(
  one: Case,
  last: Measure | undefined,
  memberId: string,
): Result<null, ModerationRefusal> {
  if (one.state !== "hidden" && one.state !== "unpublished") return refuse("still_shown");
  return last?.memberId === memberId ? refuse("you_hid_it") : ok(null);
}

/** The writer changes her words or takes them away; what others hid, she does not bring back so. */
export function decideChange(
  one: Case,
  change: "edit" | "unpublish" | "republish",
  body: string,
  memberId: string,
): Result<null, ModerationRefusal> {
  if (one.authorId !== memberId) return refuse("not_yours");
  if (one.state === "hidden" || one.state === "erased") return refuse("hidden_by_others");
  if (change === "republish") return one.state === "unpublished" ? ok(null) : refuse("not_hidden");
  if (one.state !== "shown") return refuse("not_shown");
  return change === "edit" && body === (one.wording ?? one.body) ? refuse("same_words") : ok(null);
}
