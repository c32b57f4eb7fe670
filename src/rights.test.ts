import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ZodType, z } from "zod";
import { assert } from "#lib/assert.ts";
import { newId } from "#lib/ids.ts";
import type { Right, Who } from "#lib/rights.ts";
import { type Role, roles } from "#lib/roles.ts";
import { languages } from "#lib/texts.ts";
import { draftChallenge, takeUpChallenge } from "#modules/challenges";
import { proposeCharter } from "#modules/charter";
import { askDeal } from "#modules/deals";
import { startInitiative } from "#modules/initiatives";
import { askToMeet, placeListing } from "#modules/market";
import {
  addMember,
  giveRole,
  peopleTexts,
  rightsClause,
  setMunicipality,
  whoUnder,
} from "#modules/people";
import { startUndertaking } from "#modules/works";
import { type Action, type AnyAction, act, type Kept } from "#platform/act.ts";
import type { Context } from "#platform/context.ts";
import type { Log } from "#platform/log.ts";
import { newToken } from "#platform/session.ts";
import { forPrograms, segmentOf } from "./api/write.ts";
import { actions, assemble, clauses, rightsBook, subjectKinds } from "./app.ts";
import { makeToken } from "./modules/accounts/actions/token.ts";
import { tokenPrefix } from "./modules/accounts/model/token.ts";
import { guarantee } from "./modules/acts/actions.ts";
import { proposeCoalition } from "./modules/coalitions/actions.ts";
import { draftLetter } from "./modules/letters/actions.ts";
import { isHeavy } from "./modules/people/model/roles.ts";
import { sayAmong, sayElsewhere, sayWho } from "./modules/people/pages/rights.tsx";
import {
  addChallenge,
  addCharter,
  addDeal,
  addSignal,
  appoint,
  beginning,
  councilAndExecutive,
  done,
  foundTestCommunity,
  nameOf,
  openTestWorld,
  planFor,
  type TestCommunity,
  withoutTrace,
} from "./test-community.ts";

/**
 * The table of rights, cell by cell: every action × everybody, in one's own community and in another.
 * What may happen really happens, in a transaction that is then undone; what is refused is refused in
 * earnest, and must leave no trace.
 */

const world = await openTestWorld({ connections: 4 });
let community: TestCommunity;
let neighbour: TestCommunity;
/** One thing of each kind, with a draft besides; all Fenna's. */
let things: Readonly<Record<string, string>>;
let actors: readonly Someone[];

/** Somebody of the table's columns. */
interface Someone {
  readonly name: string;
  readonly kind: "visitor" | "member" | "system";
  readonly role?: Role;
  readonly context: Context;
}

beforeAll(async () => {
  community = await foundTestCommunity(world);
  neighbour = await foundTestCommunity(world, "buurveld");
  actors = await addActors(community);
  const undertaking = await done(startUndertaking, community.as("fenna"), {
    workId: community.works.park,
    what: "Wij maaien elke zaterdag het gras.",
    nothingNeeded: "yes",
  });
  await done(askDeal, community.as("fenna"), {
    title: "Bloembakken in de straat",
    areaId: community.areas.oldeveen,
    money: "100",
    continuity: "Dan doet de buurman het.",
    looksBackMonths: 3,
  });
  await done(guarantee, community.as("henk"), {
    subjectKind: "undertaking",
    subjectId: undertaking.id,
    source: "executive",
    amount: "100",
    body: "Breekt de maaier, dan betaalt de gemeente de helft.",
    endsOn: "2027-10-01",
  });
  const draft = planFor(community.works.bridges);
  things = {
    deal: (await addDeal(world, community)).id,
    challenge: await addChallenge(community),
    draft: (await done(draftChallenge, community.as("fenna"), draft)).id,
    undertaking: undertaking.id,
    signal: await addSignal(community),
    charter: (await done(proposeCharter(clauses), community.as("wiebe"), proposal)).id,
    coalition: (await done(proposeCoalition, community.as("fenna"), agreement)).id,
    letter: await addLetter(),
    initiative: (await done(startInitiative, community.as("fenna"), soup)).id,
    ...(await addListings()),
  };
  // Of any other kind that lapses, the first there is.
  for (const kind of subjectKinds) {
    const far = new Date("2100-01-01T00:00:00Z");
    const [first] = await world.database.read(community.id, (db) =>
      kind.listDue(db, community.id, far, 1),
    );
    if (first) things = { [kind.kind]: first.id, ...things };
  }
});
afterAll(() => world.close());

