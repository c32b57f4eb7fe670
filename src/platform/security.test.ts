import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  foundTestCommunity,
  openTestWorld,
  type Row,
  type TestCommunity,
} from "../test-community.ts";
import { live } from "../test-life.ts";

/**
 * Row-level security, read from PostgreSQL's own catalogue: a table that a later migration adds is
 * in these tests from its first day.
 */

/** The tables that are one for all communities, and why. Nothing else may lack a policy. */
const shared: Readonly<Record<string, string>> = {
  "people.community": "the list of communities itself: public, and read before one is chosen",
  "people.account": "a person has one identity and memberships; it holds an id and nothing more",
  "accounts.email": "the mail address of an account, which is one for all; never shown to others",
  "platform.tries": "counts under hashes, over all communities: who asks in two is still one",
  "platform.session": "belongs to an account, and is read before a community is; only hashes",
  "platform.installation": "one row: whether this database is a demo",
  "search.document": "what everybody can read; a policy for reading would keep it from its indexes",
  "platform.migration": "what was applied to the database as a whole; the app cannot read it",
};

/** The tables of which others may read the rows that their community marks so, with the mark. */
const marked: Readonly<Record<string, string>> = { "search.notice": "is_shared" };

const world = await openTestWorld();
const tables = await listTables();
const tenants = tables.filter((table) => !(table in shared));
const app = new pg.Client({ connectionString: world.urls.app });
const worker = new pg.Client({ connectionString: world.urls.worker });
await app.connect();
await worker.connect();
let first: TestCommunity;
let second: TestCommunity;

beforeAll(async () => {
  first = await foundTestCommunity(world);
  second = await foundTestCommunity(world, "buurveld");
  await live(world, first);
  await live(world, second);
});
afterAll(async () => {
  await app.end();
  await worker.end();
  await world.close();
});

async function listTables(): Promise<string[]> {
  const rows = await world.ask(`
    select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'f') and n.nspname not in ('information_schema', 'graphile_worker')
      and n.nspname not like 'pg\\_%'
    order by 1`);
  return rows.map((row) => String(row.name));
}

