import { pipeline } from "node:stream/promises";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { foundTestCommunity, openTestWorld, type TestCommunity } from "../test-community.ts";
import { live } from "../test-life.ts";

/**
 * What a statement as the app itself could still try under another community's setting: the ways around
 * a table that `security.test.ts` does not take. Tables and keys come from PostgreSQL's own catalogue.
 */

const world = await openTestWorld();
const app = new pg.Client({ connectionString: world.urls.app });
await app.connect();
let first: TestCommunity;
let second: TestCommunity;
let tenants: readonly string[];

beforeAll(async () => {
  first = await foundTestCommunity(world);
  second = await foundTestCommunity(world, "buurveld");
  await live(world, first);
  await live(world, second);
  const rows = await world.ask(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relrowsecurity and n.nspname <> 'graphile_worker'
       -- What is searched is what everybody may read, in every community.
       and c.oid <> 'search.document'::regclass order by 1`,
  );
  tenants = rows.map(({ name }) => String(name));
  expect(tenants.length).toBeGreaterThan(80);
});
afterAll(async () => {
  await app.end();
  await world.close();
});

/** How a statement ends under the second community's setting: the rows it gave, or the code of its refusal. */
async function attempt(statement: string, values: readonly unknown[] = []) {
  await app.query("begin");
  try {
    await app.query(`set local meent.community_id = '${second.id}'`);
    const { rowCount } = await app.query(statement, [...values]);
    await app.query("set constraints all immediate");
    return rowCount ?? 0;
  } catch (thrown) {
    return (thrown as { code: string }).code;
  } finally {
    await app.query("rollback");
  }
}

/** The tables for which a statement ends otherwise than it should. */
async function otherwise(
  statementFor: (table: string) => string,
  allowed: readonly (string | number)[],
  values: readonly unknown[] = [],
): Promise<string[]> {
  const wrong: string[] = [];
  for (const table of tenants) {
    const outcome = await attempt(statementFor(table), values);
    if (!allowed.includes(outcome)) wrong.push(`${table}: ${outcome}`);
  }
  return wrong;
}

async function fingerprint(): Promise<string> {
  const sums: string[] = [];
  for (const table of tenants) {
    const [row] = await world.ask(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${table} t
       where community_id = $1`,
      [first.id],
    );
    sums.push(`${table} ${row?.sum}`);
  }
  return sums.join("\n");
}