async function addActors(of: TestCommunity): Promise<Someone[]> {
  const system = of.asSystem();
  const join = async (name: string): Promise<Context & { actor: { memberId: string } }> => {
    const { id } = await done(addMember, system, { name });
    return { ...system, actor: { kind: "member", memberId: id } };
  };
  const give = async (term: Parameters<typeof appoint>[1], now?: Date): Promise<unknown> =>
    isHeavy(term.role) ? appoint(of, term, now) : done(giveRole, of.asSystem(now), term);
  const found: Someone[] = [
    { name: "a visitor", kind: "visitor", context: of.asVisitor() },
    { name: "a member without a role", kind: "member", context: of.as("roelie") },
    { name: "the system", kind: "system", context: system },
  ];
  for (const role of roles) {
    const context = await join(`Met rol ${role}`);
    const { memberId } = context.actor;
    await give({ memberId, role, startsOn: "2026-09-29" });
    found.push({ name: role, kind: "member", role, context });
  }
  // Every role there is, until yesterday, and every role again from tomorrow.
  const context = await join("Had elke rol");
  for (const role of roles) {
    const term = { memberId: context.actor.memberId, role };
    const ended = { ...term, startsOn: "2026-01-01", endsOn: "2026-09-28" };
    await give(ended, new Date("2026-02-01T09:00:00Z"));
    await give({ ...term, startsOn: "2026-09-30" });
  }
  return [...found, { name: "who had or gets each role", kind: "member", context }];
}

/** A letter, written while the municipality did not take part. */
async function addLetter(): Promise<string> {
  const absent = { municipality: "Gemeente Noorderveld", takesPart: false };
  await done(setMunicipality, community.as("wiebe"), absent);
  const { number } = await done(draftLetter, community.as("fenna"), {
    workId: community.works.park,
    kind: "challenge",
    why: "Wij kennen elke boom in het park.",
    cooperation: "De machines in de schuur.",
    basis: "plain",
    senderAddress: "Dorpsstraat 4, Oldeveen",
  });
  await done(setMunicipality, community.as("wiebe"), { takesPart: true });
  const [letter] = await world.ask("select id from letters.letter where number = $1", [number]);
  return String(letter?.id);
}

const soup = { title: "Soep op dinsdag", what: "Elke dinsdag koken wij soep." };
/** A need of Fenna's that waits for Roelie, who was introduced to her. */
async function addListings() {
  const need = await done(placeListing, community.as("fenna"), wanted);
  const { id } = await done(askToMeet, community.as("roelie"), {
    needId: need.id,
    offerId: "",
    contact: "06 12345678",
  });
  return { listing: need.id, introduction: id };
}

const wanted = { side: "need", kind: "room", title: "Zaal op dinsdag" } as const;

const agreement = {
  title: "Samen koken",
  what: "Elke woensdag koken wij in het dorpshuis.",
  serves: "Wie mee wil eten",
  continuity: "Dan zoeken de anderen iemand.",
  startsOn: "2026-10-01",
  termMonths: 12,
  looksBackMonths: 6,
  parties: [
    { name: "Fenna", hours: 60 },
    { name: "Roelie", hours: 60 },
  ],
};

/** A charter that waits for its parties. */
const proposal = {
  title: "Stadsrecht voor later",
  inForceFrom: "2031-01-01",
  clauses: {},
  parties: councilAndExecutive,
};

/* What each action is called with ----------------------------------------------------------------- */

const residentOnList = {
  ...{ address: "tine@voorbeeld.example", name: null, postal: [], areaId: null },
};

