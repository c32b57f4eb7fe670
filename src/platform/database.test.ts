import fc from "fast-check";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { type Lapsing, stateAt } from "#lib/lapse.ts";
import {
  addChallenge,
  beginning,
  foundTestCommunity,
  goRound,
  openTestWorld,
  type TestCommunity,
} from "../test-community.ts";
import { type Database, openDatabase } from "./database.ts";
import type { Db, Tx } from "./db.ts";
import type { Schema } from "./schema.ts";
import { tables, trueState } from "./sql.ts";
import { layLine } from "./test-line.ts";

const world = await openTestWorld();
const { database } = world;
let community: TestCommunity;
let other: TestCommunity;
beforeAll(async () => {
  community = await foundTestCommunity(world);
  other = await foundTestCommunity(world, "buurveld");
});
afterAll(() => world.close());

type Row = Lapsing<string> & { readonly now: Date };

/** Instants to the millisecond, near each other and far apart, over the changes of the clock. */
const instant = fc.date({
  min: new Date("1970-01-01"),
  max: new Date("2100-01-01"),
  noInvalidDate: true,
});
const state = fc.constantFrom("filed", "inDecision", "acceptedBySilence", "");
const row: fc.Arbitrary<Row> = fc
  .record({
    state,
    lapsesAt: fc.option(instant, { freq: 6 }),
    lapsesTo: fc.option(state, { freq: 6 }),
    now: instant,
    besideMs: fc.constantFrom(null, null, -1, 0, 0, 1, -1000, 1000),
  })
  .map(({ besideMs, ...drawn }) => ({
    ...drawn,
    // Half of the rows are asked for at their very lapse, or beside it.
    now:
      besideMs === null || drawn.lapsesAt === null
        ? drawn.now
        : new Date(drawn.lapsesAt.getTime() + besideMs),
  }));

/** The SQL twin's answers, all in one question. */
async function statesInSql(rows: readonly Row[]): Promise<unknown[]> {
  const answers = await world.ask(
    `select platform.state_at(state, lapses_at, lapses_to, now) as true_state
     from unnest($1::text[], $2::timestamptz[], $3::text[], $4::timestamptz[]) with ordinality
       as t (state, lapses_at, lapses_to, now, position)
     order by position`,
    [
      rows.map((each) => each.state),
      rows.map((each) => each.lapsesAt),
      rows.map((each) => each.lapsesTo),
      rows.map((each) => each.now),
    ],
  );
  return answers.map((answer) => answer.true_state);
}

describe("the true state", () => {
  test("is the same in TypeScript and in SQL, on 2,000 rows", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 100, maxLength: 100 }), async (rows) => {
        expect(await statesInSql(rows)).toEqual(rows.map((each) => stateAt(each, each.now)));
      }),
      { numRuns: 20 },
    );
  });

  test("changes at its instant, and not a millisecond before", async () => {
    const lapsesAt = new Date("2026-11-24T23:00:00.000Z");
    const rows = [-1, 0, 1].map((besideMs) => ({
      state: "filed",
      lapsesAt,
      lapsesTo: "acceptedBySilence",
      now: new Date(lapsesAt.getTime() + besideMs),
    }));
    expect(await statesInSql(rows)).toEqual(["filed", "acceptedBySilence", "acceptedBySilence"]);
  });

  test("is read alike from real rows, by lists and by whoever locks one", async () => {
    const challengeId = await addChallenge(community);
    const lapsesAt = new Date("2026-11-24T23:00:00.000Z");
    for (const [besideMs, expected] of [
      [-1, "filed"],
      [0, "acceptedBySilence"],
    ] as const) {
      const now = new Date(lapsesAt.getTime() + besideMs);
      const found = await database.read(community.id, (db) =>
        tables<Pick<Schema, "challenges.challenge">>(db)
          .selectFrom("challenges.challenge as c")
          .select(["c.state", "c.lapses_at as lapsesAt", "c.lapses_to as lapsesTo"])
          .select(trueState<string>("c", now).as("trueState"))
          .where("community_id", "=", community.id)
          .where("id", "=", challengeId)
          .executeTakeFirstOrThrow(),
      );
      expect(found.trueState).toBe(expected);
      expect(stateAt<string>(found, now)).toBe(expected);
    }
  });

  test("hangs on instants that JavaScript holds whole: milliseconds", async () => {
    const columns = await world.ask(`
      select a.attrelid::regclass::text as table, format_type(a.atttypid, a.atttypmod) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where a.attname = 'lapses_at' and c.relkind = 'r' order by 1`);
    expect(columns.length).toBeGreaterThan(1);
    for (const column of columns) expect(column.type).toBe("timestamp(3) with time zone");
  });
});

