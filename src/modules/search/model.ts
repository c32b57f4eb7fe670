import { z } from "zod";
import { isMark, withoutEdited } from "#lib/marks.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** What a search asks, what it may find, and how a hit is marked. */

/* What is asked ---------------------------------------------------------------------------------- */

export const askRefusals = [
  "nothing_asked",
  "too_short",
  "too_long",
  "no_letters",
  "only_stop_words",
] as const;
export type AskRefusal = (typeof askRefusals)[number];

/** No question needs more, and the database weighs every word of it. */
export const lettersMost = 200;

/** A question that can be searched for. */
export interface Asked {
  /** As typed: the database reads quotes for a phrase, `or`, and `-` for without. */
  readonly words: string;
  /** The same without signs, accents and capitals, to lay beside titles. */
  readonly plain: string;
  /** A part of a title of three letters or more, for `like`; null: too little to look for parts. */
  readonly part: string | null;
}

/**
 * Makes a question of what was typed. Emoji, quotes and signs alone ask nothing; one letter would find
 * everything. What the database makes of it (only stop words) it says itself.
 */
export function decideAsk(typed: string): Result<Asked, AskRefusal> {
  const words = typed.replaceAll(/[\p{Cc}\p{Cs}\p{Co}]/gu, " ").trim();
  if (words === "") return refuse("nothing_asked");
  if ([...words].length > lettersMost) return refuse("too_long");
  const plain = plainOf(words);
  if (plain === "") return refuse("no_letters");
  if ([...plain].length < 2) return refuse("too_short");
  return ok({ words, plain, part: /[\p{L}\p{N}]{3}/u.test(plain) ? plain : null });
}

/** Whether a word is asked not to be in it. */
export function leavesOut({ words }: Pick<Asked, "words">): boolean {
  return /(^|\s)-\S/.test(words);
}

/** Letters and digits with single spaces between them, without capitals and accents. */
export function plainOf(text: string): string {
  return withoutAccents(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function withoutAccents(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/* Pages ------------------------------------------------------------------------------------------ */

export const hitsPerPage = 20;
/** Whoever has so many hits has no answer yet; the newest are weighed. */
export const hitsMost = 1000;

/** Which page is asked for, from 1; undefined for what is no page that can be. */
export function pageOf(typed: string | undefined, total: number): number | undefined {
  if (typed === undefined || typed === "") return 1;
  if (!/^[1-9]\d{0,5}$/.test(typed)) return undefined;
  const page = Number(typed);
  return page === 1 || (page - 1) * hitsPerPage < total ? page : undefined;
}

/* What is found ---------------------------------------------------------------------------------- */

/** A thing as a search knows it. */
export interface Document {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** By which it is found too, and which is not shown. */
  readonly also: string;
  readonly path: string;
  readonly areaId: string | null;
  /** Since when it is in the record: of two that fit as well the newer comes first. */
  readonly at: Date;
  /** The last civil day on which it is to be found; null: as long as it is there. */
  readonly until: string | null;
}

const titleMost = 500;
const bodyMost = 20_000;

/** What of a thing is searched; undefined for what has no title to be read. */
export function documentOf(
  of: Pick<Document, "kind" | "id" | "at">,
  told: Pick<Document, "title" | "path" | "areaId" | "until"> & {
    readonly words: readonly string[];
    readonly also?: readonly string[];
  },
): Document | undefined {
  const title = readable(told.title).slice(0, titleMost);
  if (title === "") return undefined;
  const body = told.words.map(readable).filter((part) => part !== "");
  return {
    ...of,
    title,
    body: body.join("\n").slice(0, bodyMost),
    also: (told.also ?? []).join(" ").slice(0, 200),
    path: told.path,
    areaId: told.areaId,
    until: told.until,
  };
}

/** Nothing where a mark stands for the words; and without our own signs round a hit. */
function readable(text: string): string {
  if (isMark(text)) return "";
  return withoutEdited(text)
    .replaceAll(/[\p{Cs}\p{Co}\0]/gu, "")
    .trim();
}

/* Elsewhere -------------------------------------------------------------------------------------- */

/** A thing in one line, for who lives elsewhere. */
export interface Notice {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly path: string;
  readonly at: Date;
}

const sentenceMost = 200;

export function noticeOf({ kind, id, title, body, path, at }: Document): Notice {
  const line = body.split("\n")[0] ?? "";
  const cut = line.slice(0, sentenceMost);
  const sentence = line.length > sentenceMost ? `${cut.slice(0, cut.lastIndexOf(" "))} …` : line;
  return { kind, id, title, sentence, path, at };
}

/* How a hit is marked ---------------------------------------------------------------------------- */

/** What the database puts round a hit: letters of nobody's alphabet, which no document holds. */
export const hitStart = "\uE000";
export const hitEnd = "\uE001";

export interface Piece {
  readonly text: string;
  readonly isHit: boolean;
}

/** A text with its hits; where the database marked none, the parts that are as they were asked. */
export function piecesOf(marked: string, { plain }: Pick<Asked, "plain">): readonly Piece[] {
  const pieces = marked
    .split(hitStart)
    .flatMap((part, index) => {
      const end = index === 0 ? -1 : part.indexOf(hitEnd);
      return end < 0
        ? [{ text: part, isHit: false }]
        : [
            { text: part.slice(0, end), isHit: true },
            { text: part.slice(end + 1), isHit: false },
          ];
    })
    .filter(({ text }) => text !== "");
  return pieces.some(({ isHit }) => isHit) ? pieces : partsOf(marked, plain.split(" "));
}

/** The words asked, where they are a part of another word. */
function partsOf(text: string, asked: readonly string[]): readonly Piece[] {
  const letters = [...text];
  const plain = letters.map(withoutAccents);
  const line = plain.join("");
  // Where each letter of the text begins in the plain line: a letter may become two, or none.
  const starts: number[] = [];
  let at = 0;
  for (const letter of plain) {
    starts.push(at);
    at += letter.length;
  }
  const from = asked
    .filter((word) => word.length >= 3)
    .map((word) => ({ begins: line.indexOf(word), ends: line.indexOf(word) + word.length }))
    .filter(({ begins }) => begins >= 0)
    .sort((one, other) => one.begins - other.begins)[0];
  if (!from) return [{ text, isHit: false }];
  const first = starts.findIndex((start) => start >= from.begins);
  const after = starts.findIndex((start) => start >= from.ends);
  const until = after < 0 ? letters.length : after;
  return [
    { text: letters.slice(0, first).join(""), isHit: false },
    { text: letters.slice(first, until).join(""), isHit: true },
    { text: letters.slice(until).join(""), isHit: false },
  ].filter(({ text: piece }) => piece !== "");
}

/* Input ------------------------------------------------------------------------------------------ */

/** What is told anew: the things of one kind that follow another, or nothing more. */
export const rebuilding = z.object({
  stretch: z.union([
    z.literal("done"),
    z.object({
      kind: z.string(),
      of: z.enum(["record", "documents"]),
      after: z.uuid().nullable(),
    }),
  ]),
});

/** Which kinds of things others may read; none is a choice too. */
export const sharing = z.object({ kinds: z.array(z.string().regex(/^[a-zA-Z]{2,40}$/)).max(40) });