/** Input that no rule can make of the schema alone: what a transform reads, or a field needs another. */
const inputs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "mandates.give": { amountCents: 100n },
  "mandates.giveSub": { amount: "1" },
  "works.start": { nothingNeeded: "yes" },
  "charter.propose": proposal,
  "charter.addDraftParty": { party: councilAndExecutive[0] },
  "deals.make": { money: "1" },
  "accounts.makeToken": { scopes: ["works"], secret: `meent_${"a".repeat(43)}` },
  "webhooks.add": { url: "https://voorbeeld.example/haak", secret: `whsec_${"A".repeat(43)}=` },
  "moderation.report": { key: "0".repeat(32), kind: "signal" },
  "moderation.changeOwn": { key: "0".repeat(32), kind: "signal", change: "unpublish" },
  "deals.ask": { money: "1" },
  "deals.agree": { money: "1" },
  "challenges.moveToDeal": { money: "1" },
  "signals.say": { code: "ABCD2345EFGH", wish: "host" },
  "signals.join": { other: "S-2026-001" },
  "deals.stepIn": { left: "1" },
  "deals.showCode": { code: "ABC234" },
  "deals.mailCode": { address: "roelie@voorbeeld.example" },
  "deals.signWithCode": { code: "ABC234" },
  "people.makeLetter": { code: "ABCD2345" },
  "people.openLetter": { number: "N-2026-999", code: "ABCD2345" },
  "people.correctOnBehalf": { number: "N-2026-999", code: "ABCD2345" },
  "people.takeBackOnBehalf": { number: "N-2026-999", code: "ABCD2345" },
  "accounts.noteBounce": { recipients: ["tine@voorbeeld.example"], status: "5.1.1" },
  "notifications.choose": { weekday: "5", quietFrom: "22.00", quietUntil: "7.00" },
  "notifications.chooseWeek": { weekday: "0" },
  "home.sendWeek": { unsubscribe: "/mail/stop/geen" },
  "accounts.askForLink": { address: "tine@voorbeeld.example", back: "/" },
  "accounts.useCode": { code: "ABCDEFGHJKMN" },
  "accounts.inviteClerk": { address: null },
  "accounts.askAddressChange": { address: "tine@voorbeeld.example" },
  "accounts.stageResidents": { rows: [residentOnList] },
  "accounts.inviteResidents": { rows: [residentOnList] },
  "accounts.makeOwnCode": { codeHash: "0".repeat(64) },
  "people.inviteToOrganization": { address: "tine@voorbeeld.example" },
  "people.drawArea": { geometry: null },
  "people.addAreas": { areas: [{ slug: "nieuwdorp", name: "Nieuwdorp" }] },
  "people.join": { fullName: "Tine Postma", appearance: "fullName", pseudonym: "" },
  "people.changeAppearance": { fullName: "Tine Postma", appearance: "fullName", pseudonym: "" },
  "challenges.draft": { yearlyAmount: "100", years: "1" },
  "acts.startMoney": { amount: "1" },
  "acts.guarantee": { amount: "1" },
  "acts.coFinance": { amount: "1" },
  "acts.governance": { votesNeeded: "1" },
  "people.setMunicipality": { ordinance: "CVDR730152" },
  "market.tell": { unsubscribe: "/mail/stop/geen" },
  "coalitions.propose": agreement,
  "coalitions.invite": { position: 2, code: "ABCD2345" },
  "coalitions.open": { position: 2, code: "ABCD2345" },
  "coalitions.sign": { position: 2, code: "ABCD2345" },
  "coalitions.mailCode": { position: 2, address: "roelie@voorbeeld.example" },
  "coalitions.enter": {
    position: 2,
    code: "ABCD2345",
    accountId: "0199aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa",
    name: "Jan de Vries",
  },
  "coalitions.changePledges": { position: 2, code: "ABCD2345" },
  "coalitions.signAgain": {},
  "initiatives.edit": { version: 1 },
  "initiatives.setMeans": { version: 1 },
  "initiatives.setSay": { version: 1, votesNeeded: 1 },
  "challenges.counterOffer": { counterOffer: "Samen, een jaar lang." },
};

interface JsonSchema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly minLength?: number;
  readonly minimum?: number;
}

/** The least that a schema takes: unknown ids, the shortest words, the first of each choice. */
function leastOf(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (first) return leastOf(first);
  if (schema.type === "null") return null;
  if (schema.format === "uuid") return newId();
  if (schema.format === "date") return "2026-10-01";
  if (schema.format === "email") return "iemand@example.org";
  if (schema.type === "object")
    return Object.fromEntries(
      (schema.required ?? []).map((key) => [key, leastOf(schema.properties?.[key] ?? {})]),
    );
  if (schema.type === "array") return [];
  if (schema.type === "integer" || schema.type === "number")
    return Math.max(schema.minimum ?? 1, 0);
  if (schema.type === "boolean") return false;
  return "abcdefghij".repeat(Math.ceil(Math.max(schema.minLength ?? 1, 1) / 10));
}

