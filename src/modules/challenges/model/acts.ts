import { type NineAct, nineActs } from "#lib/nine-acts.ts";
import type { Challenge } from "../model.ts";

/** Where one of the nine acts stands for a challenge: done by an entry, awaited of someone, or later. */
export type ActStanding<Entry> =
  | { readonly act: NineAct; readonly standing: "done"; readonly entry: Entry }
  | {
      readonly act: NineAct;
      readonly standing: "waiting";
      readonly of: "municipality" | "executive" | "helper" | "signature";
      readonly since: Date;
    }
  | {
      readonly act: NineAct;
      readonly standing: "later";
      readonly when: "afterDecision" | "withDeal" | "mayCome";
    };

/**
 * The nine acts of a government that gives room, filled from the record and never by hand; an empty
 * one names who is awaited, or when it comes (essay 4.4, atlas A2).
 */
export function actsOf<Entry extends { readonly nineAct: NineAct | null }>(
  challenge: Challenge,
  entries: readonly Entry[],
): readonly ActStanding<Entry>[] {
  return nineActs.map((act) => {
    const entry = entries.find((candidate) => candidate.nineAct === act);
    return entry ? { act, standing: "done", entry } : awaited(act, challenge);
  });
}

function awaited<Entry>(act: NineAct, challenge: Challenge): ActStanding<Entry> {
  switch (act) {
    case "recognise":
      return whileOpen(act, challenge, "municipality", "mayCome");
    case "legitimise":
      return whileOpen(act, challenge, "executive", "afterDecision");
    case "shareKnowledge":
      return challenge.state === "filed"
        ? whileOpen(act, challenge, "helper", "mayCome")
        : { act, standing: "later", when: "mayCome" };
    case "award":
      return untilSigned(act, challenge, "afterDecision");
    case "coFinance":
      return challenge.plan.yearlyCents === 0n
        ? { act, standing: "later", when: "mayCome" }
        : untilSigned(act, challenge, "withDeal");
    case "governance":
      return { act, standing: "later", when: hasDeal(challenge) ? "mayCome" : "withDeal" };
    case "invite":
    case "startMoney":
    case "guarantee":
      return { act, standing: "later", when: "mayCome" };
  }
}

type Later = "afterDecision" | "withDeal" | "mayCome";

/** Awaited since filing, while the term runs. */
function whileOpen<Entry>(
  act: NineAct,
  { term, state }: Challenge,
  of: "municipality" | "executive" | "helper",
  when: Later,
): ActStanding<Entry> {
  const isOpen = state === "filed" || state === "inDecision";
  return isOpen && term
    ? { act, standing: "waiting", of, since: term.filedAt }
    : { act, standing: "later", when };
}

/** Awaited since the yes, until the municipality signs. */
function untilSigned<Entry>(
  act: NineAct,
  { state, decidedAt }: Challenge,
  when: Later,
): ActStanding<Entry> {
  const isAccepted = state === "accepted" || state === "acceptedBySilence";
  return isAccepted && decidedAt
    ? { act, standing: "waiting", of: "signature", since: decidedAt }
    : { act, standing: "later", when };
}

function hasDeal({ state }: Challenge): boolean {
  return ["agreed", "running", "handedBack", "closed"].includes(state);
}