describe("a reading handle", () => {
  const write = (db: Db) =>
    sql`insert into people.area (community_id, id, slug, name)
      values (${community.id}, ${newId()}, 'x', 'Xx')`.execute(tables(db as Tx));

  test("cannot write, whatever the types were made to believe", async () => {
    const attempts = [() => database.read(community.id, write), () => database.readShared(write)];
    for (const attempt of attempts)
      await expect(attempt()).rejects.toMatchObject({ code: "25006" });
    const lock = database.read(community.id, (db) =>
      sql`select from people.area for update`.execute(tables(db as Tx)),
    );
    await expect(lock).rejects.toMatchObject({ code: "25006" });
  });

  test("sees one moment: within one transaction, of one community", async () => {
    const seen = await database.read(other.id, (db) =>
      sql<{ id: string }>`select distinct community_id as id from people.area`.execute(
        tables(db as Tx),
      ),
    );
    expect(seen.rows).toEqual([{ id: other.id }]);
  });

  test("of what is shared sees no tenant row, also after another's transaction", async () => {
    // One connection, so that the setting of the one before could linger.
    const single = openDatabase(world.urls.app, 1);
    try {
      const count = (db: Db) =>
        sql<{ count: bigint }>`select count(*) as count from people.area`.execute(tables(db as Tx));
      const inside = await single.read(community.id, count);
      expect(inside.rows[0]?.count).toBe(2n);
      const shared = await single.readShared(count);
      expect(shared.rows[0]?.count).toBe(0n);
      const writing = await single.writeShared((tx) => count(tx));
      expect(writing.rows[0]?.count).toBe(0n);
    } finally {
      await single.close();
    }
  });
});

describe("within one transaction", () => {
  const number = (tx: Db, value: number) =>
    sql<{ value: number }>`select ${value}::int as value`.execute(tables(tx as Tx));

  test("what is asked at once is answered each in its place", async () => {
    const answers = await database.read(community.id, (db) =>
      Promise.all(Array.from({ length: 50 }, (_, value) => number(db, value))),
    );
    expect(answers.map(({ rows }) => rows[0]?.value)).toEqual([...Array(50).keys()]);
  });

  test("the same is asked once while reading, and again after it, and each time while writing", async () => {
    const draw = (db: Db, value: number) =>
      sql<{ drawn: number; value: number }>`
        select random() as drawn, ${value}::int as value`.execute(tables(db as Tx));
    const twice = async (db: Db) => {
      const [first, second] = [await draw(db, 1), await draw(db, 1)];
      expect(first.rows[0]).not.toBe(second.rows[0]);
      const [, other] = await Promise.all([draw(db, 1), draw(db, 2)]);
      expect(other.rows[0]?.value).toBe(2);
      return [first.rows[0]?.drawn, second.rows[0]?.drawn] as const;
    };
    const [one, same] = await database.read(community.id, twice);
    expect(one).toBe(same);
    expect((await database.read(community.id, twice))[0]).not.toBe(one);
    const [before, after] = await database.write(community.id, twice);
    expect(before).not.toBe(after);
  });

  test("one that fails fails all, also where nobody waited for it", async () => {
    const before = await world.ask("select count(*) as count from people.area");
    const writing = database.write(community.id, async (tx) => {
      const id = newId();
      await sql`insert into people.area (community_id, id, slug, name)
        values (${community.id}, ${id}, 'nergens', 'Nergens')`.execute(tables(tx));
      sql`select 1 / 0`.execute(tables(tx)).catch(() => {});
    });
    await expect(writing).rejects.toThrow(/committed/);
    expect(await world.ask("select count(*) as count from people.area")).toEqual(before);
    expect(await database.isAlive()).toBe(true);
  });

  test("what fails for another's sake tells why that one failed, whichever is waited for", async () => {
    const writing = database.write(community.id, async (tx) => {
      const failing = sql`select 1 / 0`.execute(tables(tx));
      const [, second] = await Promise.allSettled([failing, number(tx, 1)]);
      await number(tx, 2).catch(() => {});
      throw second?.status === "rejected" ? second.reason : new Error("it was answered");
    });
    await expect(writing).rejects.toMatchObject({ code: "22012" });
  });

  test("no other is begun: it would wait for a line, or a turn, with one in hand", async () => {
    const named = /Assertion failed: a transaction waits for no other of its own process/;
    const one = (db: Db) => number(db, 1);
    const inner = {
      "a writing in its community": () => database.write(community.id, one),
      "a writing in another": () => database.write(other.id, one),
      "a writing of what is shared": () => database.writeShared(one),
      "a reading": () => database.read(community.id, one),
      "a reading of what is shared": () => database.readShared(one),
    };
    for (const [name, begin] of Object.entries(inner)) {
      await expect(database.write(community.id, begin), name).rejects.toThrow(named);
      await expect(database.read(community.id, begin), name).rejects.toThrow(named);
    }
    expect(await database.isAlive()).toBe(true);
  });

  test("what it set going and did not wait for may begin one after its end", async () => {
    let later: Promise<unknown> | undefined;
    let isOver = () => {};
    const over = new Promise<void>((resolve) => {
      isOver = resolve;
    });
    await database.write(community.id, async (tx) => {
      later = over.then(() => database.write(community.id, (db) => number(db, 7)));
      await number(tx, 1);
    });
    isOver();
    expect(await later).toMatchObject({ rows: [{ value: 7 }] });
  });

  test("nothing is asked any more after its end", async () => {
    let kept: Db | undefined;
    await database.read(community.id, async (db) => {
      kept = db;
    });
    await expect(number(kept as Db, 1)).rejects.toThrow(/after its end/);
  });
});