/** Input that parses; `thing` is what it is about, else a thing that does not exist. */
function inputOf(action: AnyAction, thing?: string): Record<string, unknown> {
  const least = leastOf(
    z.toJSONSchema(action.input, { io: "input", unrepresentable: "any" }) as JsonSchema,
  ) as Record<string, unknown>;
  const kind = action.subject?.kind.kind ?? "";
  const about = thing ? { [`${kind}Id` in least ? `${kind}Id` : "id"]: thing } : {};
  return { ...least, ...inputs[action.name], ...about };
}

/** Brings an outcome out of a transaction that is undone. */
class Undone extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super("undone");
    this.outcome = outcome;
  }
}

function undoing(context: Context): Context {
  const { database } = context.platform;
  const write: typeof database.write = (communityId, work) =>
    database.write(communityId, async (tx, leave) => {
      throw new Undone(await work(tx, leave));
    });
  return { ...context, platform: { ...context.platform, database: { ...database, write } } };
}

/** How an action ends for somebody: `done`, or the name of its refusal. */
async function tryAction(action: AnyAction, context: Context, input: unknown): Promise<string> {
  const called = action as unknown as Action<ZodType, unknown, Kept, string>;
  try {
    return nameOf(await act(called, context, input));
  } catch (thrown) {
    if (thrown instanceof Undone) return nameOf(thrown.outcome as Parameters<typeof nameOf>[0]);
    throw thrown;
  }
}

/** What the table says of a cell, worked out apart from the code that decides it. */
function cellOf(who: Who, someone: Pick<Someone, "kind" | "role">): "in" | "out" | "sign in" {
  if (someone.kind === "visitor")
    return who === "anyone" ? "in" : who === "system" ? "out" : "sign in";
  if (who === "anyone") return "in";
  if (who === "member") return someone.kind === "member" ? "in" : "out";
  if (who === "system") return someone.kind === "system" ? "in" : "out";
  const listed = new Set<string>(who);
  return listed.has(someone.kind === "system" ? "system" : (someone.role ?? "")) ? "in" : "out";
}

const refusals = { out: "not_allowed", "sign in": "sign_in_needed" } as const;

/** Tries a whole row of the table; returns the cells that were not as the table says. */
async function tryRow(action: AnyAction, table: Right): Promise<string[]> {
  const wrong: string[] = [];
  for (const someone of actors) {
    const cell = cellOf(table.who, someone);
    const context = cell === "in" ? undoing(someone.context) : someone.context;
    const outcome = await tryAction(action, context, inputOf(action));
    const isRight =
      cell === "in"
        ? !["not_allowed", "sign_in_needed", "invalid_input"].includes(outcome)
        : outcome === refusals[cell];
    if (!isRight) wrong.push(`${someone.name}: ${outcome}, the table says ${cell}`);
  }
  return wrong;
}

async function standing(id = community.id) {
  const [row] = await world.ask(
    "select version::int, record_length::int from platform.community_state where community_id = $1",
    [id],
  );
  return row;
}

/* The cells ---------------------------------------------------------------------------------------- */

const byName = actions.map((action) => [action.name, action] as const);

