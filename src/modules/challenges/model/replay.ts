import { z } from "zod";
import { addDays, daysBetween, startOfDay } from "#lib/calendar.ts";
import type { Charter } from "#lib/clause.ts";
import type { Cents } from "#lib/money.ts";
import { endOfTerm } from "#lib/terms.ts";
import {
  type Challenge,
  challengeClauses,
  endOf,
  isSilenceYes,
  type SilenceBasis,
  silenceBases,
  type Term,
  totalCents,
} from "../model.ts";

/** How the wait of a challenge ended, and on which civil day. */
export type Ended =
  | { readonly kind: "accepted" | "refused"; readonly on: string }
  /** Nobody answered: what silence brought, on the day after the term. */
  | { readonly kind: "acceptedBySilence" | "impasse"; readonly on: string }
  | { readonly kind: "open" }
  /** Under this charter it could not have been asked so. */
  | { readonly kind: "tooLong"; readonly maxYears: number };

/** What was, and what would have been under another charter. */
export interface Replay {
  readonly was: Ended;
  readonly would: Ended;
  /** The last day to answer, then and now. */
  readonly termWas: string;
  readonly termWould: string;
  /** Days less to wait; negative for more, 0 where the wait does not compare. */
  readonly daysSaved: number;
}

/** What happened to a challenge, as the public record has it: all that playing it again needs. */
export interface Played {
  readonly filedOn: string;
  /** The last day to answer, with what stopped and lengthened the term. */
  readonly endsOn: string;
  readonly isSilenceYes: boolean;
  readonly question: { readonly askedOn: string; readonly answeredOn: string | null } | null;
  readonly isExtended: boolean;
  /** The first answer by hand; null where none came. */
  readonly answer: { readonly kind: "accepted" | "refused"; readonly on: string } | null;
  readonly years: number;
  readonly totalCents: Cents;
}

/** The rules that decide how a challenge goes. */
export interface PlayedUnder {
  readonly decisionWeeks: number;
  readonly extendOnceWeeks: number;
  readonly completeWeeks: number;
  readonly maxYears: number;
  readonly silenceBasis: SilenceBasis;
  readonly gateCents: Cents;
}

/** What is played again of a challenge. */
export function playedOf(
  { term, plan }: { readonly term: Term; readonly plan: Challenge["plan"] },
  answer: Played["answer"],
): Played {
  return {
    filedOn: term.filedOn,
    endsOn: term.endsOn,
    isSilenceYes: isSilenceYes(term.silence),
    question: term.question && {
      askedOn: term.question.askedOn,
      answeredOn: term.question.answer?.on ?? null,
    },
    isExtended: term.extension !== null,
    answer,
    years: plan.years,
    totalCents: totalCents(plan),
  };
}

/** The rules of a charter; the longest term and the gate are those of the deal it would become. */
export function playedUnder(
  charter: Charter,
  deal: Pick<PlayedUnder, "maxYears" | "gateCents">,
): PlayedUnder {
  return {
    decisionWeeks: charter.value(challengeClauses.decisionWeeks),
    extendOnceWeeks: charter.value(challengeClauses.extendOnceWeeks),
    completeWeeks: charter.value(challengeClauses.completeWeeks),
    silenceBasis: charter.value(challengeClauses.silence).basis,
    ...deal,
  };
}

/**
 * Plays a challenge again under another charter: the same party files, asks and answers on the same
 * days, and the executive answers on the day it did, if the term had not ended before. What people
 * would have done otherwise under other rules nobody knows, and is not guessed.
 */
export function replay(played: Played, under: PlayedUnder, today: string): Replay {
  const { answer } = played;
  const was = endedUnder(played.endsOn, played.isSilenceYes, answer, today);
  const termWould = endUnder(played, under);
  const would: Ended =
    played.years > under.maxYears
      ? { kind: "tooLong", maxYears: under.maxYears }
      : endedUnder(termWould, silenceOf(played, under) === "yes", answer, today);
  return {
    was,
    would,
    termWas: played.endsOn,
    termWould,
    daysSaved: daysSavedBy(was, would, today),
  };
}

