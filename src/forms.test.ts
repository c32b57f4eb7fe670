import { HonoRequest } from "hono/request";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import type { Who } from "#lib/rights.ts";
import { type Role, roles } from "#lib/roles.ts";
import { draftChallenge } from "#modules/challenges";
import { makeTableDeal } from "#modules/deals";
import { addMember, giveRole, signInAsMember } from "#modules/people";
import { nameWork } from "#modules/works";
import { sessionCookie } from "#platform/http.ts";
import type { Log } from "#platform/log.ts";
import {
  crawl,
  type Found,
  type FoundForm,
  formsIn,
  matcherOf,
  type Reader,
} from "../bench/fuzz/crawl.ts";
import { filled, fuzzPages } from "../bench/fuzz/pages.ts";
import { actions, assemble } from "./app.ts";
import { isHeavy } from "./modules/people/model/roles.ts";
import {
  addChallenge,
  addChallengeInDecision,
  addDeal,
  addSignal,
  appoint,
  done,
  foundTestCommunity,
  openTestWorld,
  planFor,
  type TestCommunity,
  type TestWorld,
  withoutTrace,
} from "./test-community.ts";
import { live } from "./test-life.ts";

/**
 * Every page and every form as people meet them, in a community in which everything has happened:
 * whatever is put in them breaks nothing, and who may not does nothing by them. The forms are those
 * that its pages show; what a route reads behind its address is what the app itself asks for.
 */

let world: TestWorld;
let community: TestCommunity;
let neighbour: TestCommunity;
/** The same app, of which nothing that an action writes stays: a form can be sent again and again. */
let dry: ReturnType<typeof assemble>["app"];
let readers: readonly Reader[];
let found: Found;

interface Called {
  readonly action: string;
  readonly outcome: string;
}
/** What was called since it was emptied, and how that ended; and what failed inside. */
const called: Called[] = [];
const failed: string[] = [];
const note = (facts: unknown, what?: unknown) => {
  if (what === "act") called.push(facts as Called);
  if (what === "request failed") failed.push(JSON.stringify(facts));
};
const log = { debug: note, info: note, warn: note, error: note } as Log;

beforeAll(async () => {
  world = await openTestWorld({ isDemo: false, log });
  const { clock, database } = world;
  community = await foundTestCommunity(world);
  neighbour = await foundTestCommunity(world, "buurveld");
  await live(world, community);
  await leaveWaiting();
  dry = assemble({ database: withoutTrace(database), clock, log, isDemo: false }).app;
  const people = ["wiebe", "fenna", "geert", "marijke", "henk", "roelie"] as const;
  readers = [
    ...(await Promise.all(
      people.map(async (name) => ({ name, cookie: await community.cookieOf(name) })),
    )),
    { name: "a visitor", cookie: "" },
  ];
  found = await crawl(ask, routes(), readers, await starts());
}, 300_000);
afterAll(() => world.close());

/** Things that wait for a next step, of which `live` leaves few. */
async function leaveWaiting(): Promise<void> {
  const { as, areas, mandateId, people } = community;
  const work = async (title: string) =>
    (await done(nameWork, as("marijke"), { ...ditch, title, areaId: areas.hasselo })).id;
  await addDeal(world, community, undefined, { workId: await work("Sloten schonen") });
  await addChallengeInDecision(community, undefined, { workId: await work("Bomen snoeien") });
  await addChallenge(community, undefined, { workId: await work("Bermen maaien") });
  await done(draftChallenge, as("fenna"), planFor(await work("Banken schilderen")));
  await addSignal(community);
  await done(makeTableDeal, as("geert"), {
    partyMemberId: people.roelie,
    title: "Een bankje",
    areaId: areas.oldeveen,
    hours: "2",
    continuity: "Dan maakt de buurman het af.",
    looksBackMonths: 1,
    mandate: mandateId,
  });
}

const ditch = {
  doer: { kind: "municipality", name: "Afdeling Groen" },
  yearlyCostCents: 3_840_000n,
  route: "subsidy",
} as const;