async function columnsOf(table: string): Promise<string[]> {
  const rows = await world.ask(
    `select attname::text as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return rows.map((row) => String(row.name));
}

describe("the catalogue", () => {
  test("has our tables, and the closed list names only tables that exist", () => {
    expect(tables.length).toBeGreaterThanOrEqual(26);
    expect(tables).toEqual(expect.arrayContaining(Object.keys(shared)));
    expect(new Set(tables.map((table) => table.split(".")[0])).has("public")).toBe(false);
  });

  test("has nothing that reads around the tables: no views, and seven functions with owner's rights", async () => {
    expect(
      await world.ask(`
      select n.nspname || '.' || c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and n.nspname !~ '^(pg_|information_schema|graphile_worker)'`),
    ).toEqual([]);
    const definers = await world.ask(`
      select p.oid::regproc::text as name, p.proconfig as settings
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname !~ '^(pg_|information_schema|graphile_worker)'
      order by 1`);
    const settings = ['search_path=""'];
    expect(definers).toEqual([
      { name: "mandates.add_commitment", settings },
      { name: "mandates.add_release", settings },
      // Two people erase words that the law wants gone; it looks at the community itself.
      { name: "moderation.erase", settings: ["search_path=pg_catalog"] },
      // Where a guest says she comes from, she is a member; and her own communities, to herself.
      { name: "people.hold_guest", settings },
      { name: "people.homes_of", settings },
      // Sums over all communities for who runs Meent; the worker alone may ask.
      { name: "platform.operating_figures", settings },
      // Which communities wrote something that searching was not told of yet: their ids and no more.
      { name: "search.behind", settings },
    ]);
  });

  describe.each(tenants)("%s", (table) => {
    test("has row-level security, and its only policy for the app is its own community", async () => {
      const [row] = await world.ask(
        "select relrowsecurity as on from pg_class where oid = $1::regclass",
        [table],
      );
      expect(row).toEqual({ on: true });
      const policies = await world.ask(
        `select permissive, cmd, qual, with_check from pg_policies
         where schemaname || '.' || tablename = $1 and roles && '{meent_app,public}'
           and permissive = 'PERMISSIVE' order by cmd`,
        [table],
      );
      const own = "(community_id = platform.current_community())";
      const mark = marked[table];
      expect(policies).toEqual([
        { permissive: "PERMISSIVE", cmd: "ALL", qual: own, with_check: own },
        ...(mark
          ? [{ permissive: "PERMISSIVE", cmd: "SELECT", qual: mark, with_check: null }]
          : []),
      ]);
    });

    test("says of each row which community it is of", async () => {
      const [row] = await world.ask(
        `select attnotnull as required, atttypid::regtype::text as type from pg_attribute
         where attrelid = $1::regclass and attname = 'community_id'`,
        [table],
      );
      expect(row).toEqual({ required: true, type: "uuid" });
    });

    test("starts every key with the community", async () => {
      const unique = await world.ask(
        `select i.indexrelid::regclass::text as name, i.indisprimary as is_primary,
           pg_get_indexdef(i.indexrelid, 1, true) as first
         from pg_index i where i.indrelid = $1::regclass and i.indisunique`,
        [table],
      );
      expect(unique.some((key) => key.is_primary)).toBe(true);
      expect(unique.filter((key) => key.first !== "community_id")).toEqual([]);
    });

    test("starts every foreign key with the community, save those to what is one for all", async () => {
      const keys = await world.ask(
        `select c.conname::text as name, n.nspname || '.' || t.relname as target,
           (select attname::text from pg_attribute
            where attrelid = c.conrelid and attnum = c.conkey[1]) as first
         from pg_constraint c
         join pg_class t on t.oid = c.confrelid join pg_namespace n on n.oid = t.relnamespace
         where c.conrelid = $1::regclass and c.contype = 'f'`,
        [table],
      );
      const wrong = keys.filter(
        (key) => key.first !== "community_id" && !(String(key.target) in shared),
      );
      expect(wrong).toEqual([]);
    });
  });
});

/** Tries a statement in a transaction of its own that leaves nothing behind. */
async function attempt(
  client: pg.Client,
  setting: string | undefined,
  statement: string,
  values: readonly unknown[] = [],
): Promise<{ readonly rows: number; readonly first?: Row } | { readonly refused: string }> {
  await client.query("begin");
  try {
    if (setting !== undefined) await client.query(`set local meent.community_id = '${setting}'`);
    const result = await client.query(statement, [...values]);
    return { rows: result.rowCount ?? 0, first: result.rows[0] };
  } catch (thrown) {
    return { refused: (thrown as { code: string }).code };
  } finally {
    await client.query("rollback");
  }
}

/** No right, or no rows: the two ways in which another community's rows stay out of reach. */
function isOutOfReach(outcome: Awaited<ReturnType<typeof attempt>>): boolean {
  return "refused" in outcome ? outcome.refused === "42501" : outcome.rows === 0;
}

describe("as the app, under another community's setting", () => {
  const settings = [
    ["another community's", () => second.id],
    ["no", () => undefined],
    ["an empty", () => ""],
    ["a strange", () => "0190f5d0-0000-7000-8000-000000000000"],
  ] as const;

  test.each(tenants)("%s has rows of both to be found", async (table) => {
    const rows = await world.ask(
      `select count(*) filter (where community_id = $1)::int as first,
         count(*) filter (where community_id = $2)::int as second from ${table}`,
      [first.id, second.id],
    );
    expect(rows[0]?.first, `let live() of src/test-life.ts make a row in ${table}`).toBeGreaterThan(
      0,
    );
    expect(
      rows[0]?.second,
      `let live() of src/test-life.ts make a row in ${table}`,
    ).toBeGreaterThan(0);
  });

  test.each(tenants)("%s shows its rows under its own setting only", async (table) => {
    // What a community marks for others is theirs to read; the rest is not.
    const mark = marked[table];
    const count = mark
      ? `select count(*) filter (where not ${mark})::int as count from ${table}`
      : `select count(*)::int as count from ${table}`;
    const own = await attempt(app, first.id, count);
    // The app cannot read the outbox at all; all else it reads.
    if (table === "platform.outbox") expect(own).toEqual({ refused: "42501" });
    else expect(own).toMatchObject({ first: { count: expect.any(Number) } });
    if (!("refused" in own)) expect(own.first?.count).toBeGreaterThan(0);
    for (const [, setting] of settings) {
      const outcome = await attempt(app, setting(), `${count} where community_id = $1`, [first.id]);
      if (!("refused" in outcome)) expect(outcome.first).toEqual({ count: 0 });
    }
    for (const setting of [undefined, ""]) {
      const outcome = await attempt(app, setting, count);
      if (!("refused" in outcome)) expect(outcome.first).toEqual({ count: 0 });
    }
  });

  test.each(tenants)("%s lets no row be changed, moved, locked or deleted", async (table) => {
    const before = await fingerprint(table);
    const columns = await columnsOf(table);
    for (const [, setting] of settings) {
      for (const column of columns) {
        const change = `update ${table} set ${column} = ${column} where community_id = $1`;
        expect(await attempt(app, setting(), change, [first.id])).toSatisfy(isOutOfReach);
        // Without a WHERE the policy alone must hold; under its own setting only own rows move.
        const all = await attempt(app, setting(), `update ${table} set ${column} = ${column}`);
        if (setting() !== second.id) expect(all).toSatisfy(isOutOfReach);
      }
      const lock = `select 1 from ${table} where community_id = $1 for update`;
      expect(await attempt(app, setting(), lock, [first.id])).toSatisfy(isOutOfReach);
      const remove = `delete from ${table} where community_id = $1`;
      expect(await attempt(app, setting(), remove, [first.id])).toSatisfy(isOutOfReach);
    }
    expect(await fingerprint(table)).toEqual(before);
  });

  test.each(tenants)(
    "%s takes no row for another, and gives none of its own away",
    async (table) => {
      const [row] = await world.ask(
        `select to_jsonb(t) as row from ${table} t where community_id = $1 order by t limit 1`,
        [first.id],
      );
      const before = await fingerprint(table);
      for (const [, setting] of settings) {
        const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`;
        const outcome = await attempt(app, setting(), insert, [JSON.stringify(row?.row)]);
        // A table's own trigger may be the first to refuse (P0001).
        expect(["42501", "P0001"]).toContain("refused" in outcome && outcome.refused);
      }
      const give = `update ${table} set community_id = $1 where community_id = $2`;
      const given = await attempt(app, second.id, give, [first.id, second.id]);
      expect(["42501", "P0001"]).toContain("refused" in given && given.refused);
      expect(await fingerprint(table)).toEqual(before);
    },
  );

  async function fingerprint(table: string): Promise<Row[]> {
    return world.ask(
      `select count(*), md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t`,
    );
  }
});

