import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { addChallenge, foundTestCommunity, type TestCommunity } from "../src/test-community.ts";
import { ask, formOf, post, type SentForm } from "./post.ts";
import { openSite, type Site } from "./site.ts";

let site: Site;
let community: TestCommunity;
beforeAll(async () => {
  site = await openSite();
  community = await foundTestCommunity(site.world, "veilig");
});
afterAll(() => site?.stop());

describe("the headers that keep a browser safe", () => {
  /** Every kind of answer there is, with the status it should have. */
  const answers: readonly (readonly [string, number, () => Promise<Response>])[] = [
    ["a page", 200, () => ask(site, "/noorderveld")],
    ["a page in English", 200, () => ask(site, "/en/noorderveld")],
    ["the way to the example", 302, () => ask(site, "/")],
    ["an asset", 200, async () => ask(site, await stylesheet())],
    ["the icon", 200, () => ask(site, "/favicon.svg")],
    ["the health", 200, () => ask(site, "/gezond")],
    ["an asset that is not there", 404, () => ask(site, "/assets/weg.css")],
    ["a page that is not there", 404, () => ask(site, "/noorderveld/weg")],
    ["a community that is not there", 404, () => ask(site, "/weg/werken")],
    ["a redirect", 303, () => ask(site, "/noorderveld/werken/W-2026-001/overnemen")],
    ["a form that is refused", 422, () => postForm(wrongForm)],
    [
      "a form of another site",
      403,
      () => post(site, wrongForm, "", { "sec-fetch-site": "cross-site" }),
    ],
    [
      "a form that is too large",
      413,
      () => postForm({ ...wrongForm, fields: { much: "x".repeat(300_000) } }),
    ],
  ];
  const wrongForm: SentForm = { action: "/noorderveld/aanmelden", fields: {} };
  const postForm = (form: SentForm) => post(site, form);

  test.each(answers)("are on %s", async (_, status, get) => {
    const answer = await get();
    expect(answer.status).toBe(status);
    expectSafe(answer);
  });

  test("are on an answer after an error inside, which tells nothing of it", async () => {
    const own = await openSite();
    // A database that is away is another matter (503): here one thing in it is not as it should be.
    await own.world.ask("alter table platform.entry rename to entry_lost");
    const answer = await ask(own, "/noorderveld");
    expect(answer.status).toBe(500);
    expectSafe(answer);
    const html = await answer.text();
    expect(html).toContain("Er ging bij ons iets mis");
    expect(html).not.toMatch(/Error|at \w+ \(|postgres|pool/i);
    await own.world.database.close();
    expect((await ask(own, "/gezond")).status).toBe(503);
    expect(own.takeTroubles().length).toBeGreaterThan(0);
    await own.stop();
  });
});

function expectSafe({ headers }: Response): void {
  const policy = headers.get("content-security-policy") ?? "";
  for (const part of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ])
    expect(policy.split("; ")).toContain(part);
  expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("referrer-policy")).toBe("same-origin");
  expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  expect(headers.get("permissions-policy")).toContain("camera=()");
  expect(headers.get("cache-control")).toBeTruthy();
  expect(headers.get("x-powered-by")).toBeNull();
  expect(headers.get("server")).toBeNull();
}

async function stylesheet(): Promise<string> {
  const html = await (await ask(site, "/noorderveld")).text();
  return /rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? "/nowhere";
}

