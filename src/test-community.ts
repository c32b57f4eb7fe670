import { type CompiledQuery, sql } from "kysely";
import pg from "pg";
import type { ZodType, z } from "zod";
import { assert } from "#lib/assert.ts";
import type { Role } from "#lib/roles.ts";
import {
  completeChallenge,
  decideChallenge,
  draftChallenge,
  fileChallenge,
} from "#modules/challenges";
import { proposeCharter, signCharter } from "#modules/charter";
import { type Deal, findDealOf, signDeal } from "#modules/deals";
import { giveMandate } from "#modules/mandates";
import {
  addArea,
  addMember,
  addOrganization,
  confirmRole,
  foundCommunity,
  giveRole,
  proposeRole,
  signInAsMember,
} from "#modules/people";
import { findSignalByNumber, saySignal } from "#modules/signals";
import { nameWork } from "#modules/works";
import { type Action, act, type Kept, type Outcome } from "#platform/act.ts";
import type { Clock } from "#platform/clock.ts";
import type { Context } from "#platform/context.ts";
import { type Database, type Leave, openDatabase } from "#platform/database.ts";
import type { Tx } from "#platform/db.ts";
import { sessionCookie } from "#platform/http.ts";
import { type Log, silentLog } from "#platform/log.ts";
import { settleDue, systemContext } from "#platform/settle.ts";
import { tables } from "#platform/sql.ts";
import { createTestDatabase, type TestDatabase } from "#platform/test-database.ts";
import { type Assembled, assemble, clauses, type Parts, subjectKinds } from "./app.ts";

/**
 * What tests begin with: a database of their own, the process put together as `main.ts` does it,
 * and a community with people, a charter, a mandate and works, made only through actions.
 */

/** When every test world begins: a term of eight weeks from here ends on 24 November 2026. */
export const beginning = new Date("2026-09-29T09:00:00.000Z");

/** A clock that stands still until it is set. */
export interface TestClock extends Clock {
  set(to: Date): void;
}

/** Who lives in a test community: one person per role it needs, and two with none. */
const cast = {
  fenna: { name: "Fenna Dijkstra", role: null },
  roelie: { name: "Roelie Hofstee", role: null },
  geert: { name: "Geert Lubbers", role: "connector" },
  marijke: { name: "Marijke Bos", role: "helpingOfficial" },
  henk: { name: "Henk Alberts", role: "alderman" },
  anna: { name: "Anna Wolters", role: "mayor" },
  sjoerd: { name: "Sjoerd Zijlstra", role: "municipalSecretary" },
  wiebe: { name: "Wiebe Terpstra", role: "councilClerk" },
  fatima: { name: "Fatima El Amrani", role: "councillor" },
} as const satisfies Record<string, { readonly name: string; readonly role: Role | null }>;

export type Person = keyof typeof cast;

/** A community of a test world. Its people act through the contexts it gives. */
export interface TestCommunity {
  readonly id: string;
  readonly slug: string;
  /** Member ids. Fenna and Roelie hold no role; the others one each, from the beginning on. */
  readonly people: Readonly<Record<Person, string>>;
  readonly areas: Readonly<Record<"oldeveen" | "hasselo", string>>;
  /** `park` is a subsidy, `bridges` a contract, `permits` is reserved; all in Oldeveen. */
  readonly works: Readonly<Record<"park" | "bridges" | "permits", string>>;
  /** Fenna's cooperative. */
  readonly organizationId: string;
  /** Geert's, for the whole community: 1,200,000 euro, two years. */
  readonly mandateId: string;
  /** The context of this person; `now` is the clock's own time unless given. */
  as(person: Person, now?: Date): Context;
  /** The context of somebody who did not sign in. */
  asVisitor(now?: Date): Context;
  /** The context of jobs and the passing of time. */
  asSystem(now?: Date): Context;
  /** A signed-in person's `Cookie` header, for requests. */
  cookieOf(person: Person): Promise<string>;
}

