import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { isSameValue } from "#lib/clause.ts";
import { type PlayedRow, playedRow, playRow } from "./modules/challenges/model/replay.ts";

/**
 * `npm run what-if -- FILE`: plays last year's challenges again from the data of the page "what if",
 * without a server, and names every outcome that the page has otherwise.
 */

const file = z.object({ vandaag: z.iso.date(), uitdagingen: z.array(playedRow).max(1000) });

/** What of a file is confirmed, what comes out otherwise than it says, and how each came out. */
export interface PlayedFile {
  readonly same: number;
  readonly otherwise: readonly string[];
  readonly rows: readonly PlayedRow[];
  /** Days less to wait, all together; negative for more. */
  readonly daysSaved: number;
}

/** Plays a file again; undefined for what is not the data of the page "what if". */
export function playFile(text: string): PlayedFile | undefined {
  const read = file.safeParse(jsonIn(text));
  if (!read.success) return undefined;
  const { vandaag, uitdagingen } = read.data;
  const rows = uitdagingen.map((row) => playRow(row, vandaag));
  const otherwise = uitdagingen.filter((row, index) => !isSameValue(rows[index], row));
  return {
    same: uitdagingen.length - otherwise.length,
    otherwise: otherwise.map(({ nummer }) => nummer),
    rows,
    daysSaved: rows.reduce((sum, { dagenMinder }) => sum + dagenMinder, 0),
  };
}

/** What was played, in lines for a terminal. */
export function linesOf({ same, otherwise, rows, daysSaved }: PlayedFile): readonly string[] {
  const told = ({ uitkomst, op }: PlayedRow["zoGing"]) => (op ? `${uitkomst} on ${op}` : uitkomst);
  return [
    ...rows.map(
      ({ nummer, zoGing, zoWasHet, dagenMinder }) =>
        `${nummer}: was ${told(zoGing)}; would be ${told(zoWasHet)}; ${dagenMinder} days less.`,
    ),
    `Together ${daysSaved} days less.`,
    `${same} of ${rows.length} challenges come out as the file says.`,
    ...otherwise.map((number) => `${number} comes out otherwise than the file says.`),
  ];
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Plays the file of the command line; gives what the shell is told: 0 as it says, 1 otherwise, 2 unreadable. */
async function main(path: string | undefined): Promise<number> {
  const complain = (words: string) => {
    process.stderr.write(`${words}\n`);
    return 2;
  };
  if (!path) return complain("Name the file: npm run what-if -- what-if.json");
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined)
    return complain(`${path} cannot be read. Save the data of the page "what if" there first.`);
  const played = playFile(text);
  if (!played)
    return complain(
      `${path} is not the data of the page "what if". Save it there again, unchanged.`,
    );
  process.stdout.write(`${linesOf(played).join("\n")}\n`);
  return played.otherwise.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = await main(process.argv[2]);