/** What silence is under these rules: a yes, or none for want of a basis or for the amount. */
export function silenceOf(
  { totalCents }: Pick<Played, "totalCents">,
  { silenceBasis, gateCents }: Pick<PlayedUnder, "silenceBasis" | "gateCents">,
): "yes" | "noBasis" | "aboveGate" {
  if (silenceBasis === "none") return "noBasis";
  return totalCents > gateCents ? "aboveGate" : "yes";
}

/** Why it would have gone so, by name; the texts say each in a sentence. */
export type Reason =
  | { readonly kind: "otherTerm"; readonly was: string; readonly would: string }
  | { readonly kind: "noExtension" }
  | { readonly kind: "answerTooLate" | "answerInTime"; readonly on: string }
  | { readonly kind: "silence"; readonly is: "yes" | "noBasis" | "aboveGate" }
  | { readonly kind: "sameTerm"; readonly until: string };

/** The reasons of one outcome, in the order in which they decided. */
export function reasonsOf(
  played: Played,
  under: PlayedUnder,
  { would, termWas, termWould }: Replay,
): readonly Reason[] {
  if (would.kind === "tooLong") return [];
  const { answer, isExtended } = played;
  const isByHand = would.kind === "accepted" || would.kind === "refused";
  return [
    termWas === termWould
      ? { kind: "sameTerm", until: termWas }
      : { kind: "otherTerm", was: termWas, would: termWould },
    ...(isExtended && under.extendOnceWeeks === 0 ? [{ kind: "noExtension" } as const] : []),
    ...(answer
      ? [{ kind: isByHand ? "answerInTime" : "answerTooLate", on: answer.on } as const]
      : []),
    ...(would.kind === "acceptedBySilence" || would.kind === "impasse"
      ? [{ kind: "silence", is: silenceOf(played, under) } as const]
      : []),
  ];
}

/** Whether anything that counts would have been otherwise. */
export function isOtherwise({ was, would }: Replay): boolean {
  return was.kind !== would.kind || ("on" in was && "on" in would && was.on !== would.on);
}

/** The last day as the other charter sets it, with the question and the extension as they came. */
function endUnder({ filedOn, question, isExtended }: Played, under: PlayedUnder): string {
  const bare: Omit<Term, "endsOn"> = {
    filedAt: startOfDay(filedOn),
    filedOn,
    weeks: under.decisionWeeks,
    question: null,
    extension: null,
    silence: { basis: "none", bar: null },
  };
  const isAsked = question !== null && question.askedOn <= endOf(bare);
  const dueOn = isAsked && endOfTerm(question.askedOn, { weeks: under.completeWeeks });
  const answeredOn = dueOn && question.answeredOn && question.answeredOn <= dueOn;
  return endOf({
    ...bare,
    question: dueOn
      ? {
          text: "",
          askedOn: question.askedOn,
          dueOn,
          answer: answeredOn ? { text: "", on: question.answeredOn } : null,
        }
      : null,
    extension:
      isExtended && under.extendOnceWeeks > 0 ? { weeks: under.extendOnceWeeks, reason: "" } : null,
  });
}

function endedUnder(
  endsOn: string,
  silenceIsYes: boolean,
  answer: { readonly kind: "accepted" | "refused"; readonly on: string } | null,
  today: string,
): Ended {
  if (answer && answer.on <= endsOn) return answer;
  if (today <= endsOn) return { kind: "open" };
  return { kind: silenceIsYes ? "acceptedBySilence" : "impasse", on: addDays(endsOn, 1) };
}

/** From the end of one wait to that of the other; counted to today for what is still open. */
function daysSavedBy(was: Ended, would: Ended, today: string): number {
  const dayOf = (ended: Ended): string | null => {
    if (ended.kind === "tooLong") return null;
    return ended.kind === "open" ? today : ended.on;
  };
  const [first, second] = [dayOf(was), dayOf(would)];
  return first === null || second === null ? 0 : daysBetween(second, first);
}