export interface TestWorld extends Assembled {
  readonly urls: TestDatabase["urls"];
  readonly database: Database;
  readonly clock: TestClock;
  /** Asks the database as its owner, row-level security aside; to see what came of it. */
  ask(statement: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Closes the connections and removes the database. */
  close(): Promise<void>;
}

/**
 * Assembles Meent on an empty database. `isDemo` is written at its birth, as `main.ts` does;
 * `connections` is the size of the pool.
 */
export async function openTestWorld({
  isDemo = true,
  connections = 10,
  log = silentLog,
  ...outside
}: {
  readonly isDemo?: boolean;
  readonly connections?: number;
  readonly log?: Log;
} & Pick<
  Parts,
  "security" | "proxies" | "mailer" | "post" | "publicUrl" | "listensAt" | "metrics"
> = {}): Promise<TestWorld> {
  const { urls, drop } = await createTestDatabase();
  const owner = new pg.Pool({ connectionString: urls.owner, max: 2 });
  // Dropping the database may end a connection that is just being closed.
  owner.on("connect", (client) => client.on("error", () => {}));
  await owner.query("insert into platform.installation (demo) values ($1)", [isDemo]);
  const database = openDatabase(urls.app, connections);
  const clock = clockAt(beginning);
  return {
    ...assemble({ database, clock, log, isDemo, ...outside }),
    urls,
    database,
    clock,
    ask: async (statement, values = []) => (await owner.query(statement, [...values])).rows,
    close: async () => {
      await owner.end();
      await database.close();
      await drop();
    },
  };
}

/**
 * The same database, of which nothing that is written stays, also no session and no count: it is done, held against what the
 * database checks only at the end, and undone. So one thing can be tried again and again.
 */
export function withoutTrace(database: Database): Database {
  const undone = async <T>(
    write: (work: (tx: Tx) => Promise<void>) => Promise<void>,
    work: (tx: Tx, leave: Leave) => Promise<T>,
  ): Promise<T> => {
    let result: { readonly value: T } | undefined;
    try {
      await write(async (tx) => {
        const left: CompiledQuery[] = [];
        const value = await work(tx, (statement) => left.push(statement));
        for (const statement of left) await tables<never>(tx).executeQuery(statement);
        await sql`set constraints all immediate`.execute(tables(tx));
        result = { value };
        throw new Undone();
      });
    } catch (thrown) {
      if (!(thrown instanceof Undone)) throw thrown;
    }
    assert(result, "what was done has a result");
    return result.value;
  };
  return {
    ...database,
    write: (communityId, work) => undone((done) => database.write(communityId, done), work),
    writeShared: (work) => undone(database.writeShared, work),
  };
}

class Undone extends Error {}

function clockAt(start: Date): TestClock {
  let now = start;
  return {
    machineNow: () => now,
    set: (to) => {
      now = to;
    },
  };
}

export type Row = Readonly<Record<string, unknown>>;

/**
 * Runs one statement as the app's own role, in a transaction of its own under the community's
 * setting, but beside the application: what the database itself must hold.
 */
export async function goRound(
  { urls }: Pick<TestWorld, "urls">,
  communityId: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: urls.app });
  await client.connect();
  try {
    await client.query("begin");
    await client.query(`set local meent.community_id = '${communityId}'`);
    const { rows } = await client.query(statement, [...values]);
    await client.query("commit");
    return rows;
  } finally {
    await client.end();
  }
}

/** On what silence rests in a test community: a fictional ordinance, so that silence is a yes. */
export const silenceIsYes = {
  "challenge.silence": {
    basis: "ordinance",
    title: "Verordening uitdaagrecht Noorderveld 2026",
    article: "7",
    cvdrId: "CVDR000000",
  },
};

/**
 * Founds a community with its people, areas, charter, mandate and works. `charter` holds the
 * clauses it sets; by default silence is a yes, by ordinance, and the rest is as the standard, with no
 * last day.
 */
export async function foundTestCommunity(
  { platform, clock }: Pick<TestWorld, "platform" | "clock">,
  slug = "noorderveld",
  charter: Readonly<Record<string, unknown>> = silenceIsYes,
  inForceUntil = "",
): Promise<TestCommunity> {
  const id = await foundCommunity(platform, { slug, name: `Gemeente ${slug}` });
  const asSystem = (now = clock.machineNow()) => systemContext(platform, id, now);
  const oldeveen = await done(addArea, asSystem(), { slug: "oldeveen", name: "Oldeveen" });
  const hasselo = await done(addArea, asSystem(), { slug: "hasselo", name: "Hasselo" });
  const people = await addCast(asSystem(), oldeveen.id);
  const as = (person: Person, now?: Date): Context => ({
    ...asSystem(now),
    actor: { kind: "member", memberId: people[person] },
  });
  // Adopted before anything of a test happens, also of one that looks back.
  await addCharter({ as }, charter, {
    title: `Stadsrecht van ${slug}`,
    inForceUntil,
    now: new Date("2026-01-01T08:00:00.000Z"),
  });
  const organization = await done(addOrganization, as("fenna"), {
    name: "Dorpscoöperatie Oldeveen",
    form: "cooperative",
  });
  const mandateId = await addMandate({ id, people, as }, 120_000_000n);
  return {
    id,
    slug,
    people,
    areas: { oldeveen: oldeveen.id, hasselo: hasselo.id },
    works: await addWorks(as("marijke"), oldeveen.id),
    organizationId: organization.id,
    mandateId,
    as,
    asSystem,
    asVisitor: (now) => ({ ...asSystem(now), actor: { kind: "anonymous" } }),
    cookieOf: async (person) => {
      const token = await signInAsMember(platform, id, people[person]);
      assert(token, "a person of the cast is a member");
      return `${sessionCookie}=${token}`;
    },
  };
}