describe("a prepared statement", () => {
  test("whose columns a migration changed is prepared anew, on every connection", async () => {
    const several = openDatabase(world.urls.app, 3);
    const owner = new pg.Client({ connectionString: world.urls.owner });
    await owner.connect();
    const wait = (db: Db) => sql`select pg_sleep(0.05)`.execute(tables(db as Tx));
    const areas = () =>
      several.read(community.id, async (db) => {
        await wait(db);
        const { rows } = await sql<Record<string, unknown>>`
          select * from people.area where community_id = ${community.id}`.execute(tables(db as Tx));
        return rows.map((row) => Object.keys(row).includes("colour"));
      });
    // Often enough for each of the three to have prepared it.
    for (let time = 0; time < 6; time++) await Promise.all([areas(), areas(), areas()]);
    await owner.query("alter table people.area add column colour text");
    try {
      const seen = await Promise.all([areas(), areas(), areas()]);
      expect(seen).toEqual([
        [true, true],
        [true, true],
        [true, true],
      ]);
    } finally {
      await owner.query("alter table people.area drop column colour");
      await owner.end();
      await several.close();
    }
  });
});

describe("a community's setting", () => {
  test("is a UUID and nothing else", async () => {
    for (const id of ["", "x", `${community.id}'; select '`, `${community.id} `])
      await expect(database.read(id, async () => "read")).rejects.toThrow(/a UUID/);
  });
});

describe("values", () => {
  test("come whole: cents beyond what a number holds, days without a time zone", async () => {
    const { rows } = await database.read(community.id, (db) =>
      sql`select 9007199254740993::bigint as cents, '2026-03-29'::date as day,
        '2026-11-24T23:00:00.123Z'::timestamptz as instant, null::bigint as nothing`.execute(
        tables(db as Tx),
      ),
    );
    expect(rows).toEqual([
      {
        cents: 9007199254740993n,
        day: "2026-03-29",
        instant: new Date("2026-11-24T23:00:00.123Z"),
        nothing: null,
      },
    ]);
  });
});

describe("a database that goes away", () => {
  test("is told, and found again when it is back", async () => {
    const fragile: Database = openDatabase(world.urls.app, 2);
    try {
      expect(await fragile.isAlive()).toBe(true);
      await goRound(
        world,
        community.id,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where usename = 'meent_app' and datname = current_database()
           and pid <> pg_backend_pid()`,
      );
      // The pool hears of it in its own time; until then it may hand out a dead connection.
      await expect.poll(() => fragile.isAlive()).toBe(true);
      expect(await fragile.read(community.id, async () => beginning)).toBe(beginning);
    } finally {
      await fragile.close();
    }
    const gone = new URL(world.urls.app);
    gone.port = "1";
    const absent = openDatabase(gone.href, 1);
    expect(await absent.isAlive()).toBe(false);
    await absent.close();
  });
});

test("a line that dies without a word is let go, and another one works", async () => {
  const line = await layLine(world.urls.app);
  const through = openDatabase(line.url, 2, 500);
  expect(await through.isAlive()).toBe(true);
  line.silence();
  expect(await through.isAlive()).toBe(false);
  await line.mend();
  expect(await through.isAlive()).toBe(true);
  await through.close();
  await line.stop();
});