describe("the table of rights", () => {
  test.each(byName)("%s: everybody may, or may not, as the table says", async (_name, action) => {
    const input = inputOf(action);
    const parsed = action.input.safeParse(input);
    expect(parsed.error?.issues ?? [], "add what it needs to `inputs`").toEqual([]);
    const before = await standing();
    expect(await tryRow(action, action)).toEqual([]);
    expect(await standing()).toEqual(before);
  });

  test("has cells of each kind in each row, so that no row passes by saying nothing", () => {
    expect(actors).toHaveLength(roles.length + 4);
    for (const action of actions) {
      const cells = new Set(actors.map((someone) => cellOf(action.who, someone)));
      expect(cells, action.name).toContain("in");
      if (action.who !== "anyone") expect(cells, action.name).toContain("out");
    }
  });

  test("would be found wrong if the code let in another than it says", async () => {
    const action = actions.find(({ name }) => name === "challenges.decide");
    assert(action, "the executive decides");
    expect(await tryRow({ ...action, who: ["alderman"] } as AnyAction, action)).toEqual([
      "mayor: not_allowed, the table says in",
    ]);
    expect(await tryRow(action, { ...action, who: ["mayor"] })).toEqual([
      "alderman: not_found, the table says out",
    ]);
  });

  test.each(byName)("%s: a member of another community may not", async (_name, action) => {
    const before = await standing();
    for (const person of ["fenna", "henk", "wiebe"] as const) {
      const stranger = { ...community.asSystem(), actor: neighbour.as(person).actor };
      expect(await tryAction(action, stranger, inputOf(action))).toBe("not_allowed");
    }
    expect(await standing()).toEqual(before);
  });

  test.each(byName.filter(([, { subject }]) => subject))(
    "%s: a thing of another community is not there, whoever asks",
    async (_name, action) => {
      const thing = things[action.subject?.kind.kind ?? ""];
      assert(thing, `beforeAll makes a thing of kind ${action.subject?.kind.kind}`);
      const before = await standing(neighbour.id);
      const input = inputOf(action, thing);
      expect(Object.values(input)).toContain(thing);
      let asked = 0;
      for (const { context, ...someone } of await neighbours()) {
        if (cellOf(action.who, someone) !== "in") continue;
        asked++;
        expect(await tryAction(action, context, input)).toBe("not_found");
      }
      expect(asked).toBeGreaterThan(0);
      expect(await standing(neighbour.id)).toEqual(before);
    },
  );

  let theirs: Promise<Someone[]> | undefined;
  /** The same people in the other community. */
  function neighbours(): Promise<Someone[]> {
    theirs ??= Promise.resolve(
      (["fenna", "geert", "marijke", "henk", "anna", "sjoerd", "wiebe", "fatima"] as const).map(
        (person) => {
          const role = castRoles[person];
          return {
            name: person,
            kind: "member" as const,
            ...(role && { role }),
            context: neighbour.as(person),
          };
        },
      ),
    ).then((found) => [
      ...found,
      { name: "the system", kind: "system" as const, context: neighbour.asSystem() },
    ]);
    return theirs;
  }
});

describe("a role", () => {
  // The civil days of Europe/Amsterdam, which is two hours ahead here.
  const moments = [
    ["2026-10-05T21:59:00Z", "out"],
    ["2026-10-05T22:01:00Z", "in"],
    ["2026-10-08T21:59:00Z", "in"],
    ["2026-10-08T22:01:00Z", "out"],
  ] as const;

  test.each(roles)(
    "%s: opens what is its own from its first day to its last, and nothing before or after",
    async (role) => {
      const { id: memberId } = await done(addMember, community.asSystem(), { name: "Even" });
      const term = { memberId, role, startsOn: "2026-10-06", endsOn: "2026-10-08" };
      if (isHeavy(role)) await appoint(community, term);
      else await done(giveRole, community.asSystem(), term);
      const own = actions.find(({ who }) => Array.isArray(who) && who.includes(role));
      // A resident's role gives no right of its own: every member has it. A host's are about one
      // signal or letter at a time (`may`).
      if (!own)
        return expect(["resident", "treasurer", "integrityOfficer", "host"]).toContain(role);
      for (const [at, cell] of moments) {
        const now = new Date(at);
        const context = {
          ...community.asSystem(now),
          actor: { kind: "member", memberId },
        } as const;
        const outcome = await tryAction(own, undoing(context), inputOf(own));
        expect([own.name, at, outcome === "not_allowed" ? "out" : "in"]).toEqual([
          own.name,
          at,
          cell,
        ]);
      }
    },
  );
});

const castRoles: Readonly<Record<string, Role | undefined>> = {
  geert: "connector",
  marijke: "helpingOfficial",
  henk: "alderman",
  anna: "mayor",
  sjoerd: "municipalSecretary",
  wiebe: "councilClerk",
  fatima: "councillor",
};

