/**
 * The order of people and statements by what was voted, not by who came first.
 *
 * Boris Weisfeiler and Andrei Leman, "The reduction of a graph to canonical form and the algebra which
 * appears therein", 1968, https://www.iti.zcu.cz/wl2018/pdf/wl_paper_translation.pdf: give every
 * person a colour by the statements she voted on, every statement a colour by the people who voted on
 * it, and repeat. Sorted by colour, any shuffling of people or statements leads to the same matrix, so
 * every later step gives the same numbers to the last bit, without a random start or a memory.
 *
 * Deviations: two rounds and 64-bit colours (two sums modulo 2^32, exact in any order of adding).
 * Two people with the same colour have, but for a collision, the same votes or mirror each other's
 * place exactly; then the order of ids decides.
 */
import type { Statement } from "./vote.ts";
import type { VoteMatrix } from "./vote-matrix.ts";
import { cellOf, columnOf, sortByRow } from "./vote-matrix.ts";

export interface CanonicalMatrix {
  readonly matrix: VoteMatrix;
  /** For each row of the canonical matrix its row in the original. */
  readonly originalRow: Uint32Array;
  readonly originalColumn: Uint32Array;
}

/** The same matrix with people and statements sorted by their votes. */
export function canonicalOrder(original: VoteMatrix): CanonicalMatrix {
  const first = colours(original, 0x9e3779b9);
  const second = colours(original, 0x85ebca6b);
  const originalRow = sortedByColour(first.row, second.row, original.participants);
  const ids = original.statements.map((statement) => statement.id);
  const originalColumn = sortedByColour(first.column, second.column, ids);
  return { matrix: reorder(original, originalRow, originalColumn), originalRow, originalColumn };
}

const ROUNDS = 2;

function colours(matrix: VoteMatrix, seed: number): { row: Int32Array; column: Int32Array } {
  const row = new Int32Array(matrix.participants.length);
  const column = Int32Array.from(matrix.offMap, (off) => mix(seed + off));
  const ofCell = new Int32Array(3 * column.length);
  const sums = new Int32Array(3 * column.length);
  for (let round = 0; round < ROUNDS; round++) {
    for (let cell = 0; cell < ofCell.length; cell++) {
      ofCell[cell] = mix((column[columnOf(cell)] as number) + (cell % 3));
    }
    sums.fill(0);
    for (let i = 0; i < row.length; i++) {
      const end = matrix.rowStart[i + 1] as number;
      let sum = seed | 0;
      for (let p = matrix.rowStart[i] as number; p < end; p++) {
        sum = (sum + (ofCell[matrix.cells[p] as number] as number)) | 0;
      }
      const colour = mix(sum);
      row[i] = colour;
      for (let p = matrix.rowStart[i] as number; p < end; p++) {
        const cell = matrix.cells[p] as number;
        sums[cell] = ((sums[cell] as number) + colour) | 0;
      }
    }
    for (let j = 0; j < column.length; j++) {
      let colour = column[j] as number;
      for (let k = 0; k < 3; k++) colour = mix(colour + (sums[3 * j + k] as number));
      column[j] = colour;
    }
  }
  return { row, column };
}

/** The finalizer of MurmurHash3 (Austin Appleby, 2011, public domain): spreads each bit over all. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function sortedByColour(
  first: Int32Array,
  second: Int32Array,
  ids: readonly string[],
): Uint32Array {
  const order = Uint32Array.from(ids, (_, index) => index);
  return order.sort((a, b) => {
    const byFirst = (first[a] as number) - (first[b] as number);
    if (byFirst !== 0) return byFirst;
    const bySecond = (second[a] as number) - (second[b] as number);
    if (bySecond !== 0) return bySecond;
    return (ids[a] as string) < (ids[b] as string) ? -1 : 1;
  });
}

function reorder(
  original: VoteMatrix,
  originalRow: Uint32Array,
  originalColumn: Uint32Array,
): VoteMatrix {
  const newColumn = new Uint32Array(originalColumn.length);
  originalColumn.forEach((from, to) => {
    newColumn[from] = to;
  });
  const row = new Uint32Array(original.cells.length);
  const cell = new Uint32Array(original.cells.length);
  let written = 0;
  originalRow.forEach((from, to) => {
    const end = original.rowStart[from + 1] as number;
    for (let p = original.rowStart[from] as number; p < end; p++) {
      const old = original.cells[p] as number;
      row[written] = to;
      cell[written] = cellOf(newColumn[columnOf(old)] as number, 0) + (old % 3) - 1;
      written++;
    }
  });
  return {
    participants: Array.from(originalRow, (from) => original.participants[from] as string),
    statements: Array.from(originalColumn, (from) => original.statements[from] as Statement),
    offMap: Uint8Array.from(originalColumn, (from) => original.offMap[from] as number),
    ...sortByRow(row, cell, originalRow.length, originalColumn.length),
    ignored: original.ignored,
  };
}