describe("what is searched", () => {
  test("is read for every community, for everybody may", async () => {
    const count = "select count(*)::int as count from search.document where community_id = $1";
    for (const setting of [first.id, second.id])
      expect(await attempt(app, setting, count, [first.id])).toMatchObject({
        first: { count: expect.any(Number) },
      });
  });

  test("is written by its own community alone", async () => {
    const row = `select community_id, kind, gen_random_uuid(), title, body, path, area_id, at, until
      from search.document where community_id = '${first.id}' limit 1`;
    const add = `insert into search.document
      (community_id, kind, id, title, body, path, area_id, at, until) ${row}`;
    expect(await attempt(app, first.id, add)).toEqual({ rows: 1, first: undefined });
    for (const setting of [second.id, undefined, ""]) {
      expect(await attempt(app, setting, add)).toEqual({ refused: "42501" });
      for (const change of [
        "update search.document set title = 'Planted'",
        "delete from search.document",
      ])
        expect(
          await attempt(app, setting, `${change} where community_id = $1`, [first.id]),
        ).toSatisfy(isOutOfReach);
    }
    const give = "update search.document set community_id = $1 where community_id = $2";
    expect(await attempt(app, second.id, give, [first.id, second.id])).toEqual({
      refused: "42501",
    });
  });
});

