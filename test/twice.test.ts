import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decideChallenge, draftChallenge } from "#modules/challenges";
import { nameWork } from "#modules/works";
import {
  addChallenge,
  addChallengeInDecision,
  addDeal,
  done,
  foundTestCommunity,
  type Person,
  planFor,
  type TestCommunity,
} from "../src/test-community.ts";
import { openBrowser, pathOf, press, type Visit, visit } from "./browser.ts";
import { formOf, post } from "./post.ts";
import { openSite, type Site } from "./site.ts";

// Every button that binds, pressed twice: one effect, and the same page for both.

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** A button that binds: who presses it where, what is typed first, and what it leaves behind. */
interface Binding {
  readonly name: string;
  readonly button: string;
  readonly who: Person;
  /** Brings the community so far and gives the page of the button and where its form goes. */
  readonly prepare: (community: TestCommunity) => Promise<{ page: string; action: string }>;
  readonly typed?: Readonly<Record<string, string>>;
  /** The button's own name and value, where it has them. */
  readonly pressed?: Readonly<Record<string, string>>;
  /** What comes between the page and the button, where that is another page. */
  readonly between?: (visitor: Visit) => Promise<void>;
  /** The entry of the record that may be there once. */
  readonly entry: string;
}

async function numberOf(id: string): Promise<string> {
  const [row] = await site.world.ask("select number from challenges.challenge where id = $1", [id]);
  return String(row?.number);
}

async function onChallenge(
  id: Promise<string>,
  last = "",
): Promise<{ page: string; action: string }> {
  const path = `/uitdagingen/${await numberOf(await id)}`;
  return { page: `${path}${last}`, action: `${path}${last}` };
}

async function onDeal(community: TestCommunity): Promise<{ page: string; action: string }> {
  const { number } = await addDeal(site.world, community);
  return { page: `/deals/${number}/tekenen`, action: `/deals/${number}/tekenen` };
}

const reason = "De brug in het park wordt tot maart gekeurd.";

const bindings: readonly Binding[] = [
  {
    name: "filing",
    button: "Dien in",
    who: "fenna",
    prepare: async ({ as, works }) => {
      const { id } = await done(draftChallenge, as("fenna"), planFor(works.park));
      return { page: `/uitdagingen/concept/${id}`, action: `/uitdagingen/concept/${id}` };
    },
    pressed: { knop: "indienen" },
    entry: "challenges.filed",
  },
  {
    name: "taking up",
    button: "Ik help deze mensen",
    who: "marijke",
    prepare: async (community) => {
      const { page } = await onChallenge(addChallenge(community));
      return { page, action: `${page}/helpen` };
    },
    entry: "challenges.takenUp",
  },
  {
    name: "completing",
    button: "Leg het plan vast",
    who: "marijke",
    prepare: (community) => onChallenge(addChallenge(community), "/aanvullen"),
    typed: {
      experience: "Twee hoveniers.",
      support: "De dorpsavond.",
      costs: "Loon.",
      quality: "Elke taak heeft twee mensen.",
      protection: "Het pad blijft open.",
    },
    entry: "challenges.completed",
  },
  {
    name: "extending",
    button: "Neem meer tijd",
    who: "henk",
    prepare: (community) => onChallenge(addChallenge(community), "/verlengen"),
    typed: { reason },
    entry: "challenges.extended",
  },
  {
    name: "deciding",
    button: "Leg het besluit vast",
    who: "henk",
    prepare: (community) => onChallenge(addChallengeInDecision(community), "/besluiten"),
    pressed: { knop: "vastleggen", decision: "accept", sleutel: "the-key-of-the-check-page" },
    between: async (visitor) => {
      await visitor.page.getByRole("radio", { name: /^Ja, wij aanvaarden/ }).check();
      await press(visitor, "button", "Verder");
    },
    entry: "challenges.accepted",
  },
  {
    name: "withdrawing",
    button: "Trek de uitdaging in",
    who: "fenna",
    prepare: (community) => onChallenge(addChallenge(community), "/intrekken"),
    entry: "challenges.withdrawn",
  },
  {
    name: "replying",
    button: "Zet mijn antwoord erbij",
    who: "fenna",
    prepare: async (community) => {
      const challengeId = await addChallengeInDecision(community);
      const henk = community.as("henk");
      await done(decideChallenge, henk, { challengeId, decision: "accept" });
      const [row] = await site.world.ask(
        "select number from platform.entry where community_id = $1 and kind = 'challenges.accepted'",
        [community.id],
      );
      return onChallenge(Promise.resolve(challengeId), `/antwoord/${row?.number}`);
    },
    typed: { body: "Dank u wel." },
    entry: "challenges.replied",
  },
  {
    name: "signing for the party",
    button: "Teken de deal",
    who: "fenna",
    prepare: onDeal,
    entry: "deals.signedByParty",
  },
  {
    name: "signing for the municipality",
    button: "Teken de deal",
    who: "geert",
    prepare: onDeal,
    entry: "deals.signedByMunicipality",
  },
];

