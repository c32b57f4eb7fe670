import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { OnBehalfGiven } from "#lib/on-behalf.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { type Acting, hasRole, memberOf } from "#platform/context.ts";
import { nextNumber } from "#platform/numbers.ts";
import type { Subject } from "#platform/record.ts";
import {
  correcting,
  frontLineRoles,
  letterTries,
  makingLetter,
  type OnBehalf,
  type OnBehalfRefusal,
  opening,
  refusalOfLetter,
} from "../model/on-behalf.ts";
import {
  insertOnBehalf,
  insertOnBehalfWord,
  lockOnBehalf,
  lockOnBehalfByNumber,
  saveLetterCode,
  saveLetterTry,
  saveTakenBack,
} from "../store.ts";

/**
 * Keeps, inside another action's transaction, that a thing was made for somebody who asked. One call
 * is all a module needs; with nothing given it does nothing. Her name is never in the record.
 */
export async function keepOnBehalf(
  acting: Acting,
  subject: Subject,
  given: OnBehalfGiven | undefined,
  isPublic = true,
): Promise<Result<null, "not_allowed">> {
  if (!given) return ok(null);
  if (!hasRole(acting, ...frontLineRoles)) return refuse("not_allowed");
  const id = acting.newId();
  const byMember = memberOf(acting);
  const isNew = await insertOnBehalf(acting.tx, acting.communityId, {
    id,
    number: await nextNumber(acting, "N"),
    subject,
    byMember,
    personName: given.name,
    asked: given.asked,
    consent: given.consent,
    consentWords: given.how,
    isPublic,
    madeAt: acting.now,
  });
  if (!isNew) return ok(null);
  acting.record({
    kind: "people.actedOnBehalf",
    subject,
    isPublic,
    data: { by: byMember, consent: given.consent },
    texts: { asked: given.asked },
  });
  return ok(null);
}

/**
 * Keeps the hash of the code that stands in a letter. The page made the code; it is no part of what is
 * kept for a repeated call, so a second letter has a second code, and the first is gone.
 */
export const makeLetter = action({
  name: "people.makeLetter",
  input: makingLetter,
  who: "member",
  perform: async (acting, input): Promise<Result<{ number: string }, OnBehalfRefusal>> => {
    const { tx, communityId } = acting;
    const letter = await lockOnBehalf(tx, communityId, input.id);
    if (!letter) return refuse("letter_unknown");
    if (letter.byMember !== memberOf(acting)) return refuse("letter_not_yours");
    if (letter.withdrawnAt !== null) return refuse("taken_back_before");
    const salt = randomBytes(16).toString("hex");
    await saveLetterCode(tx, communityId, letter.id, salt, hashOf(salt, input.code));
    acting.record({
      kind: "people.letterMade",
      subject: letter.subject,
      isPublic: false,
      data: { number: letter.number, by: letter.byMember },
    });
    return ok({ number: letter.number });
  },
});

/** How an attempt with a code ends: with what is left when it was wrong, for a refusal would undo the count. */
type Tried = Result<{ id: string; triesLeft: number | null }, OnBehalfRefusal>;

/** Who holds the letter looks. */
export const openLetter = action({
  name: "people.openLetter",
  input: opening,
  who: "anyone",
  perform: (acting, input): Promise<Tried> => withCode(acting, input, async () => ok(null)),
});

/** Who holds the letter puts her own words beside what was done for her. */
export const correctOnBehalf = action({
  name: "people.correctOnBehalf",
  input: correcting,
  who: "anyone",
  perform: (acting, input): Promise<Tried> =>
    withCode(acting, input, async (letter) => {
      const { tx, communityId, now } = acting;
      if (letter.withdrawnAt !== null) return refuse("taken_back_before");
      const word = { id: acting.newId(), words: input.words, at: now };
      await insertOnBehalfWord(tx, communityId, letter.id, word);
      acting.record({
        kind: "people.correctedOnBehalf",
        subject: letter.subject,
        isPublic: letter.isPublic,
        texts: { words: input.words },
      });
      return ok(null);
    }),
});

/** Who holds the letter takes it back: her name goes, and higher modules undo what they can. */
export const takeBackOnBehalf = action({
  name: "people.takeBackOnBehalf",
  input: opening,
  who: "anyone",
  perform: (acting, input): Promise<Tried> =>
    withCode(acting, input, async (letter) => {
      if (letter.withdrawnAt !== null) return refuse("taken_back_before");
      await saveTakenBack(acting.tx, acting.communityId, letter.id, acting.now);
      acting.record({
        kind: "people.takenBackOnBehalf",
        subject: letter.subject,
        isPublic: letter.isPublic,
      });
      return ok(null);
    }),
});

async function withCode(
  acting: Acting,
  { number, code }: { readonly number: string; readonly code: string },
  then: (letter: OnBehalf) => Promise<Result<null, OnBehalfRefusal>>,
): Promise<Tried> {
  const { tx, communityId } = acting;
  const letter = await lockOnBehalfByNumber(tx, communityId, number);
  const refusal = refusalOfLetter(letter);
  if (!letter || letter.salt === null || letter.codeHash === null || refusal)
    return refuse(refusal ?? "letter_unknown");
  const isRight = timingSafeEqual(
    Buffer.from(hashOf(letter.salt, code), "hex"),
    Buffer.from(letter.codeHash, "hex"),
  );
  if (!isRight) {
    await saveLetterTry(tx, communityId, letter.id);
    return ok({ id: letter.id, triesLeft: letterTries - letter.tries - 1 });
  }
  const done = await then(letter);
  return done.ok ? ok({ id: letter.id, triesLeft: null }) : done;
}

function hashOf(salt: string, code: string): string {
  return createHash("sha256").update(`${salt}\n${code}`).digest("hex");
}
