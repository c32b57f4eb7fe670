import { addDays, localDate } from "#lib/calendar.ts";
import { partyAwaited, type Somebody, type Waiting } from "#lib/waits.ts";
import { type Challenge, isStopped, type Term } from "../model.ts";

/**
 * Who waits for whom in one challenge now: mostly the party for the executive, but also the other
 * way round. `acknowledgeDays` is the charter's, of the version the challenge began under.
 */
export function waitsOf(
  challenge: Challenge,
  today: string,
  acknowledgeDays: number,
): readonly Waiting[] {
  const { term, state } = challenge;
  if (term === null) return [];
  switch (state) {
    case "filed":
    case "inDecision":
      return [
        decision(challenge, term, today),
        ...(challenge.helpingOfficialId === null ? [helper(challenge, term, acknowledgeDays)] : []),
      ];
    case "objected":
      return [...objection(challenge), ...counterOffer(challenge)];
    case "impasse":
      return [...finalSay(challenge), ...counterOffer(challenge)];
    case "refused":
      return counterOffer(challenge);
    default:
      return [];
  }
}

/** While the one question stands open, the executive waits for the party. */
function decision(challenge: Challenge, term: Term, today: string): Waiting {
  const { question } = term;
  if (question && isStopped(term, today))
    return {
      who: { kind: "executive" },
      on: partyAwaited(challenge),
      what: "challenges.answer",
      about: aboutOf(challenge),
      since: question.askedOn,
      until: question.dueOn,
    };
  return partyWaits(challenge, { kind: "executive" }, "decision", term.filedOn, term.endsOn);
}

function helper(challenge: Challenge, term: Term, acknowledgeDays: number): Waiting {
  const until = addDays(term.filedOn, acknowledgeDays);
  return partyWaits(challenge, { kind: "municipality" }, "helper", term.filedOn, until);
}

function objection(challenge: Challenge): readonly Waiting[] {
  const { objection } = challenge;
  if (objection === null) return [];
  const { on, endsOn } = objection;
  return [partyWaits(challenge, { kind: "executive" }, "objection", on, endsOn)];
}

function finalSay(challenge: Challenge): readonly Waiting[] {
  const { impasse } = challenge;
  if (impasse === null) return [];
  const { on, endsOn } = impasse;
  return [partyWaits(challenge, { kind: "council" }, "finalSay", on, endsOn)];
}

function counterOffer(challenge: Challenge): readonly Waiting[] {
  const { refusal, decidedAt } = challenge;
  if (refusal === null || refusal.counterOffer !== null || decidedAt === null) return [];
  const since = localDate(decidedAt);
  const until = refusal.counterOfferDueOn;
  return [partyWaits(challenge, { kind: "executive" }, "counterOffer", since, until)];
}

function partyWaits(
  challenge: Challenge,
  on: Somebody,
  what: string,
  since: string,
  until: string | null,
): Waiting {
  return {
    who: partyAwaited(challenge),
    on,
    what: `challenges.${what}`,
    about: aboutOf(challenge),
    since,
    until,
  };
}

function aboutOf({ id }: Challenge): Waiting["about"] {
  return { kind: "challenge", id };
}