/** Those, and what people begin with from a form of its own each time it is opened. */
const tabs: readonly Binding[] = [
  ...bindings,
  {
    name: "doing it",
    button: "Wij doen dit",
    who: "fenna",
    prepare: async ({ as, areas }) => {
      const { number } = await done(nameWork, as("fenna"), {
        title: "Het pad langs de vaart",
        areaId: areas.oldeveen,
        doer: { kind: "nobody", name: null },
      });
      const path = `/werken/${number}/wij-doen-dit`;
      return { page: path, action: path };
    },
    typed: { what: "Wij maaien het pad en vegen het schoon.", nothingNeeded: "yes" },
    pressed: { knop: "beginnen", sleutel: "the-key-of-the-check-page" },
    entry: "works.undertakingStarted",
  },
];

async function count(community: TestCommunity, entry: string): Promise<unknown> {
  const [row] = await site.world.ask(
    "select count(*)::int as count from platform.entry where community_id = $1 and kind = $2",
    [community.id, entry],
  );
  return row?.count;
}

describe.each(bindings)("$name twice", (binding) => {
  test("by two requests at once has one effect and one answer", async () => {
    const community = await foundTestCommunity(site.world, slugOf(binding, "tegelijk"));
    const { page, action } = await binding.prepare(community);
    const cookie = await community.cookieOf(binding.who);
    const mandate = binding.who === "geert" ? { mandate: community.mandateId } : {};
    const form = await formOf(site, `/${community.slug}${page}`, cookie, action, {
      ...(await filledIn(community, binding, page, cookie)),
      ...binding.typed,
      ...binding.pressed,
      ...mandate,
    });
    const answers = await Promise.all([post(site, form, cookie), post(site, form, cookie)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const [first, second] = answers.map((answer) => answer.headers.get("location"));
    expect(second).toBe(first);
    expect(await count(community, binding.entry)).toBe(1);
    expect(site.takeTroubles()).toEqual([]);
  });

  test.each([
    { with: "with", javaScript: true },
    { with: "without", javaScript: false },
  ])("by a double click $with JavaScript has one effect", async ({ javaScript }) => {
    const community = await foundTestCommunity(
      site.world,
      slugOf(binding, javaScript ? "script" : "geen-script"),
    );
    const { page } = await binding.prepare(community);
    const cookie = await community.cookieOf(binding.who);
    const visitor = await visit(browser, site, { slug: community.slug, cookie, javaScript });
    await visitor.page.goto(`${site.origin}/${community.slug}${page}`);
    for (const [name, text] of Object.entries(binding.typed ?? {}))
      await visitor.page.locator(`#${name}`).fill(text);
    await binding.between?.(visitor);
    const sent: string[] = [];
    visitor.page.on("request", (request) => {
      if (request.method() === "POST") sent.push(request.url());
    });
    const button = visitor.page.getByRole("button", { name: binding.button });
    await button.dblclick({ noWaitAfter: true });
    await expect.poll(() => count(community, binding.entry)).toBe(1);
    await expect.poll(() => pathOf(visitor)).toMatch(/^\/(uitdagingen|deals)\/[UD]-\d+-\d+$/);
    await visitor.page.waitForLoadState();
    expect(await visitor.page.title()).not.toMatch(/^Fout/);
    expect(sent.length).toBeLessThanOrEqual(javaScript ? 1 : 2);
    expect(await count(community, binding.entry)).toBe(1);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });
});

describe("a form that stands open in two tabs", () => {
  test.each(tabs)(
    "$name: the second tab hears what happened and changes nothing",
    async (binding) => {
      const community = await foundTestCommunity(site.world, slugOf(binding, "tabbladen"));
      const { page, action } = await binding.prepare(community);
      const cookie = await community.cookieOf(binding.who);
      const mandate = binding.who === "geert" ? { mandate: community.mandateId } : {};
      const open = async (key: string) =>
        formOf(site, `/${community.slug}${page}`, cookie, action, {
          ...(await filledIn(community, binding, page, cookie)),
          ...binding.typed,
          ...binding.pressed,
          ...mandate,
          // Each tab's own, as when both were opened anew.
          ...(binding.pressed?.sleutel && { sleutel: key }),
        });
      const [first, second] = [
        await open("the-first-of-two-tabs"),
        await open("the-second-of-two-tabs"),
      ];
      expect((await post(site, first, cookie)).status).toBe(303);
      const late = await post(site, second, cookie);
      // Where the key is of the thing itself, both tabs come to what it became.
      if (second.fields.sleutel === first.fields.sleutel) {
        expect(late.status).toBe(303);
        expect(await count(community, binding.entry)).toBe(1);
        return;
      }
      expect([403, 404, 409, 422]).toContain(late.status);
      const html = await late.text();
      const [, told = ""] =
        /role="alert"[^>]*>(.*?)<\/(?:div|section)>/s.exec(html) ??
        /<main[^>]*>(.*?)<\/main>/s.exec(html) ??
        [];
      const words = told
        .replaceAll(/<[^>]+>/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim();
      // A sentence about this very thing, and not that something is wrong or missing.
      expect(words.length, words).toBeGreaterThan(20);
      expect(words).not.toMatch(
        /Er ging bij ons iets mis|Er ontbreekt nog iets|Deze pagina is er niet/,
      );
      expect(await count(community, binding.entry)).toBe(1);
      expect(site.takeTroubles()).toEqual([]);
    },
  );
});

describe("back after signing", () => {
  test.each([
    { with: "with", javaScript: true },
    { with: "without", javaScript: false },
  ])(
    "and signing once more, $with JavaScript, leads to the same deal, signed once",
    async ({ javaScript }) => {
      const community = await foundTestCommunity(
        site.world,
        javaScript ? "terug-met-script" : "terug-zonder-script",
      );
      const { page } = await onDeal(community);
      const cookie = await community.cookieOf("fenna");
      const visitor = await visit(browser, site, { slug: community.slug, cookie, javaScript });
      await visitor.page.goto(`${site.origin}/${community.slug}${page}`);
      await press(visitor, "button", "Teken de deal");
      const deal = pathOf(visitor);
      expect(deal).toMatch(/^\/deals\/D-\d+-\d+$/);
      await visitor.page.goBack();
      // The page may come back as it was, or say that it was signed; either way nothing is stuck.
      const button = visitor.page.getByRole("button", { name: "Teken de deal" });
      if ((await button.count()) > 0) await press(visitor, "button", "Teken de deal");
      else await visitor.page.goto(`${site.origin}/${community.slug}${deal}`);
      expect(pathOf(visitor)).toBe(deal);
      expect(await visitor.page.title()).not.toMatch(/^Fout/);
      expect(await count(community, "deals.signedByParty")).toBe(1);
      expect(visitor.complaints).toEqual([]);
      await visitor.context.close();
    },
  );
});

function slugOf({ name }: Binding, how: string): string {
  return `${name.replaceAll(" ", "-")}-${how}`;
}

/** What the page itself had filled in: the answers of a plan. */
async function filledIn(
  community: TestCommunity,
  { name }: Binding,
  page: string,
  cookie: string,
): Promise<Record<string, string>> {
  if (name !== "completing") return {};
  const html = await (
    await fetch(`${site.origin}/${community.slug}${page}`, { headers: { cookie } })
  ).text();
  const areas = html.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)</g);
  return Object.fromEntries(Array.from(areas, ([, field = "", value = ""]) => [field, value]));
}