describe("rows of another community", () => {
  test("do not come out by COPY, and none goes in", async () => {
    const told: string[] = [];
    for (const table of tenants) {
      await app.query("begin");
      await app.query(`set local meent.community_id = '${second.id}'`);
      const out = app.query(
        copyTo(`copy (select from ${table} where community_id = '${first.id}') to stdout`),
      );
      let lines = 0;
      await pipeline(out, async (parts) => {
        for await (const part of parts) lines += String(part).split("\n").length - 1;
      }).catch((thrown: { code?: string }) => expect(thrown.code).toBe("42501"));
      await app.query("rollback");
      if (lines > 0) told.push(table);
    }
    // Notices that their community shares are there for everybody.
    expect(told.filter((table) => table !== "search.notice")).toEqual([]);
    // PostgreSQL takes no COPY into a table with row-level security at all.
    expect(await otherwise((table) => `copy ${table} from stdin`, ["0A000", "42501"])).toEqual([]);
  });

  test("are neither merged into nor put in by MERGE", async () => {
    const before = await fingerprint();
    const merge = (table: string, then: string) =>
      `merge into ${table} using (values (1)) as v (one) on ${table}.community_id = $1 when matched then ${then}`;
    for (const then of ["delete", "update set community_id = $1"])
      expect(await otherwise((table) => merge(table, then), [0, "42501"], [first.id])).toEqual([]);
    expect(await fingerprint()).toBe(before);
  });

  test("are not told of by ON CONFLICT, nor changed", async () => {
    const before = await fingerprint();
    const wrong: string[] = [];
    for (const table of tenants) {
      const [row] = await world.ask(
        `select to_jsonb(t) as row from ${table} t where community_id = $1 limit 1`,
        [first.id],
      );
      for (const then of ["do nothing", `on constraint`]) {
        const [key] = await world.ask(
          "select quote_ident(conname) as name from pg_constraint where conrelid = $1::regclass and contype = 'p'",
          [table],
        );
        const conflict =
          then === "do nothing"
            ? "on conflict do nothing"
            : `on conflict on constraint ${key?.name} do update set community_id = excluded.community_id`;
        const outcome = await attempt(
          `insert into ${table} select * from jsonb_populate_record(null::${table}, $1) ${conflict}`,
          [JSON.stringify(row?.row)],
        );
        // A trigger of the table may be the first to refuse, before anything is looked for.
        if (outcome !== "42501" && outcome !== "P0001") wrong.push(`${table} ${then}: ${outcome}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint()).toBe(before);
  });

  test("are not found by pointing at them: a key of theirs ends as one that nobody has", async () => {
    const keys = await world.ask(
      `select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent,
         (select array_agg(a.attname::text order by k.at) from unnest(c.conkey) with ordinality k (num, at)
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num) as columns,
         (select array_agg(a.attname::text order by k.at) from unnest(c.confkey) with ordinality k (num, at)
            join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num) as targets
       from pg_constraint c join pg_namespace n on n.oid = c.connamespace
       where c.contype = 'f' and array_length(c.conkey, 1) = 2 and n.nspname <> 'graphile_worker'`,
    );
    const outcomes: Record<string, number> = {};
    const different: string[] = [];
    for (const { child, parent, columns, targets } of keys) {
      const [, column = ""] = columns as string[];
      const [community = "", target = ""] = targets as string[];
      if (community !== "community_id") continue;
      const [theirs] = await world.ask(
        `select ${target} as key, pg_typeof(${target})::text as type from ${parent} p
         where community_id = $1 and not exists
           (select from ${parent} o where o.community_id = $2 and o.${target} = p.${target}) limit 1`,
        [first.id, second.id],
      );
      if (theirs?.type !== "uuid") continue;
      const point = `update ${child} set ${column} = $1 where ctid = (select ctid from ${child} limit 1)`;
      const there = await attempt(point, [theirs.key]);
      const nowhere = await attempt(point, [newId()]);
      outcomes[there] = (outcomes[there] ?? 0) + 1;
      if (there !== nowhere || there === 1)
        different.push(`${child}.${column}: ${there}, ${nowhere}`);
    }
    expect(different).toEqual([]);
    // Many get as far as the key itself; elsewhere the app may not change the column at all.
    expect(outcomes["23503"]).toBeGreaterThan(20);
  });

  test("do not come out in the message of an error, nor in the statistics of the planner", async () => {
    // What casts a row to a number tells the row in its refusal, if it is ever asked about that row.
    const cast = (table: string) =>
      `select t::text::int from ${table} t where t.community_id = '${first.id}'`;
    const wrong = await otherwise(cast, [0, "42501"]);
    expect(wrong.filter((one) => !one.startsWith("search.notice"))).toEqual([]);
    await world.ask("analyze");
    const hidden = `select from pg_stats where schemaname || '.' || tablename = any ($1)`;
    expect(await attempt(hidden, [tenants])).toBe(0);
    expect((await world.ask(hidden, [tenants])).length).toBeGreaterThan(100);
    for (const table of ["pg_statistic", "pg_statistic_ext_data", "pg_authid", "pg_largeobject"])
      expect([table, await attempt(`select from ${table}`)]).toEqual([table, "42501"]);
  });
});

describe("the app's role", () => {
  test("is a member of no other role, and may call nothing that PostgreSQL keeps from the public", async () => {
    expect(
      await world.ask("select from pg_auth_members where member = 'meent_app'::regrole"),
    ).toEqual([]);
    expect(await world.ask("select extname::text as name from pg_extension order by 1")).toEqual(
      // For searching; all are trusted, none reads a file or calls out.
      ["btree_gin", "pg_trgm", "plpgsql", "unaccent"].map((name) => ({ name })),
    );
    expect(
      await world.ask(
        "select has_parameter_privilege('meent_app', 'log_statement', 'alter system')",
      ),
    ).toEqual([{ has_parameter_privilege: false }]);
    // Whatever PostgreSQL keeps from the public is kept from it too: files, settings, other sessions.
    const open = await world.ask(
      `select p.oid::regprocedure::text as name from pg_proc p
       where p.pronamespace = 'pg_catalog'::regnamespace and p.proacl is not null
         and not exists (select from aclexplode(p.proacl) a where a.grantee = 0)
         and has_function_privilege('meent_app', p.oid, 'execute')`,
    );
    expect(open).toEqual([]);
  });

  test.each([
    "select pg_read_file('/etc/passwd')",
    "select pg_read_binary_file('postgresql.conf')",
    "select pg_ls_dir('/')",
    "select pg_ls_logdir()",
    "select pg_stat_file('/etc/passwd')",
    "select lo_import('/etc/passwd')",
    "select lo_export(1, '/tmp/meent')",
    "copy works.work to '/tmp/meent'",
    "copy works.work to program 'id'",
    "select pg_reload_conf()",
    "set session_preload_libraries = 'x'",
    "load 'plpgsql'",
    "create temporary table planted (id int)",
    "create function pg_temp.planted() returns int language sql as 'select 1'",
    "create schema planted",
    "create extension file_fdw",
    "create server planted foreign data wrapper postgres_fdw",
    "do language plpython3u 'pass'",
  ])("may not: %s", async (statement) => {
    expect(["42501", "42704", "0A000"]).toContain(await attempt(statement));
  });

  test("keeps nothing where row-level security does not reach: one sequence, no large object", async () => {
    const loose = await world.ask(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'S' and n.nspname !~ '^(pg_|information_schema|graphile_worker)'`,
    );
    // Counts the changes of what readers get instead of a text; a number says nothing of whose.
    expect(loose).toEqual([{ name: "platform.instead_change" }]);
    expect(await world.ask("select from pg_largeobject_metadata")).toEqual([]);
    const columns = await world.ask(
      `select from pg_attribute a join pg_class c on c.oid = a.attrelid
         join pg_namespace n on n.oid = c.relnamespace
       where a.atttypid = 'oid'::regtype and a.attnum > 0 and c.relkind = 'r'
         and n.nspname !~ '^(pg_|information_schema|graphile_worker)'`,
    );
    expect(columns).toEqual([]);
  });

  test("cannot turn a function of ours against its tables by a path of its own", async () => {
    // Each function that has the owner's rights brings its own path, so that nothing planted comes first.
    for (const path of ["pg_temp, works", "information_schema", ""]) {
      await app.query("begin");
      await app.query(`set local search_path to ${path === "" ? "''" : path}`);
      await app.query(`set local meent.community_id = '${second.id}'`);
      const { rows } = await app.query("select from works.work where community_id = $1", [
        first.id,
      ]);
      expect(rows).toEqual([]);
      await app.query("rollback");
    }
  });
});
