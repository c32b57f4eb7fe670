/**
 * Who waits for whom, as plain data. A module gives these of its own things; the front page and
 * "wie wacht op wie" put them together.
 */

/** Who waits or is awaited: an office, a named person or organisation, or somebody from outside. */
export type Somebody =
  | { readonly kind: "executive" | "council" | "municipality" }
  | { readonly kind: "member" | "organization"; readonly id: string }
  | { readonly kind: "outside"; readonly name: string };

export interface Waiting {
  readonly who: Somebody;
  readonly on: Somebody;
  /** Module and noun, as `challenges.decision`; its module says it in words. */
  readonly what: string;
  /** The thing it is about; its own module knows title and address. */
  readonly about: { readonly kind: string; readonly id: string };
  /** Civil days: the first day of waiting, and the last day on which it is still in time. */
  readonly since: string;
  readonly until: string | null;
}

/** A party as waits name it: the organisation it acts for, else the person. */
export function partyAwaited(party: {
  readonly partyMemberId: string;
  readonly partyOrganizationId: string | null;
}): Somebody {
  return party.partyOrganizationId === null
    ? { kind: "member", id: party.partyMemberId }
    : { kind: "organization", id: party.partyOrganizationId };
}

/** One word for somebody, for addresses and to compare: `executive`, `member-0199…`. */
export function keyOf(somebody: Somebody): string {
  switch (somebody.kind) {
    case "member":
    case "organization":
      return `${somebody.kind}-${somebody.id}`;
    case "outside":
      return `${somebody.kind}-${somebody.name}`;
    default:
      return somebody.kind;
  }
}

/** Whether somebody is one of these; of nobody in particular, everybody is. */
export function isOneOf(somebody: Somebody, these: readonly Somebody[] | undefined): boolean {
  return these === undefined || these.some((other) => keyOf(other) === keyOf(somebody));
}

/** Past the last day on which it was in time. */
export function isLate({ until }: Waiting, today: string): boolean {
  return until !== null && until < today;
}

/** The longest wait first; what began on one day, in the order of its things. */
export function oldestFirst(waits: readonly Waiting[]): readonly Waiting[] {
  return [...waits].sort(
    (a, b) =>
      a.since.localeCompare(b.since) ||
      a.about.id.localeCompare(b.about.id) ||
      a.what.localeCompare(b.what),
  );
}

/** A party that is publicly at work on something in an area. */
export interface AtWork {
  readonly party: Somebody;
  readonly about: { readonly kind: string; readonly id: string };
  readonly areaId: string;
}