/** What council and executive promise in a test; each signs by two people. */
export const councilAndExecutive = [
  {
    kind: "council",
    promise: "De raad houdt zich aan deze regels, ook als het lastig wordt.",
    basis: {
      kind: "ordinance",
      title: "Verordening uitdaagrecht Noorderveld 2026",
      article: "7",
      registerId: "CVDR000000",
    },
  },
  {
    kind: "executive",
    promise: "Het college helpt wie iets wil doen, en antwoordt op tijd.",
    basis: { kind: "selfBinding", title: "Collegebesluit", decidedOn: "2025-12-16" },
  },
] satisfies z.input<ReturnType<typeof proposeCharter>["input"]>["parties"];

/** Adopts a charter with these clauses, signed by council and executive at `now`; its number. */
export async function addCharter(
  { as }: Pick<TestCommunity, "as">,
  charter: Readonly<Record<string, unknown>>,
  {
    now,
    ...terms
  }: { readonly now: Date } & Partial<z.input<ReturnType<typeof proposeCharter>["input"]>>,
): Promise<number> {
  const { id, version } = await done(proposeCharter(clauses), as("wiebe", now), {
    title: "Stadsrecht",
    inForceFrom: "2026-01-01",
    clauses: charter,
    parties: councilAndExecutive,
    ...terms,
  });
  const signers = [
    ["wiebe", 1],
    ["fatima", 1],
    ["henk", 2],
    ["sjoerd", 2],
  ] as const;
  for (const [person, position] of signers)
    await done(signCharter, as(person, now), { charterId: id, position });
  return version;
}

async function addCast(system: Context, areaId: string): Promise<Record<Person, string>> {
  const ids: Partial<Record<Person, string>> = {};
  for (const [person, { name, role }] of Object.entries(cast)) {
    const { id } = await done(addMember, system, { name, areaId });
    ids[person as Person] = id;
    if (role) await done(giveRole, system, { memberId: id, role, startsOn: "2026-01-01" });
  }
  return ids as Record<Person, string>;
}

/** Gives a heavy role, as it must: Wiebe proposes, Anna confirms. Returns the id of the term. */
export async function appoint(
  { as }: Pick<TestCommunity, "as">,
  term: Omit<z.input<typeof proposeRole.input>, "reason">,
  now?: Date,
): Promise<string> {
  const reason = "Besluit van de raad.";
  const proposal = await done(proposeRole, as("wiebe", now), { ...term, reason });
  return (await done(confirmRole, as("anna", now), { proposalId: proposal.id })).id;
}

/** Gives Geert one more mandate and returns its id; two years from the beginning, unless changed. */
export async function addMandate(
  { people, as }: Pick<TestCommunity, "id" | "people" | "as">,
  amountCents: bigint,
  terms: Partial<z.input<typeof giveMandate.input>> = {},
): Promise<string> {
  const { id } = await done(giveMandate, as("henk"), {
    holderId: people.geert,
    amountCents,
    startsOn: "2026-01-01",
    endsOn: "2027-12-31",
    registerReference: "Mandaatregister, regel 14",
    ...terms,
  });
  return id;
}

async function addWorks(context: Context, areaId: string): Promise<TestCommunity["works"]> {
  const add = async (title: string, terms: Partial<z.input<typeof nameWork.input>>) => {
    const { id } = await done(nameWork, context, {
      title,
      lead: "",
      areaId,
      doer: { kind: "municipality", name: "Afdeling Groen" },
      yearlyCostCents: 3_840_000n,
      serves: "1.860 inwoners van Oldeveen",
      protects: "Het pad langs de vijver blijft open.",
      route: "subsidy",
      requirements: [{ title: "Het park is altijd open", detail: "" }],
      ...terms,
    });
    return id;
  };
  return {
    park: await add("Onderhoud dorpspark Oldeveen", {}),
    bridges: await add("Beheer van 21 bruggen", { route: "contract" }),
    permits: await add("Omgevingsvergunningen verlenen", {
      reserved: { ground: "powers", reason: "Een vergunning is een besluit van gezag." },
    }),
  };
}