/* As data, so that an outsider can play it again ------------------------------------------------ */

const day = z.iso.date();
const outcomes = {
  accepted: "aanvaard",
  refused: "geweigerd",
  acceptedBySilence: "stilzwijgendAanvaard",
  impasse: "impasse",
  open: "open",
  tooLong: "teLang",
} as const satisfies Record<Ended["kind"], string>;
const outcome = z.object({
  uitkomst: z.enum(Object.values(outcomes)),
  op: day.nullable(),
});

/** One challenge with the facts, the rules and the outcome; Dutch names, as all our data. */
export const playedRow = z.object({
  nummer: z.string(),
  feiten: z.object({
    ingediend: day,
    laatsteDag: day,
    stilteWasJa: z.boolean(),
    vraag: z.object({ gesteld: day, beantwoord: day.nullable() }).nullable(),
    verlengd: z.boolean(),
    antwoord: z.object({ soort: z.enum(["aanvaard", "geweigerd"]), op: day }).nullable(),
    jaren: z.int(),
    bedragInCenten: z.string().regex(/^[0-9]+$/),
  }),
  regels: z.object({
    beslisweken: z.int(),
    verlengweken: z.int(),
    antwoordweken: z.int(),
    langsteJaren: z.int(),
    stilte: z.enum(silenceBases),
    grensInCenten: z.string().regex(/^[0-9]+$/),
  }),
  zoGing: outcome,
  zoWasHet: outcome.extend({ laatsteDag: day }),
  dagenMinder: z.int(),
});
export type PlayedRow = z.output<typeof playedRow>;

export function toRow(
  number: string,
  played: Played,
  under: PlayedUnder,
  { was, would, termWould, daysSaved }: Replay,
): PlayedRow {
  const told = (ended: Ended) => ({
    uitkomst: outcomes[ended.kind],
    op: "on" in ended ? ended.on : null,
  });
  const { question, answer } = played;
  return {
    nummer: number,
    feiten: {
      ingediend: played.filedOn,
      laatsteDag: played.endsOn,
      stilteWasJa: played.isSilenceYes,
      vraag: question && { gesteld: question.askedOn, beantwoord: question.answeredOn },
      verlengd: played.isExtended,
      antwoord: answer && { soort: outcomes[answer.kind], op: answer.on },
      jaren: played.years,
      bedragInCenten: String(played.totalCents),
    },
    regels: {
      beslisweken: under.decisionWeeks,
      verlengweken: under.extendOnceWeeks,
      antwoordweken: under.completeWeeks,
      langsteJaren: under.maxYears,
      stilte: under.silenceBasis,
      grensInCenten: String(under.gateCents),
    },
    zoGing: told(was),
    zoWasHet: { ...told(would), laatsteDag: termWould },
    dagenMinder: daysSaved,
  };
}

/** The same row, played again from its facts and rules alone. */
export function playRow({ nummer, feiten, regels }: PlayedRow, today: string): PlayedRow {
  const { vraag, antwoord } = feiten;
  const played: Played = {
    filedOn: feiten.ingediend,
    endsOn: feiten.laatsteDag,
    isSilenceYes: feiten.stilteWasJa,
    question: vraag && { askedOn: vraag.gesteld, answeredOn: vraag.beantwoord },
    isExtended: feiten.verlengd,
    answer: antwoord && {
      kind: antwoord.soort === outcomes.accepted ? "accepted" : "refused",
      on: antwoord.op,
    },
    years: feiten.jaren,
    totalCents: BigInt(feiten.bedragInCenten),
  };
  const under: PlayedUnder = {
    decisionWeeks: regels.beslisweken,
    extendOnceWeeks: regels.verlengweken,
    completeWeeks: regels.antwoordweken,
    maxYears: regels.langsteJaren,
    silenceBasis: regels.stilte,
    gateCents: BigInt(regels.grensInCenten),
  };
  return toRow(nummer, played, under, replay(played, under, today));
}
