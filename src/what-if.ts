import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { isSameValue } from "#lib/clause.ts";
import { playedRow, playRow } from "./modules/challenges/model/replay.ts";

/**
 * `npm run what-if -- FILE`: plays last year's challenges again from the data of the page "what if",
 * without a server, and names every outcome that the page has otherwise.
 */

const file = z.object({ vandaag: z.iso.date(), uitdagingen: z.array(playedRow).max(1000) });

/** What of a file is confirmed, and what comes out otherwise than it says. */
export function playFile(text: string): { readonly same: number; readonly otherwise: string[] } {
  const { vandaag, uitdagingen } = file.parse(JSON.parse(text));
  const otherwise = uitdagingen.filter((row) => !isSameValue(playRow(row, vandaag), row));
  return {
    same: uitdagingen.length - otherwise.length,
    otherwise: otherwise.map(({ nummer }) => nummer),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [path] = process.argv.slice(2);
  if (!path) {
    process.stderr.write("Name the file: npm run what-if -- what-if.json\n");
    process.exitCode = 2;
  } else {
    const { same, otherwise } = playFile(await readFile(path, "utf8"));
    process.stdout.write(`${same} challenges come out as the file says.\n`);
    for (const number of otherwise) process.stdout.write(`${number} comes out otherwise.\n`);
    process.exitCode = otherwise.length === 0 ? 0 : 1;
  }
}
