import { partyAwaited, type Somebody, type Waiting } from "#lib/waits.ts";
import { type Challenge, isStopped, type Term } from "../model.ts";
import { type Awaited, awaitedOf } from "./awaited.ts";

/** Who waits for whom on the term of one challenge: mostly the party, but also the other way round. */
export function waitsOf(challenge: Challenge, today: string): readonly Waiting[] {
  const { term, state } = challenge;
  if (term === null) return [];
  switch (state) {
    case "filed":
    case "inDecision":
      return [decision(challenge, term, today)];
    case "objected":
      return objection(challenge);
    default:
      return [];
  }
}

/** What is awaited of it besides, each with the day it is owed. */
export function waitOfAwaited(
  { what, since, dueOn }: Pick<Awaited, "what" | "since" | "dueOn">,
  challenge: Pick<Challenge, "id" | "partyMemberId" | "partyOrganizationId">,
): Waiting {
  const of = awaitedOf(what);
  const party = partyAwaited(challenge);
  return {
    ...(of === "challenger"
      ? { who: { kind: "municipality" }, on: party }
      : { who: party, on: { kind: of } }),
    what: `challenges.${what}`,
    about: aboutOf(challenge),
    since,
    until: dueOn,
  };
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

function objection(challenge: Challenge): readonly Waiting[] {
  const { objection } = challenge;
  if (objection === null) return [];
  const { on, endsOn } = objection;
  return [partyWaits(challenge, { kind: "executive" }, "objection", on, endsOn)];
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

function aboutOf({ id }: Pick<Challenge, "id">): Waiting["about"] {
  return { kind: "challenge", id };
}
