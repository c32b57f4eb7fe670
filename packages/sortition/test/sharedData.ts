/** Data sets of the field that lie beside the repository, not in it. Tests skip without them. */
import { existsSync, readFileSync } from "node:fs";
import { type Pool, readPool } from "../src/index.ts";

const folder = new URL("../../../../shared/data/sortition/", import.meta.url);

export const isSharedThere = existsSync(folder);
export const skipReason = `the shared data sets are not at ${folder.pathname}`;

export function readShared(path: string): Uint8Array {
  return readFileSync(new URL(path, folder));
}

export function sharedPool(name: string): Pool {
  const isNew = existsSync(new URL(`${name}/features.csv`, folder));
  const pool = readPool({
    quotas: readShared(`${name}/${isNew ? "features" : "categories"}.csv`),
    people: readShared(`${name}/${isNew ? "candidates" : "respondents"}.csv`),
    ...(isNew ? { householdColumns: ["primary_address1", "primary_zip"] } : {}),
  });
  if (!pool.ok) throw new Error(JSON.stringify(pool.error));
  return pool.value;
}
