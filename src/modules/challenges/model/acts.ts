import type { AwaitedAct, NineAct } from "#lib/nine-acts.ts";
import { agreedPlan, type Challenge } from "../model.ts";

const mayCome: AwaitedAct = { standing: "later", when: "mayCome" };
const over: AwaitedAct = { standing: "later", when: "over" };

/**
 * Of whom an act that nobody did yet is awaited in a challenge, since when, or when it comes (essay
 * 4.4, atlas A2). The record fills the acts; nobody ticks them by hand.
 */
export function awaitedAct(act: NineAct, challenge: Challenge): AwaitedAct {
  if (challenge.state === "withdrawn") return over;
  switch (act) {
    case "recognise":
      return whileOpen(challenge, "municipality", "mayCome");
    case "legitimise":
      return whileOpen(challenge, "executive", "afterDecision");
    case "shareKnowledge":
      return challenge.state === "filed" ? whileOpen(challenge, "helper", "mayCome") : mayCome;
    case "award":
      return isAwardable(challenge) ? untilSigned(challenge, "afterDecision") : noAward(challenge);
    case "coFinance":
      return agreedPlan(challenge).yearlyCents === 0n
        ? mayCome
        : untilSigned(challenge, "withDeal");
    case "governance":
      return { standing: "later", when: hasDeal(challenge) ? "mayCome" : "withDeal" };
    case "invite":
    case "startMoney":
    case "guarantee":
      return mayCome;
  }
}

/** Whether the work can be given to the party: while it lives, and not after a no. */
export function isAwardable({ state }: Pick<Challenge, "state">): boolean {
  return ["filed", "inDecision", "accepted", "acceptedBySilence", "agreed", "running"].includes(
    state,
  );
}

/** After a no a later yes may still bring it; after the end nothing does. */
function noAward({ state }: Challenge): AwaitedAct {
  return state === "handedBack" || state === "closed"
    ? over
    : { standing: "later", when: "afterDecision" };
}

type Later = "afterDecision" | "withDeal" | "mayCome";

/** Awaited since filing, while the term runs. */
function whileOpen(
  { term, state }: Challenge,
  of: "municipality" | "executive" | "helper",
  when: Later,
): AwaitedAct {
  const isOpen = state === "filed" || state === "inDecision";
  return isOpen && term
    ? { standing: "waiting", of, since: term.filedAt }
    : { standing: "later", when };
}

/** Awaited since the yes, until the municipality signs. */
function untilSigned({ state, decidedAt }: Challenge, when: Later): AwaitedAct {
  const isAccepted = state === "accepted" || state === "acceptedBySilence";
  return isAccepted && decidedAt
    ? { standing: "waiting", of: "signature", since: decidedAt }
    : { standing: "later", when };
}

function hasDeal({ state }: Challenge): boolean {
  return ["agreed", "running", "handedBack", "closed"].includes(state);
}