test("a page names no script or style but our own, and nothing inline", async () => {
  const html = await (await ask(site, "/noorderveld")).text();
  expect(html).not.toMatch(
    /<style|\sstyle=|\son\w+="|javascript:|<script(?! type="module" src="\/assets\/)/,
  );
  for (const [, address = ""] of html.matchAll(/(?:src|href)="([^"]*)"/g))
    expect(address).toMatch(/^(\/(?!\/)|#|tel:|mailto:)/);
});

describe("a form sent from elsewhere", () => {
  let form: SentForm;
  let cookie: string;
  beforeAll(async () => {
    const challengeId = await addChallenge(community);
    const [row] = await site.world.ask("select number from challenges.challenge where id = $1", [
      challengeId,
    ]);
    const path = `/${community.slug}/uitdagingen/${row?.number}/intrekken`;
    cookie = await community.cookieOf("fenna");
    form = await formOf(site, path, cookie, "/intrekken");
  });

  const elsewhere: readonly (readonly [string, Record<string, string>])[] = [
    ["with the origin of another site", { origin: "https://elders.example" }],
    ["with an origin that hides itself", { origin: "null" }],
    ["with neither origin nor Sec-Fetch-Site", {}],
    ["from another site, says the browser", { "sec-fetch-site": "cross-site" }],
    ["from a neighbour on the same domain", { "sec-fetch-site": "same-site" }],
    ["typed in the address bar", { "sec-fetch-site": "none" }],
    [
      "from another site that claims our origin",
      { "sec-fetch-site": "cross-site", origin: "http://127.0.0.1" },
    ],
  ];
  test.each(elsewhere)("%s is refused and has no effect", async (_, headers) => {
    const answer = await post(site, form, cookie, headers);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("kwam van een andere website");
    expect(await stateOf()).toBe("filed");
  });

  test("with a method that forms do not have finds nothing to change", async () => {
    for (const method of ["PUT", "PATCH", "DELETE"]) {
      const answer = await fetch(`${site.origin}${form.action}`, { method, headers: { cookie } });
      expect([403, 404, 405], method).toContain(answer.status);
    }
    expect(await stateOf()).toBe("filed");
  });

  test("the same form from our own page has its effect; an older browser says its origin", async () => {
    const answer = await post(site, form, cookie, { origin: site.origin });
    expect(answer.status).toBe(303);
    expect(await stateOf()).toBe("withdrawn");
  });

  async function stateOf(): Promise<unknown> {
    const [row] = await site.world.ask(
      "select state from challenges.challenge where community_id = $1",
      [community.id],
    );
    return row?.state;
  }
});

describe("a session", () => {
  test("is a cookie that scripts cannot read and other sites do not send", async () => {
    const memberId = site.filled.people.get("fenna") ?? "";
    const answer = await post(site, {
      action: "/noorderveld/voorbeeld/persoon",
      fields: { persoon: memberId, terug: "/" },
    });
    const [cookie = ""] = answer.headers.getSetCookie().filter((set) => /=[\w-]{40,}/.test(set));
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    const pair = cookie.split(";")[0] ?? "";
    expect(await (await ask(site, "/noorderveld", pair)).text()).toContain("Fenna Dijkstra");
  });

  test("ends when its cookie is another's, made up, or signed out", async () => {
    const cookie = await site.cookieOf("fenna");
    const made = `${cookie.slice(0, -4)}AAAA`;
    for (const other of [made, "meent_sessie=", `meent_sessie=${"x".repeat(4000)}`])
      expect(await (await ask(site, "/noorderveld", other)).text()).toContain("Aanmelden");
    const out = await post(site, { action: "/noorderveld/afmelden", fields: {} }, cookie);
    expect(out.status).toBe(303);
    const after = await ask(site, "/noorderveld/werken/W-2026-001/overnemen", cookie);
    expect(after.headers.get("location")).toContain("/aanmelden");
  });

  test("lasts two weeks", async () => {
    const own = await openSite();
    const cookie = await own.cookieOf("fenna");
    const isIn = async () =>
      (await ask(own, "/noorderveld/werken/W-2026-001/overnemen", cookie)).status === 200;
    expect(await isIn()).toBe(true);
    own.world.clock.set(new Date(own.world.clock.machineNow().getTime() + 14 * 86_400_000 + 1000));
    expect(await isIn()).toBe(false);
    await own.stop();
  });

  test("of one community gives no right in another", async () => {
    const henk = await community.cookieOf("henk");
    const other = await foundTestCommunity(site.world, "overkant");
    const challengeId = await addChallenge(other);
    const [row] = await site.world.ask("select number from challenges.challenge where id = $1", [
      challengeId,
    ]);
    const path = `/${other.slug}/uitdagingen/${row?.number}`;
    const page = await ask(site, path, henk);
    expect(await page.text()).not.toContain("Beslis over deze uitdaging");
    const sent = await post(
      site,
      {
        action: `${path}/besluiten`,
        fields: { knop: "vastleggen", decision: "accept", sleutel: newId() },
      },
      henk,
    );
    expect([303, 403]).toContain(sent.status);
    const [after] = await site.world.ask("select state from challenges.challenge where id = $1", [
      challengeId,
    ]);
    expect(after?.state).toBe("filed");
  });

  test("leads after signing in to a page of ours and nowhere else", async () => {
    const persoon = site.filled.people.get("fenna") ?? "";
    for (const terug of [
      "https://elders.example/",
      "//elders.example/",
      "/\\elders.example",
      "/%2F%2Felders.example",
      "javascript:alert(1)",
      "/werken\r\nSet-Cookie: kwaad=1",
    ]) {
      const answer = await post(site, {
        action: "/noorderveld/aanmelden",
        fields: { persoon, terug },
      });
      expect(answer.headers.get("location"), terug).toBe("/noorderveld");
      expect(answer.headers.getSetCookie().join()).not.toContain("kwaad");
    }
  });
});

test("a host name that is made up does not get into a page or a redirect", async () => {
  const { port } = new URL(site.origin);
  const answer = await new Promise<string>((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port, path: "/noorderveld", headers: { host: "elders.example" } },
      (response) => {
        let body = JSON.stringify(response.headers);
        response.on("data", (chunk) => {
          body += chunk;
        });
        response.on("end", () => resolve(body));
      },
    );
    asked.on("error", reject);
    asked.end();
  });
  expect(answer).toContain("Noorderveld");
  expect(answer).not.toContain("elders.example");
});

describe("where people are real", () => {
  test("there is no time machine, and nobody can be someone else", async () => {
    const real = await openSite({ isDemo: false });
    const persoon = real.filled.people.get("henk") ?? "";
    const before = await clockOf(real);
    for (const form of [
      { action: "/noorderveld/voorbeeld/tijd", fields: { dagen: "56", terug: "/" } },
      { action: "/noorderveld/voorbeeld/persoon", fields: { persoon, terug: "/" } },
      { action: "/en/noorderveld/voorbeeld/persoon", fields: { persoon, terug: "/" } },
      { action: "/noorderveld/aanmelden", fields: { persoon, terug: "/" } },
    ]) {
      const answer = await post(real, form);
      expect(answer.status, form.action).toBe(404);
      expect(answer.headers.getSetCookie(), form.action).toEqual([]);
    }
    expect(await clockOf(real)).toEqual(before);
    const html = await (await ask(real, "/noorderveld")).text();
    expect(html).not.toMatch(/Dit is een voorbeeld|voorbeeld\/|Word deze persoon/);
    const signIn = await ask(real, "/noorderveld/aanmelden");
    expect(signIn.status).toBe(200);
    expect(await signIn.text()).not.toContain("Henk Alberts");
    await real.stop();
  });

  async function clockOf(real: Site) {
    return real.world.ask("select clock_ahead_ms::text from platform.community_state");
  }
});

test("nothing of all this was an error inside", () => {
  expect(site.takeTroubles()).toEqual([]);
});