describe("an action's own rule on person and thing", () => {
  /** On which thing it is tried, and which roles may besides the party, who is Fenna. */
  const rules: Readonly<
    Record<string, { readonly thing: string; readonly also: readonly Role[] }>
  > = {
    "challenges.file": { thing: "draft", also: [] },
    "challenges.discard": { thing: "draft", also: [] },
    "coalitions.invite": { thing: "coalition", also: [] },
    "coalitions.withdraw": { thing: "coalition", also: [] },
    "coalitions.mailCode": { thing: "coalition", also: [] },
    ...Object.fromEntries(
      actions
        .filter(({ name, may }) => name.startsWith("initiatives.") && may !== undefined)
        .map(({ name }) => [name, { thing: "initiative", also: [] }]),
    ),
  };

  test("is tried here for each action that has one, and said in words", () => {
    const withRule = actions.filter(({ may }) => may !== undefined);
    expect(withRule.map(({ name }) => name).sort()).toEqual(Object.keys(rules).sort());
    for (const { name } of withRule)
      for (const language of languages)
        expect(wordsIn(name, language)?.must, `${name} says its rule`).toBeTruthy();
  });

  test.each(Object.entries(rules))("%s: who it lets in, and nobody else", async (name, rule) => {
    const action = actions.find((one) => one.name === name);
    assert(action, `${name} is an action`);
    const before = await standing();
    const input = inputOf(action, things[rule.thing]);
    const party = await tryAction(action, undoing(community.as("fenna")), input);
    expect(["not_allowed", "not_found", "invalid_input"]).not.toContain(party);
    for (const someone of actors) {
      const mayCall = cellOf(action.who, someone) === "in";
      const isIn = mayCall && someone.role !== undefined && rule.also.includes(someone.role);
      const context = isIn ? undoing(someone.context) : someone.context;
      const outcome = await tryAction(action, context, input);
      if (isIn) expect([someone.name, outcome]).not.toEqual([someone.name, "not_allowed"]);
      else expect(["not_allowed", "sign_in_needed"], someone.name).toContain(outcome);
    }
    expect(await standing()).toEqual(before);
  });
});

/* Over the wire ------------------------------------------------------------------------------------ */

/** What a request did: each action it called, and how that ended. */
interface Called {
  readonly action: string;
  readonly outcome: string;
}
const called: Called[] = [];

/** The same app on the same database, of which nothing that an action writes stays. */
function dryApp(): ReturnType<typeof assemble>["app"] {
  const { database, clock } = world;
  const note = (facts: unknown, what?: unknown) => {
    if (what === "act") called.push(facts as Called);
    if (what === "request failed") faults.push(JSON.stringify(facts));
  };
  const log = { debug: note, info: note, warn: note, error: note } as Log;
  return assemble({ database: withoutTrace(database), clock, log, isDemo: false }).app;
}
const faults: string[] = [];

/** Limits have tests of their own; here one person does in a minute what nobody does in a day. */
function forgetLimits(): Promise<unknown> {
  return world.ask("delete from platform.tries");
}

describe("over the interface for programs", () => {
  const callable = forPrograms(actions);
  const app = dryApp();
  let tokens: ReadonlyMap<string, string>;
  let theirs: ReadonlyMap<string, string>;
  const scopes = [...new Set(callable.map(({ name }) => name.split(".")[0] ?? ""))];

  async function tokensOf(people: readonly Pick<Someone, "name" | "context">[]) {
    const made = new Map<string, string>();
    for (const { name, context } of people) {
      const secret = `${tokenPrefix}${newToken()}`;
      await done(makeToken, context, { name: "Proef", scopes, days: "30", secret });
      made.set(name, secret);
    }
    return made;
  }

  beforeAll(async () => {
    tokens = await tokensOf(actors.filter(({ kind }) => kind === "member"));
    const people = ["fenna", "henk"] as const;
    theirs = await tokensOf(people.map((name) => ({ name, context: neighbour.as(name) })));
  });

  async function send(action: AnyAction, token: string, body: object, slug = "noorderveld") {
    const answer = await app.request(
      `http://meent.test/api/v1/gemeenschappen/${slug}/handelingen/${segmentOf(action.name)}`,
      {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify(body, (_, value) =>
          typeof value === "bigint" ? String(value) : value,
        ),
      },
    );
    const { code } = (await answer.json()) as { readonly code?: string };
    return { status: answer.status, code };
  }

  test.each(callable.map((one) => [one.name, one] as const))(
    "%s: everybody may, or may not, as the table says",
    async (_name, action) => {
      await forgetLimits();
      const before = await standing();
      const input = inputOf(action);
      let entered = 0;
      for (const someone of actors) {
        const token = tokens.get(someone.name);
        const cell = cellOf(action.who, someone);
        // Whoever may is tried twice here; that all of them may was tried above, without the wire.
        if (!token || (cell === "in" && entered++ > 1)) continue;
        const answer = await send(action, token, input);
        if (cell === "out") expect([someone.name, answer]).toEqual([someone.name, refused403]);
        else
          expect([200, 404, 409, 422], `${someone.name} ${answer.code}`).toContain(answer.status);
      }
      const kind = action.subject?.kind.kind ?? "";
      for (const token of theirs.values()) {
        // A token of another community opens nothing here …
        expect(await send(action, token, input)).toEqual({ status: 401, code: "token_unknown" });
        // … and at home what is of here is not there, or not hers to touch.
        if (!things[kind]) continue;
        const { status } = await send(action, token, inputOf(action, things[kind]), "buurveld");
        expect([403, 404]).toContain(status);
      }
      expect(await send(action, "x".repeat(43), input)).toMatchObject({ status: 401 });
      expect(await standing()).toEqual(before);
    },
  );

  const refused403 = { status: 403, code: "not_allowed" };

  test("a token of one community opens nothing in another, whoever has it", async () => {
    const before = [await standing(), await standing(neighbour.id)];
    for (const action of callable) {
      const [own = "", official = ""] = ["fenna", "henk"].map((name) => theirs.get(name));
      await forgetLimits();
      for (const token of [own, official])
        expect([action.name, await send(action, token, inputOf(action))]).toEqual([
          action.name,
          { status: 401, code: "token_unknown" },
        ]);
      // In its own community the same token is known: what stops it above is where it was used.
      const { status } = await send(action, official, inputOf(action), "buurveld");
      expect([action.name, status]).not.toEqual([action.name, 401]);
    }
    expect([await standing(), await standing(neighbour.id)]).toEqual(before);
  });

  test("what is no deed of a person cannot be called at all", async () => {
    const token = [...tokens.values()][0] ?? "";
    const others = actions.filter((one) => !callable.includes(one));
    expect(others.length).toBeGreaterThan(20);
    for (const action of others) {
      await forgetLimits();
      expect([action.name, (await send(action, token, inputOf(action))).status]).toEqual([
        action.name,
        404,
      ]);
    }
  });
});

