import { addDays, daysBetween, type LocalDate, weekday } from "#lib/calendar.ts";
import type { Role } from "#lib/roles.ts";
import { type AtWork, keyOf, type Somebody } from "#lib/waits.ts";

/* The week ------------------------------------------------------------------------------------- */

/** A week by ISO 8601: Monday to Sunday. */
export interface Week {
  /** As `2026-W48`. */
  readonly key: string;
  readonly year: number;
  readonly number: number;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** The week in which a civil day falls; its Thursday tells its year (ISO 8601). */
export function weekOf(day: LocalDate): Week {
  const from = addDays(day, 1 - weekday(day));
  const year = Number(addDays(from, 3).slice(0, 4));
  const firstMonday = mondayOfFirst(year);
  const number = daysBetween(firstMonday, from) / 7 + 1;
  const key = `${year}-W${String(number).padStart(2, "0")}`;
  return { key, year, number, from, until: addDays(from, 6) };
}

/** The week of `2026-W48`; undefined for what is no week of that year. */
export function parseWeek(key: string): Week | undefined {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(key) ?? [];
  if (!year || !number || Number(year) < 2000) return undefined;
  const week = weekOf(addDays(mondayOfFirst(Number(year)), (Number(number) - 1) * 7));
  return week.key === key ? week : undefined;
}

/** The first week of a year is the one with 4 January. */
function mondayOfFirst(year: number): LocalDate {
  const fourth = `${year}-01-04`;
  return addDays(fourth, 1 - weekday(fourth));
}

/* Whose view ----------------------------------------------------------------------------------- */

/** A view of the week: everybody's, or that of a role that has a table of its own. */
export const weekViews = [
  "everybody",
  "councillor",
  "councilClerk",
  "municipalSecretary",
  "alderman",
  "mayor",
] as const;
export type WeekView = (typeof weekViews)[number];

export type WeekPart =
  | "together"
  | "mine"
  | "late"
  | "due"
  | "perOffice"
  | "ending"
  | "moved"
  | "asked"
  | "waits"
  | "missing";

/** What a view shows, in this order. Every desk begins with whom to bring together (atlas F4). */
export const weekParts: Readonly<Record<WeekView, readonly WeekPart[]>> = {
  everybody: ["moved", "asked", "together", "waits", "due", "missing"],
  councillor: ["together", "missing", "due", "mine", "moved"],
  councilClerk: ["together", "mine", "ending", "due", "moved"],
  municipalSecretary: ["together", "perOffice", "late", "due", "moved"],
  alderman: ["together", "mine", "due", "late", "moved"],
  mayor: ["together", "late", "missing", "due", "moved"],
};

/** The offices for which a role is awaited. */
export const officesOf: Readonly<Record<WeekView, readonly Somebody[]>> = {
  everybody: [],
  councillor: [{ kind: "council" }],
  councilClerk: [{ kind: "council" }],
  municipalSecretary: [{ kind: "executive" }, { kind: "municipality" }],
  alderman: [{ kind: "executive" }],
  mayor: [{ kind: "executive" }, { kind: "municipality" }],
};

/** The view a reader begins with: that of her own role, else everybody's. */
export function viewFor(roles: readonly { readonly role: Role }[]): WeekView {
  return weekViews.find((view) => roles.some(({ role }) => role === view)) ?? "everybody";
}

/* What moved ----------------------------------------------------------------------------------- */

export interface Moved<Line> {
  readonly key: string;
  readonly lines: readonly Line[];
}

/** The lines of a week per thing, what moved last first; lines of a thing in the order they came. */
export function movedPerThing<Line>(
  lines: readonly Line[],
  thingOf: (line: Line) => string,
): readonly Moved<Line>[] {
  const things = new Map<string, Line[]>();
  for (const line of lines) {
    const key = thingOf(line);
    const own = things.get(key) ?? [];
    // Set again, so that a thing moves to the end with its last line.
    things.delete(key);
    things.set(key, [...own, line]);
  }
  return [...things].map(([key, own]) => ({ key, lines: own })).reverse();
}

/* Whom to bring together, whom nobody heard ------------------------------------------------------ */

/** Two parties at work in one area on different things. */
export interface Meeting {
  readonly areaId: string;
  readonly one: AtWork;
  readonly other: AtWork;
}

/**
 * Whom one could bring together: in each area two parties that work on different things, another two
 * each week. No measure of people or of their work: whoever is at work comes round.
 */
export function meetingsOf(
  atWork: readonly AtWork[],
  week: Pick<Week, "number">,
  most: number,
): readonly Meeting[] {
  const areas = new Map<string, AtWork[]>();
  for (const one of atWork) areas.set(one.areaId, [...(areas.get(one.areaId) ?? []), one]);
  const pairs = [...areas].flatMap(([areaId, here]) => {
    const possible = pairsOf(here);
    const chosen = possible[week.number % Math.max(possible.length, 1)];
    return chosen ? [{ areaId, one: chosen[0], other: chosen[1] }] : [];
  });
  const turn = pairs.length === 0 ? 0 : week.number % pairs.length;
  return [...pairs.slice(turn), ...pairs.slice(0, turn)].slice(0, most);
}

function pairsOf(here: readonly AtWork[]): readonly (readonly [AtWork, AtWork])[] {
  return here.flatMap((one, index) =>
    here
      .slice(index + 1)
      .filter((other) => keyOf(other.party) !== keyOf(one.party) && other.about.id !== one.about.id)
      .map((other) => [one, other] as const),
  );
}

/** People whose part we can name: small groups are never told apart. */
export const smallestGroup = 10;

/** The areas from which nobody was heard, as far as enough people live there to say so. */
export function silentAreas<
  Area extends { readonly id: string; readonly residents: number | null },
>(areas: readonly Area[], heard: ReadonlySet<string>): readonly Area[] {
  return areas.filter(
    ({ id, residents }) => !heard.has(id) && (residents === null || residents >= smallestGroup),
  );
}

/** Groups that may be missing in a month: people without a public role, councillors, firms, others. */
export const voices = ["residents", "council", "firms", "associations"] as const;
export type Voice = (typeof voices)[number];

/** The groups that exist here and of which nobody was heard. */
export function silentVoices(
  here: ReadonlySet<Voice>,
  heard: ReadonlySet<Voice>,
): readonly Voice[] {
  return voices.filter((voice) => here.has(voice) && !heard.has(voice));
}

/* The mail of the week --------------------------------------------------------------------------- */

/** Whether a week's mail goes out now: on its day, from seven in the morning on, once. */
export function isMailDue(
  chosen: { readonly weekday: number; readonly lastOn: LocalDate | null },
  today: LocalDate,
  hour: number,
): boolean {
  return chosen.weekday === weekday(today) && hour >= 7 && (chosen.lastOn ?? "") < today;
}

export type WeekFault = "week_not_due";