describe("the app's role", () => {
  const everything = [...tables];

  test.each(everything)("cannot alter, empty, drop or unprotect %s", async (table) => {
    for (const statement of [
      `alter table ${table} disable row level security`,
      `alter table ${table} no force row level security`,
      `alter table ${table} add column planted int`,
      `drop table ${table} cascade`,
      `truncate ${table} cascade`,
      `create policy planted on ${table} using (true)`,
      `create trigger planted before insert on ${table} execute function platform.refuse_change()`,
      `alter table ${table} disable trigger all`,
      `grant select on ${table} to public`,
      `create index on ${table} ((1))`,
    ]) {
      const outcome = await attempt(app, first.id, statement);
      // GRANT without the right to is only a warning in PostgreSQL; it grants nothing.
      if (statement.startsWith("grant")) {
        const grants = await world.ask(
          `select from information_schema.role_table_grants
           where grantee = 'PUBLIC' and table_schema || '.' || table_name = $1`,
          [table],
        );
        expect(grants).toEqual([]);
      } else expect([statement, outcome]).toEqual([statement, { refused: "42501" }]);
    }
  });

  test.each(tenants)("cannot read %s with row-level security off", async (table) => {
    await app.query("set row_security = off");
    try {
      const outcome = await attempt(app, second.id, `select count(*)::int from ${table}`);
      expect(outcome).toEqual({ refused: "42501" });
    } finally {
      await app.query("reset row_security");
    }
  });

  test("cannot become another", async () => {
    for (const statement of [
      "set role meent_owner",
      "set role meent_worker",
      "set session authorization meent_owner",
      "set session_replication_role = replica",
      "alter role meent_app bypassrls",
      "create role planted",
    ])
      expect([statement, await attempt(app, undefined, statement)]).toEqual([
        statement,
        { refused: "42501" },
      ]);
    await app.query("reset role");
    const who = "select current_user::text as me, session_user::text as login";
    expect((await app.query(who)).rows).toEqual([{ me: "meent_app", login: "meent_app" }]);
    const [role] = await world.ask(
      "select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'meent_app'",
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
  });

  test("cannot change or take back what stands in the record, its own included", async () => {
    for (const table of ["platform.entry", "platform.entry_subject"])
      for (const statement of [
        `update ${table} set subject_kind = 'planted'`,
        `delete from ${table}`,
      ])
        expect(await attempt(app, first.id, statement)).toEqual({ refused: "42501" });
    expect(await attempt(app, first.id, "delete from platform.entry_text")).toEqual({
      refused: "42501",
    });
  });

  test("cannot write what is decided at the database's birth, nor read its migrations", async () => {
    for (const statement of [
      "update platform.installation set demo = true",
      "insert into platform.installation (demo) values (true)",
      "select * from platform.migration",
      "update people.community set name = 'Planted'",
      "delete from people.account",
    ])
      expect([statement, await attempt(app, first.id, statement)]).toEqual([
        statement,
        { refused: "42501" },
      ]);
  });

  test("cannot see or make a job", async () => {
    const hidden = await world.ask(
      `select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'graphile_worker' and c.relkind in ('r', 'v')`,
    );
    expect(hidden.length).toBeGreaterThan(3);
    for (const { name } of hidden)
      expect(await attempt(app, first.id, `select * from graphile_worker.${name}`)).toEqual({
        refused: "42501",
      });
    const add = "select graphile_worker.add_job('challenges.agree')";
    expect(await attempt(app, first.id, add)).toEqual({ refused: "42501" });
  });
});

describe("the worker's role", () => {
  test.each(tables.filter((table) => table !== "platform.outbox"))(
    "can neither read nor write %s",
    async (table) => {
      for (const setting of [undefined, first.id])
        for (const statement of [
          `select * from ${table}`,
          `insert into ${table} default values`,
          `delete from ${table}`,
          `truncate ${table} cascade`,
        ])
          expect(await attempt(worker, setting, statement)).toEqual({ refused: "42501" });
    },
  );

  test("asks for sums over all communities, which the app cannot", async () => {
    const figures = "select * from platform.operating_figures()";
    expect(await attempt(app, first.id, figures)).toEqual({ refused: "42501" });
    expect(await attempt(worker, undefined, figures)).toMatchObject({ rows: 1 });
  });

  test("takes from the outbox of every community, and puts nothing in", async () => {
    const outcome = await attempt(worker, undefined, "delete from platform.outbox");
    // A signed deal, a municipality that joined, three mails and three listings of each.
    expect(outcome).toMatchObject({ rows: 16 });
    for (const statement of [
      "update platform.outbox set task = 'planted'",
      `insert into platform.outbox (community_id, id, task, payload)
       values ('${first.id}', '${second.id}', 'planted', '{}')`,
    ])
      expect(await attempt(worker, first.id, statement)).toEqual({ refused: "42501" });
  });
});
