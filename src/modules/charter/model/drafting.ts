import { z } from "zod";
import { type AnyClause, type Charter, type ClauseDocument, isSameValue } from "#lib/clause.ts";
import { isOrdered, type Party, party, reversed, say, terms } from "../model.ts";

/** A charter that is being written; nobody but its author and the council clerk sees it. */
export interface Draft {
  readonly id: string;
  readonly memberId: string;
  /** Null: for the whole community. */
  readonly areaId: string | null;
  /** The rules it is shown beside: the number in force when it was begun. */
  readonly basedOn: number;
  readonly title: string;
  readonly inForceFrom: string;
  readonly inForceUntil: string | null;
  /** For an area only what it sets itself. */
  readonly clauses: ClauseDocument;
  readonly parties: readonly Party[];
}

/** What a draft starts from: the rules in force, the standard, or an example. */
export const starting = terms
  .extend({
    from: z.string(say("starts_from_missing")).min(1, say("starts_from_missing")).max(60),
  })
  .refine(isOrdered, reversed);

export const savingTerms = terms
  .omit({ areaId: true })
  .extend({ draftId: z.uuid() })
  .refine(isOrdered, reversed);

export const savingRules = z.object({
  draftId: z.uuid(),
  clauses: z.record(z.string().max(80), z.unknown()),
});

export const namingParty = z.object({ draftId: z.uuid(), party });

export const leavingOut = z.object({
  draftId: z.uuid(),
  index: z.coerce.number().int().min(0).max(11),
});

export const ofDraft = z.object({ draftId: z.uuid() });

export const replying = z.object({
  clause: z.string().min(3).max(80),
  areaId: z
    .union([z.literal("").transform(() => null), z.uuid()])
    .nullable()
    .default(null),
  body: z
    .string(say("reply_missing"))
    .trim()
    .min(2, say("reply_missing"))
    .max(2000, say("reply_too_long")),
});

export const answering = z.object({
  replyId: z.uuid(),
  body: z
    .string(say("reply_missing"))
    .trim()
    .min(2, say("reply_missing"))
    .max(2000, say("reply_too_long")),
});

/**
 * A whole document: what is left out is filled in with what the standard says today. So an agreement
 * keeps its rules also when a later release of Meent has another standard.
 */
export function completed(clauses: ClauseDocument, declared: readonly AnyClause[]): ClauseDocument {
  return Object.fromEntries(
    declared.map((clause) => [clause.key, clause.read(clauses) ?? clause.standard]),
  );
}

/** Of a document, what differs from the rules it lies over: all that an area sets itself. */
export function differing(
  clauses: ClauseDocument,
  below: Charter,
  declared: readonly AnyClause[],
): ClauseDocument {
  return Object.fromEntries(
    declared.flatMap((clause) => {
      const value = clause.read(clauses);
      return value === undefined || isSameValue(value, clause.valueIn(below))
        ? []
        : [[clause.key, value]];
    }),
  );
}
