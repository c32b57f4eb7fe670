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
  const { term, state, decidedAt, plan } = challenge;
  const isOpen = state === "filed" || state === "inDecision";
  const isAccepted = state === "accepted" || state === "acceptedBySilence";
  const waits = (of: "municipality" | "executive" | "helper" | "signature", since: Date) =>
    ({ act, standing: "waiting", of, since }) as const;
  const later = (when: "afterDecision" | "withDeal" | "mayCome") =>
    ({ act, standing: "later", when }) as const;
  switch (act) {
    case "recognise":
      return isOpen && term ? waits("municipality", term.filedAt) : later("mayCome");
    case "legitimise":
      return isOpen && term ? waits("executive", term.filedAt) : later("afterDecision");
    case "shareKnowledge":
      return state === "filed" && term ? waits("helper", term.filedAt) : later("mayCome");
    case "award":
      return isAccepted && decidedAt ? waits("signature", decidedAt) : later("afterDecision");
    case "coFinance":
      if (plan.yearlyCents === 0n) return later("mayCome");
      return isAccepted && decidedAt ? waits("signature", decidedAt) : later("withDeal");
    case "governance":
      return later("withDeal");
    case "invite":
    case "startMoney":
    case "guarantee":
      return later("mayCome");
  }
}
