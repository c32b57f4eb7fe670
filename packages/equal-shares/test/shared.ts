/** Real elections beside the repository, for tests only: `../shared/data/pabulib`. Absent: the tests say so and skip. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type PabulibFile, readPabulib } from "../src/pabulib.ts";

const folder = fileURLToPath(new URL("../../../../shared/data/pabulib/", import.meta.url));

export const hasShared = existsSync(`${folder}reference.json`);

export const skipNote = hasShared
  ? ""
  : " (skipped: ../shared/data/pabulib is not beside this repository)";

export function sharedText(name: string): string {
  return readFileSync(`${folder}${name}`, "utf8");
}

export function listSharedFiles(): string[] {
  if (!hasShared) return [];
  const pb = (inside: string) =>
    readdirSync(`${folder}${inside}`).filter((name) => name.endsWith(".pb"));
  return [...pb(""), ...pb("synthetic").map((name) => `synthetic/${name}`)];
}

export function readShared(name: string): PabulibFile {
  const file = readPabulib(sharedText(name));
  if (!file.ok) throw new Error(`${name}: ${file.problem.message}`);
  return file.value;
}