/** Where the things are, newest first, and what no link leads to. */
async function starts(): Promise<string[]> {
  const things = {
    uitdagingen: "select number as key from challenges.challenge where number is not null",
    "uitdagingen/concept": "select id as key from challenges.challenge where number is null",
    deals: "select number as key from deals.deal",
    "deals/vragen": "select number as key from deals.request",
    afspraken: "select number as key from coalitions.coalition",
    brieven: "select number as key from letters.letter",
    initiatieven: "select number as key from initiatives.initiative",
    mandaten: "select number as key from mandates.mandate",
    signalen: "select number as key from signals.signal",
    "vraag-en-aanbod": "select number as key from market.listing",
    "vraag-en-aanbod/kennismaking": "select id as key from market.introduction",
    moderatie: "select number as key from moderation.writing",
    "wij-doen-dit": "select number as key from works.undertaking",
    werken: "select number as key from works.work",
    "stadsrecht/versies": "select version as key from charter.version",
    "stadsrecht/ontwerp": "select id as key from charter.draft",
    "rollen/voorstellen": "select id as key from people.role_proposal",
    organisaties: "select id as key from people.organization",
    inwoners: "select id as key from accounts.resident_list",
    "namens/brief": "select id as key from people.on_behalf",
  };
  const found: string[] = [];
  for (const [under, statement] of Object.entries(things)) {
    const rows = await world.ask(`select key from (${statement}) thing order by key desc limit 6`);
    expect(rows.length, under).toBeGreaterThan(0);
    found.push(...rows.map(({ key }) => `/noorderveld/${under}/${key}`));
  }
  const bare = ["", "/namens", "/gebied", "/overdracht", "/brieven", "/aanmelden", "/rollen"];
  return [...bare, "/aanmelden/code"].map((path) => `/noorderveld${path}`).concat(found);
}

function routes() {
  return dry.routes.filter(
    ({ method, path }) => /^(GET|POST)$/.test(method) && /^\/:community[^*]*$/.test(path),
  );
}

async function ask(path: string, init?: RequestInit): Promise<Response> {
  return dry.request(`http://meent.test${path}`, init);
}

/** A later moment; limits of so many in ten minutes are met as by people. */
function wait(ms: number): void {
  world.clock.set(new Date(world.clock.machineNow().getTime() + ms));
}

/* Odd words ---------------------------------------------------------------------------------------- */

describe("odd words in every part of every address and in every field of every form", () => {
  const canary = "people.canary";
  const spoken: string[] = [];
  const query = pg.Client.prototype.query;
  const asked = HonoRequest.prototype.query;
  const queried = new Set<string>();

  beforeAll(async () => {
    await world.ask(`create sequence ${canary}`);
    await world.ask(`grant all on sequence ${canary} to meent_app`);
    pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
      const [statement] = given as [string | { text?: string }];
      const text = typeof statement === "string" ? statement : (statement.text ?? "");
      if (/canary|pg_sleep/.test(text)) spoken.push(text.slice(0, 300));
      return (query as (...given: unknown[]) => unknown).apply(this, given);
    } as typeof query;
    HonoRequest.prototype.query = function (this: HonoRequest, name?: string) {
      if (name !== undefined) {
        queried.add(name);
        return (asked as (name: string) => unknown).call(this, name);
      }
      const all = (asked as () => unknown).call(this) as Record<string, string>;
      return new Proxy(all, {
        get: (target, key) => {
          if (typeof key === "string") queried.add(key);
          return target[key as string];
        },
      });
    } as typeof asked;
  });
  afterAll(() => {
    pg.Client.prototype.query = query;
    HonoRequest.prototype.query = asked;
  });

  // More words in each place: `WORDS=10 npx vitest run src/forms.test.ts`; there are some seventy.
  test("break nothing, are never SQL, tell nothing of the inside and lead nowhere else", async () => {
    const report = await fuzzPages(
      {
        ask,
        routes: routes(),
        found,
        readers,
        takeQueried: () => {
          const all = [...queried];
          queried.clear();
          return all;
        },
        canary,
      },
      Number(process.env.WORDS ?? 1),
    );
    if (process.env.WORDS) process.stdout.write(`${JSON.stringify(report)}\n`);
    expect(failed).toEqual([]);
    expect(report.faults).toEqual([]);
    expect(spoken).toEqual([]);
    expect(await world.ask(`select is_called from ${canary}`)).toEqual([{ is_called: false }]);
    expect(report.places.path).toBeGreaterThan(250);
    expect(report.places.query).toBeGreaterThan(30);
    expect(report.places.field).toBeGreaterThan(500);
    for (const status of ["200", "404", "422"])
      expect(report.statuses[status], status).toBeGreaterThan(0);
    for (const path of ["", "/deze-week", "/werken", "/logboek", "/signalen", "/initiatieven"])
      expect((await ask(`/noorderveld${path}`)).status, path).toBe(200);
  }, 3_000_000);
});