describe("fields that nobody asked for", () => {
  /** What an attacker would like to say of himself and of the thing. */
  const planted = {
    ...{ role: "mayor", roles: ["mayor"], isAdmin: true, actor: { kind: "system" } },
    ...{ communityId: newId(), community_id: newId(), accountId: newId(), authorId: newId() },
    ...{ memberId: newId(), state: "accepted", lapsesAt: null, now: "2000-01-01", version: 99 },
    ...{ id: newId(), number: "W-1", hidden: true, constructor: 1, prototype: { polluted: 1 } },
  };

  test.each(byName)("%s: are not taken in, at no depth", (_name, action) => {
    const plain = action.input.safeParse(inputOf(action));
    assert(plain.success, "the input fits");
    const known = new Set(keysAtAnyDepth(z.toJSONSchema(action.input, jsonSchema)));
    const strange = Object.fromEntries(Object.entries(planted).filter(([key]) => !known.has(key)));
    expect(Object.keys(strange).length).toBeGreaterThan(8);
    const given = JSON.parse(
      `{"__proto__":{"polluted":1},${JSON.stringify(
        plantedIn(inputOf(action), strange),
        (_, value) => (typeof value === "bigint" ? String(value) : value),
      ).slice(1)}`,
    ) as object;
    const parsed = action.input.safeParse(given);
    if (!parsed.success) return;
    const taken = keysAtAnyDepth(parsed.data).filter((key) => key in strange);
    expect(taken).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  const jsonSchema = { io: "input", unrepresentable: "any" } as const;
  /** Maps whose keys are data; what is none of the charter's rules is refused by name, below. */
  const open = new Set(["clauses"]);

  test("a rule that no charter knows is refused, and not kept", async () => {
    const outcome = await tryAction(
      proposeCharter(clauses) as unknown as AnyAction,
      community.as("wiebe"),
      { ...proposal, clauses: { isAdmin: true } },
    );
    expect(outcome).toBe("clause_unknown");
  });

  function plantedIn(value: unknown, strange: object): unknown {
    if (Array.isArray(value)) return value.map((one) => plantedIn(one, strange));
    if (typeof value !== "object" || value === null) return value;
    const below = Object.entries(value).map(
      ([key, one]) => [key, open.has(key) ? one : plantedIn(one, strange)] as const,
    );
    return { ...strange, ...Object.fromEntries(below) };
  }

  function keysAtAnyDepth(value: unknown): string[] {
    if (Array.isArray(value)) return value.flatMap(keysAtAnyDepth);
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, one]) => [key, ...keysAtAnyDepth(one)]);
  }
});

