/**
 * From seats for types to panels of people, with exactly equal chances inside a type.
 *
 * A distribution over compositions is a day divided into shifts: composition c is on for a time equal
 * to its probability. Everyone of a type must be on for equally long. Person after person takes the
 * shifts with the most seats of her type still open, until she has her time, and the last shift is
 * cut where her time is full (after Günter Schmidt, "Scheduling on semi-identical processors", 1984,
 * https://doi.org/10.1007/BF01919180). Most seats first, so no shift is left with more seats than people.
 * Everyone cuts at most once, so there are at most as many panels as compositions and people together.
 */
import type { Composition } from "./panelProgram.ts";
import { assert } from "./result.ts";

/** Times shorter than this are rounding, not panels. */
const SLIVER = 1e-11;

export interface WeightedPanel {
  /** Places of the members in the pool, ascending. */
  readonly members: Int32Array;
  readonly probability: number;
}

/** A part of one composition's time, and the people of one type who sit in it. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly people: number[];
  open: number;
}

/**
 * Spreads compositions over people. `probabilities` sum to one up to rounding; the result sums to one
 * again. `types` are places in the pool.
 */
export function spreadOverPeople(
  types: readonly Int32Array[],
  compositions: readonly Composition[],
  probabilities: ArrayLike<number>,
): WeightedPanel[] {
  const used = compositions
    .map((seats, c) => ({ seats, time: probabilities[c] ?? 0 }))
    .filter((composition) => composition.time > SLIVER);
  const rosters = used.map(() => [] as Piece[][]);
  types.forEach((people, type) => {
    const shifts = used.map(({ seats, time }): Piece[] => {
      const open = seats[type] as number;
      return open > 0 ? [{ from: 0, to: time, people: [], open }] : [];
    });
    fillShifts(people, shifts);
    shifts.forEach((pieces, c) => {
      if (pieces.length > 0) rosters[c]?.push(pieces);
    });
  });
  const panels = used.flatMap(({ time }, c) => cutPanels(rosters[c] ?? [], time));
  const total = panels.reduce((sum, panel) => sum + panel.probability, 0);
  return panels.map((panel) => ({ ...panel, probability: panel.probability / total }));
}

function fillShifts(people: Int32Array, shifts: Piece[][]): void {
  const total = shifts.flat().reduce((sum, piece) => sum + piece.open * (piece.to - piece.from), 0);
  const time = total / people.length;
  people.forEach((person, at) => {
    const isLast = at === people.length - 1;
    let left = isLast ? Number.POSITIVE_INFINITY : time;
    const order = shifts
      .flatMap((pieces) => pieces.map((piece) => ({ piece, pieces })))
      .filter(({ piece }) => piece.open > 0)
      .sort((one, other) => other.piece.open - one.piece.open);
    for (const { piece, pieces } of order) {
      if (left <= SLIVER / 10) break;
      left -= takePiece(person, piece, pieces, left);
    }
  });
}

/** Seats the person in the piece, or in its first part when her time ends there; returns the time taken. */
function takePiece(person: number, piece: Piece, pieces: Piece[], left: number): number {
  const length = piece.to - piece.from;
  if (length > left + SLIVER / 10) {
    const middle = piece.from + left;
    const first = { ...piece, to: middle, people: [...piece.people, person], open: piece.open - 1 };
    const rest = { ...piece, from: middle };
    pieces.splice(pieces.indexOf(piece), 1, first, rest);
    return left;
  }
  piece.people.push(person);
  piece.open--;
  return length;
}

/** Cuts one composition's time at every border of any type; each part is one panel. */
function cutPanels(roster: readonly Piece[][], time: number): WeightedPanel[] {
  const borders = [0, time, ...roster.flatMap((pieces) => pieces.map((piece) => piece.to))]
    .sort((one, other) => one - other)
    .filter((border, at, all) => at === 0 || border - (all[at - 1] as number) > SLIVER);
  const panels: WeightedPanel[] = [];
  for (let b = 1; b < borders.length; b++) {
    const from = borders[b - 1] as number;
    const middle = (from + (borders[b] as number)) / 2;
    const members: number[] = [];
    for (const pieces of roster) {
      const piece = pieces.find((candidate) => candidate.from <= middle && middle <= candidate.to);
      assert(piece !== undefined && piece.open === 0, "a shift was left with an open seat");
      members.push(...piece.people);
    }
    const probability = (borders[b] as number) - from;
    panels.push({ members: Int32Array.from(members).sort(), probability });
  }
  return panels;
}
