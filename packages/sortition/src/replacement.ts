/**
 * New draws after the first: for vacancies, and for alternates chosen beforehand.
 *
 * Both make a smaller task of the same kind: a pool, quotas and a size for `selectPanels`, lottery and
 * draw. Nobody is picked by hand.
 */
import type { SortitionError } from "./errors.ts";
import type { Person, Pool, Quota } from "./pool.ts";
import { fail, ok, type Result } from "./result.ts";

export interface Task {
  readonly pool: Pool;
  /** Seats to fill. */
  readonly size: number;
}

export interface Vacancies {
  readonly pool: Pool;
  /** Ids of the panel as it was drawn. */
  readonly panel: readonly string[];
  /** Ids of the members who left. They are not asked again. */
  readonly left: readonly string[];
  /** Ids of others who are no longer available. */
  readonly unavailable?: readonly string[];
}

/**
 * The draw for vacancies: the members who stay leave the pool together with their housemates, and every
 * quota is lowered by those who stay: [max(0, min - staying), max - staying].
 */
export function planReplacement(vacancies: Vacancies): Result<Task, SortitionError> {
  const { pool, panel, left, unavailable = [] } = vacancies;
  const known = new Map(pool.people.map((person) => [person.id, person]));
  const stranger = [...panel, ...left, ...unavailable].find((id) => !known.has(id));
  if (stranger !== undefined) return fail({ code: "unknown_person", id: stranger });
  const outsider = left.find((id) => !panel.includes(id));
  if (outsider !== undefined) return fail({ code: "not_in_panel", id: outsider });
  const size = new Set(left).size;
  if (size === 0) return fail({ code: "no_vacancies" });
  const staying = panel.filter((id) => !left.includes(id)).flatMap((id) => known.get(id) ?? []);
  const people = withoutHomes(pool.people, staying).filter(
    ({ id }) => !left.includes(id) && !unavailable.includes(id),
  );
  const quotas = pool.quotas.map((quota) => {
    const kept = countOf(staying, quota);
    const min = Math.max(0, quota.min - kept);
    const max = Math.max(min, quota.max - kept);
    const minFlex = Math.max(0, quota.minFlex - kept);
    return { ...quota, min, max, minFlex, maxFlex: Math.max(max, quota.maxFlex - kept) };
  });
  return ok({ pool: { people, quotas }, size });
}

/**
 * The draw for alternates, after the panel: `count` people from outside the panel and its households,
 * with every quota in proportion, rounded outward: [floor(min × count / size), ceil(max × count / size)].
 * Choosing them by who is likely to leave (Assos, Baharav, Flanigan, Procaccia, "Alternates, Assemble!",
 * 2025) needs data on earlier panels, which we do not have.
 */
export function planAlternates(
  pool: Pool,
  panel: readonly string[],
  count: number,
): Result<Task, SortitionError> {
  if (!Number.isInteger(count) || count < 1) return fail({ code: "wrong_size", size: count });
  const known = new Map(pool.people.map((person) => [person.id, person]));
  const stranger = panel.find((id) => !known.has(id));
  if (stranger !== undefined) return fail({ code: "unknown_person", id: stranger });
  const members = panel.flatMap((id) => known.get(id) ?? []);
  const share = count / Math.max(1, panel.length);
  const quotas = pool.quotas.map((quota) => {
    const min = Math.floor(quota.min * share);
    const max = Math.ceil(quota.max * share);
    return { ...quota, min, max, minFlex: 0, maxFlex: Math.max(max, count) };
  });
  return ok({ pool: { people: withoutHomes(pool.people, members), quotas }, size: count });
}

/** The people who are not in `out` and share no household with anyone in it. */
function withoutHomes(people: readonly Person[], out: readonly Person[]): Person[] {
  const ids = new Set(out.map((person) => person.id));
  const homes = new Set(out.flatMap((person) => person.household ?? []));
  return people.filter(
    ({ id, household }) => !ids.has(id) && !(household !== undefined && homes.has(household)),
  );
}

function countOf(people: readonly Person[], quota: Quota): number {
  return people.filter((person) => person.features[quota.feature] === quota.value).length;
}