/* Who may ------------------------------------------------------------------------------------------ */

/**
 * The forms that no page of this community shows ready to be sent: they are there for a day or a step
 * that nothing in it waits for, behind a token that only a mail holds, or need words that no crawler
 * has (a drawing, a list, a sum that adds up). By hand something is sent to each; that whoever may not
 * is refused what they call, `rights.test.ts` asks of each action. A new form is reached, or stands here.
 */
const notReached: ReadonlySet<string> = new Set([
  "/aanmelden/kennismaken",
  "/aanmelden/link/:token",
  "/afmelden",
  "/afspraken/:number/code/:position{[0-9]{1,2}}",
  "/afspraken/:number/doorgaan",
  "/afspraken/:number/inbreng",
  "/afspraken/:number/intrekken",
  "/afspraken/:number/mail/:position{[0-9]{1,2}}",
  "/afspraken/:number/opnieuw-tekenen",
  "/afspraken/:number/tekenen/:position{[0-9]{1,2}}",
  "/afspraken/:number/terugkijken",
  "/afspraken/nieuw",
  "/brieven/:number/beantwoord",
  "/brieven/:number/ingebrekestelling",
  "/brieven/:number/uitdaging",
  "/brieven/:number/verstuurd",
  "/brieven/:number/wijzigen",
  "/deals/:number/gezicht",
  "/deals/:number/overname",
  "/deals/:number/schouw",
  "/deals/:number/stoppen",
  "/deals/:number/terugblik",
  "/deals/nieuw",
  "/deals/vragen/:number/antwoord",
  "/gebied/:slug/omtrek",
  "/gemeente/wijzigen",
  "/initiatieven/:number/daden/antwoord/:act",
  "/initiatieven/:number/middelen",
  "/initiatieven/:number/openbaar",
  "/initiatieven/:number/peetouder/stop",
  "/inwoners",
  "/inwoners/:id{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}",
  "/inwoners/:id{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}/brieven",
  "/kleuren",
  "/mail/stop/:token{[\\w.-]{20,120}}",
  "/mandaten/:number/doorgeven",
  "/mandaten/:number/instemmen",
  "/mandaten/nieuw",
  "/mij/berichten/een",
  "/mij/mail/bevestig/:token",
  "/mij/mail/opnieuw",
  "/mij/sessies",
  "/mij/toegang/intrekken",
  "/mij/webhooks/hervatten",
  "/mij/webhooks/stoppen",
  "/mij/wissen",
  "/moderatie/:number{H-[0-9]{4}-[0-9]{3,12}}/beslissen",
  "/moderatie/:number{H-[0-9]{4}-[0-9]{3,12}}/bezwaar",
  "/moderatie/:number{H-[0-9]{4}-[0-9]{3,12}}/laten",
  "/moderatie/:number{H-[0-9]{4}-[0-9]{3,12}}/terug",
  "/moderatie/:number{H-[0-9]{4}-[0-9]{3,12}}/tonen",
  "/moderatie/:number{H-[0-9]{4}-[0-9]{3,12}}/verbergen",
  "/organisaties/:id{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}/aanwijzen",
  "/organisaties/uitnodiging/:token{[\\w-]{20,100}}",
  "/rollen/:id{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}/neerleggen",
  "/signalen/vergeten",
  "/signalen/volgen",
  "/stadsrecht/gebied/:area/regels/:key",
  "/stadsrecht/ontwerp/:id/controle",
  "/stadsrecht/ontwerp/:id/gegevens",
  "/stadsrecht/ontwerp/:id/partijen",
  "/stadsrecht/ontwerp/:id/regels",
  "/stadsrecht/versies/:version/nee",
  "/stadsrecht/versies/:version/tekenen",
  "/uitdagingen/:number/bezwaar",
  "/uitdagingen/:number/intrekken-voor",
  "/uitdagingen/:number/naar-de-raad",
  "/uitdagingen/:number/tegenaanbod",
  "/uitdagingen/:number/tegenaanbod-aannemen",
  "/uitdagingen/:number/vraag-beantwoorden",
  "/uitdagingen/:number/wij-zijn-er",
  "/uitzonderingen/nieuw",
  "/uitzonderingen/regels/:id/versturen",
  "/vraag-en-aanbod/:number/opnieuw",
  "/vraag-en-aanbod/kennismaking/:id/ja",
  "/vraag-en-aanbod/kennismaking/:id/nee",
  "/vraag-en-aanbod/kennismaking/:id/terug",
  "/vraag-en-aanbod/marktmeester/opzij",
  "/vraag-en-aanbod/marktmeester/voorstellen",
  "/werken/:number/brief",
  "/werken/:number/daden/antwoord/:act",
  "/werken/beheer",
  "/wij-doen-dit/:number/antwoord/:answer",
  "/wij-doen-dit/:number/daden/antwoord/:act",
]);

