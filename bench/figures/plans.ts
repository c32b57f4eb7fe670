import pg from "pg";
import { send } from "./sent.ts";

/** A table with more rows than this is read by an index, or in part. */
const large = 5000;

/** A statement that reads a large table from its first row to its last. */
export interface WholeRead {
  readonly table: string;
  readonly statement: string;
}

/**
 * The large tables that these statements read whole, as PostgreSQL plans them for the application's own
 * role within this community: with the values they were sent with, and for `generic` without them, as
 * a prepared statement may be planned from the sixth time on.
 */
export async function wholeReadsOf(
  appUrl: string,
  communityId: string,
  sent: ReadonlyMap<string, unknown[]>,
  { generic = false } = {},
): Promise<readonly WholeRead[]> {
  const app = new pg.Client({ connectionString: appUrl });
  await app.connect();
  const ask = async (text: string, values: unknown[] = []) =>
    (await send.call(app, text, values)).rows;
  const counts = await ask("select relname, reltuples from pg_class where relkind = 'r'");
  const rowsOf = new Map(counts.map(({ relname, reltuples }) => [relname, Number(reltuples)]));
  await ask("begin");
  await ask(`set local meent.community_id = '${communityId}'`);
  const found: WholeRead[] = [];
  for (const [statement, values] of [...sent]) {
    if (/pg_catalog|pg_class/.test(statement)) continue;
    // What searches for words is never prepared (docs/decisions/0080).
    if (generic && /tsquery/.test(statement)) continue;
    const [row] = generic
      ? await ask(`explain (generic_plan, format json) ${statement}`)
      : await ask(`explain (format json) ${statement}`, values);
    const [plan] = (row?.["QUERY PLAN"] ?? []) as { readonly Plan: PlanNode }[];
    if (!plan) throw new Error(`no plan of ${statement}`);
    for (const table of wholeReads(plan.Plan, rowsOf))
      found.push({ table, statement: statement.replace(/\s+/g, " ") });
  }
  await app.end();
  return found;
}

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly Plans?: readonly PlanNode[];
}

function wholeReads(node: PlanNode, rowsOf: ReadonlyMap<string, number>): string[] {
  const below = (node.Plans ?? []).flatMap((plan) => wholeReads(plan, rowsOf));
  const table = node["Relation Name"] ?? "";
  const isWhole = node["Node Type"] === "Seq Scan" && (rowsOf.get(table) ?? 0) > large;
  return isWhole ? [table, ...below] : below;
}