/** What Fenna answers when she says "wij nemen dit over": 18,500 euro a year, two years. */
export function planFor(workId: string): z.input<typeof draftChallenge.input> {
  return {
    workId,
    why: "Wij kennen elke boom en willen het park zelf onderhouden.",
    cooperation: "De machines in de schuur en iemand die de bomen keurt.",
    yearlyAmount: 1_850_000n,
    years: 2,
    startsOn: "2027-04-01",
  };
}

/** The five other contents of a challenge, as the party and the helping official complete them. */
export const completion = {
  why: "Wij kennen elke boom en willen het park zelf onderhouden.",
  experience: "Twee van ons zijn hovenier.",
  support: "De dorpsavond was voor.",
  costs: "Machines, gereedschap en verzekering.",
  cooperation: "De machines in de schuur en iemand die de bomen keurt.",
  quality: "Elke taak heeft twee mensen.",
  protection: "Het pad langs de vijver blijft open.",
};

/** Fenna's challenge, filed at `now`; returns its id. `plan` changes what she asks. */
export async function addChallenge(
  community: Pick<TestCommunity, "as" | "works">,
  now?: Date,
  plan: Partial<z.input<typeof draftChallenge.input>> = {},
): Promise<string> {
  const context = community.as("fenna", now);
  const { id } = await done(draftChallenge, context, {
    ...planFor(community.works.park),
    ...plan,
  });
  await done(fileChallenge, context, { challengeId: id });
  return id;
}

/** Fenna's challenge, completed with Marijke, so that the executive may say yes or no. */
export async function addChallengeInDecision(
  community: Pick<TestCommunity, "as" | "works">,
  now?: Date,
  plan: Partial<z.input<typeof draftChallenge.input>> = {},
): Promise<string> {
  const challengeId = await addChallenge(community, now, plan);
  await done(completeChallenge, community.as("marijke", now), { challengeId, ...completion });
  return challengeId;
}

/** A deal on the table: Fenna's challenge, accepted by Henk at `now`. Both must still sign. */
export async function addDeal(
  world: Pick<TestWorld, "database">,
  community: Pick<TestCommunity, "id" | "as" | "works">,
  now?: Date,
  plan: Partial<z.input<typeof draftChallenge.input>> = {},
): Promise<Deal> {
  const challengeId = await addChallenge(community, now, plan);
  await done(decideChallenge, community.as("henk", now), { challengeId, decision: "accept" });
  const deal = await world.database.read(community.id, (db) =>
    findDealOf(db, community.id, { kind: "challenge", id: challengeId }),
  );
  assert(deal, "an accepted challenge has a deal");
  return deal;
}

/** Both sides sign: Fenna, and Geert within his mandate. */
export async function signBoth(
  community: Pick<TestCommunity, "as" | "mandateId">,
  dealId: string,
  now?: Date,
): Promise<void> {
  await done(signDeal, community.as("fenna", now), { dealId, side: "party" });
  await done(signDeal, community.as("geert", now), {
    dealId,
    side: "municipality",
    mandate: community.mandateId,
  });
}

/** What Fenna says, for everyone to read; returns its id. Nobody here is a host, so Wiebe answers. */
export async function addSignal(
  { as, id }: Pick<TestCommunity, "as" | "id">,
  now?: Date,
  saying: Partial<z.input<typeof saySignal.input>> = {},
): Promise<string> {
  const context = as("fenna", now);
  const { number } = await done(saySignal, context, {
    body: "De lantaarn op de hoek doet het niet.",
    kind: "wrong",
    wish: "everyone",
    ...saying,
  });
  const signal = await context.platform.database.read(id, (db) =>
    findSignalByNumber(db, id, number, context.now),
  );
  assert(signal, "what was said is there");
  return signal.id;
}

/** Makes everything true that lapsed up to `until`, as the job of each minute does; how many. */
export function settleUntil(
  { platform }: Pick<TestWorld, "platform">,
  { id }: Pick<TestCommunity, "id">,
  until: Date,
): Promise<number> {
  return settleDue(platform, subjectKinds, id, until);
}

/** Acts and expects it to succeed; throws with the refusal when it does not. */
export async function done<
  Schema extends ZodType,
  Thing,
  Value extends Kept,
  Refusal extends string,
>(
  action: Action<Schema, Thing, Value, Refusal>,
  context: Context,
  input: z.input<Schema>,
): Promise<Value> {
  const outcome = await act(action, context, input);
  const fields = outcome.ok ? "" : JSON.stringify(outcome.fields);
  assert(outcome.ok, `${action.name} is done, not ${nameOf(outcome)} ${fields}`);
  return outcome.value;
}

/** How an act ended: `done`, or the name of its refusal. */
export function nameOf(outcome: Outcome<unknown, string>): string {
  return outcome.ok ? "done" : outcome.refusal;
}