describe("who may not", () => {
  interface Someone {
    readonly name: string;
    readonly role?: Role;
    readonly cookie: string;
    readonly isMember: boolean;
  }
  interface Reached {
    readonly form: FoundForm;
    readonly actions: readonly string[];
  }
  let everybody: readonly Someone[];
  let routeOf: ReturnType<typeof matcherOf>;
  /** Of each route the form that reached an action, and which. */
  const reached = new Map<
    string,
    { readonly form: FoundForm; readonly actions: readonly string[] }
  >();

  beforeAll(async () => {
    everybody = await addEverybody();
    routeOf = matcherOf(routes());
    for (const [path, forms] of found.forms)
      for (const form of forms) {
        if (reached.has(path)) break;
        const steps = await actionsOf(form);
        if (steps) reached.set(path, steps);
      }
  }, 300_000);

  /** Sends a form, and the one that its check page shows, until an action is called. */
  async function actionsOf(form: FoundForm, steps = 3): Promise<Reached | undefined> {
    called.length = 0;
    const answer = await send(dry, form, form.reader.cookie);
    const names = [...new Set(called.map(({ action }) => action))];
    if (names.length > 0) return { form, actions: names };
    const html = answer.status === 200 ? await answer.text() : "";
    for (const next of formsIn(html, form.reader, (action) => routeOf("POST", action))) {
      const found =
        next.route === form.route && steps > 1 ? await actionsOf(next, steps - 1) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  async function addEverybody(): Promise<Someone[]> {
    const { id } = community;
    const cookieOf = async (memberId: string) =>
      `${sessionCookie}=${await signInAsMember(world.platform, id, memberId)}`;
    const everybody: Someone[] = [
      { name: "a visitor", cookie: "", isMember: false },
      {
        name: "an alderman of elsewhere",
        cookie: await neighbour.cookieOf("henk"),
        isMember: false,
      },
    ];
    for (const role of [undefined, ...roles]) {
      const name = role ?? "a member without a role";
      const { id: memberId } = await done(addMember, community.asSystem(), { name: "Iemand" });
      const term = { memberId, startsOn: "2026-09-29" };
      if (role && isHeavy(role)) await appoint(community, { ...term, role });
      else if (role) await done(giveRole, community.asSystem(), { ...term, role });
      const cookie = await cookieOf(memberId);
      everybody.push({ name, cookie, isMember: true, ...(role && { role }) });
    }
    return everybody;
  }

  /** What the table of rights says, worked out apart from the code that decides it. */
  function isIn(who: Who, { role, isMember }: Someone): boolean {
    if (who === "anyone") return true;
    if (who === "member") return isMember;
    return who !== "system" && role !== undefined && (who as readonly string[]).includes(role);
  }

  const whoOf = new Map(actions.map(({ name, who }) => [name, who]));

  async function send(app: typeof dry, form: FoundForm, cookie: string, slug = "noorderveld") {
    wait(2000);
    const { path, body } = filled(form, form.fields);
    return app.request(`http://meent.test${path.replace("/noorderveld/", `/${slug}/`)}`, {
      method: "POST",
      headers: { cookie, "sec-fetch-site": "same-origin" },
      ...(body && { body }),
    });
  }

  async function standing() {
    const rows = await world.ask("select version, record_length from platform.community_state");
    return JSON.stringify(rows);
  }

  test("is refused by every form, in earnest, and leaves no trace", async () => {
    const wrong: string[] = [];
    const cells: { readonly path: string; readonly isRefused: boolean }[] = [];
    const before = await standing();
    for (const [path, { form, actions: names }] of reached)
      for (const someone of everybody) {
        if (names.some((name) => isIn(whoOf.get(name) ?? "anyone", someone))) continue;
        called.length = 0;
        const { status, headers } = await send(world.app, form, someone.cookie);
        const isAtTheDoor = (headers.get("location") ?? "").includes("/aanmelden");
        const isRefused = [401, 403, 404].includes(status) || isAtTheDoor;
        const outcomes = called.map(({ outcome }) => outcome);
        cells.push({ path, isRefused: isRefused || outcomes.includes("not_allowed") });
        if ((!isRefused && status !== 422) || outcomes.includes("done"))
          wrong.push(`${someone.name} at ${path}: ${status} ${outcomes}`);
      }
    expect(wrong).toEqual([]);
    expect(await standing()).toBe(before);
    // What was typed is never what she was refused for.
    expect(cells.filter(({ isRefused }) => !isRefused)).toEqual([]);
    if (process.env.WORDS) process.stdout.write(`${reached.size} ${cells.length}\n`);
    expect(cells.length).toBeGreaterThan(400);
  }, 600_000);

  test("each form is among these, or named with those that no page shows", () => {
    const posts = routes().filter(({ method }) => method === "POST");
    const all = new Set(posts.map(({ path }) => path.replace("/:community", "")));
    const reachedHere = new Set([...reached.keys()].map((path) => path.replace("/:community", "")));
    expect([...all].filter((path) => !reachedHere.has(path) && !notReached.has(path))).toEqual([]);
    expect(
      [...notReached].filter((path) => !all.has(path)),
      "is there no more",
    ).toEqual([]);
    expect(
      [...notReached].filter((path) => reachedHere.has(path)),
      "is reached now",
    ).toEqual([]);
  });

  test("does nothing by those either, whatever is in their addresses", async () => {
    const before = await standing();
    const wrong: string[] = [];
    const keys = ["W-2026-001", "U-2026-001", "D-2026-001", "1", newId()];
    const strangers = everybody.filter(({ isMember }) => !isMember);
    let sent = 0;
    for (const path of notReached)
      for (const someone of strangers)
        for (const key of path.includes(":") ? keys : [""]) {
          wait(2000);
          called.length = 0;
          sent++;
          const address = path.replaceAll(/:\w+(?:\{.*?\}(?=\/|$))?/g, key);
          const answer = await world.app.request(`http://meent.test/noorderveld${address}`, {
            method: "POST",
            headers: { cookie: someone.cookie, "sec-fetch-site": "same-origin" },
            body: new URLSearchParams({ knop: "vastleggen", code: "123456", title: "Soep" }),
          });
          if (answer.status >= 500 || called.some(({ outcome }) => outcome === "done"))
            wrong.push(`${someone.name} at ${address}: ${answer.status} ${JSON.stringify(called)}`);
        }
    expect(wrong).toEqual([]);
    expect(await standing()).toBe(before);
    expect(sent).toBeGreaterThan(notReached.size * 2);
  }, 300_000);

  test("a form about a thing of one community does nothing in another, whoever sends it", async () => {
    const people = ["fenna", "henk", "wiebe", "geert", "marijke"] as const;
    const cookies = await Promise.all(people.map((name) => neighbour.cookieOf(name)));
    const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
    let tried = 0;
    const wrong: string[] = [];
    for (const [path, { form }] of reached) {
      const { sleutel: _, ...fields } = form.fields;
      if (!id.test(form.action + Object.values(fields).join())) continue;
      tried++;
      for (const cookie of cookies) {
        called.length = 0;
        // Who is asked for by name is not there either: the neighbours have the same names.
        const named = ["person", "who", "naam", "party"].filter((name) => name in fields);
        const unknown = Object.fromEntries(named.map((name) => [name, "Niemand"]));
        const asked = { ...form, fields: { ...form.fields, ...unknown } };
        const { status } = await send(dry, asked, cookie, "buurveld");
        if (status >= 500 || called.some(({ outcome }) => outcome === "done"))
          wrong.push(`${path}: ${status} ${JSON.stringify(called)} ${JSON.stringify(form.fields)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(10);
  }, 300_000);
});