/* In words ----------------------------------------------------------------------------------------- */

function wordsIn(name: string, language: (typeof languages)[number]) {
  const group = rightsBook.groups.find(({ rights }) => rights.some((right) => right.name === name));
  return group?.texts[language].rights[name];
}

describe("every right in words", () => {
  test("stands in docs/reference/rights.md; if not: npx vitest run src/rights.test.ts -u", async () => {
    await expect(reference()).toMatchFileSnapshot("../docs/reference/rights.md");
  });
});

/** The page of the reference, made from the code. */
function reference(): string {
  const words = (right: Right) => wordsIn(right.name, "en");
  const sections = rightsBook.groups.map(({ rights, texts }) =>
    [
      `## ${texts.en.rightsTitle}`,
      "",
      "| Action | What | Who | What else must be true | May a charter say otherwise? |",
      "| --- | --- | --- | --- | --- |",
      ...rights.map(
        (right) =>
          `| \`${right.name}\` | ${words(right)?.does} | ${sayWho(right.who, rightsBook, "en")} | ${words(right)?.must ?? ""} | ${sayElsewhere(right, rightsBook, "en")} |`,
      ),
    ].join("\n"),
  );
  return `# Rights

Made from the code by \`npx vitest run src/rights.test.ts -u\`: never edit it by hand. The same table is a page of every community, \`/rechten\`, with what its charter changes. Each cell is tried, in one's own community and in another, by [\`src/rights.test.ts\`](../../src/rights.test.ts).

${peopleTexts.en.rightsPage.among(sayAmong(rightsBook, "en"))}

${sections.join("\n\n")}
`;
}

/* By charter --------------------------------------------------------------------------------------- */

describe("a charter gives rights to other roles", () => {
  const clause = rightsClause(() => rightsBook);
  const take = (context: Context) =>
    tryAction(
      actions.find(({ name }) => name === "challenges.takeUp") as AnyAction,
      undoing(context),
      { challengeId: newId() },
    );
  const holder = (role: Role) =>
    actors.find((someone) => someone.role === role)?.context as Context;

  test("within what the law allows, and from its first day on", async () => {
    expect(await take(holder("host"))).toBe("not_allowed");
    await addCharter(
      community,
      { "people.rights": { [takeUpChallenge.name]: ["host", "publicServant"] } },
      { now: beginning, inForceFrom: "2026-10-01" },
    );
    const later = new Date("2026-10-01T09:00:00Z");
    expect(await take(holder("host"))).toBe("not_allowed");
    expect(await take({ ...holder("host"), now: later })).toBe("not_found");
    expect(await take({ ...holder("helpingOfficial"), now: later })).toBe("not_allowed");
    expect(await take({ ...community.as("roelie"), now: later })).toBe("not_allowed");
    expect(await take(neighbour.as("marijke", later))).toBe("not_found");
    expect(await take(neighbour.as("geert", later))).toBe("not_found");
    const text = await (await world.app.request(`/${community.slug}/stadsrecht`)).text();
    expect(text).toContain("Wie wat mag, staat in de tabel van rechten.");
  });

  test.each([
    ["a right of the executive", { "challenges.decide": ["connector"] }],
    ["a right of everyone", { "works.name": ["helpingOfficial"] }],
    ["a right that does not exist", { "works.sell": ["mayor"] }],
    ["a role that must look from outside", { "challenges.takeUp": ["integrityOfficer"] }],
    ["a councillor, who does not govern", { "challenges.takeUp": ["councillor"] }],
    ["nobody", { "challenges.takeUp": [] }],
  ])("but not %s", (_what, given) => {
    expect(clause.accepts(given)).toBe(false);
  });

  test("an old charter that says what may no longer be said takes nobody's right away", () => {
    const decide = actions.find(({ name }) => name === "challenges.decide") as AnyAction;
    const takeUp = actions.find(({ name }) => name === "challenges.takeUp") as AnyAction;
    expect(whoUnder({ "challenges.decide": ["connector"] }, decide)).toEqual(decide.who);
    expect(whoUnder({ "challenges.takeUp": ["councillor"] }, takeUp)).toEqual(takeUp.who);
    expect(whoUnder({ "challenges.takeUp": ["councillor", "host"] }, takeUp)).toEqual(["host"]);
  });
});
