import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assert } from "#lib/assert.ts";
import { bindPhoto, keepPhoto } from "#platform/files.ts";
import {
  addSignal,
  foundTestCommunity,
  openTestWorld,
  type TestCommunity,
  type TestWorld,
} from "./test-community.ts";

/**
 * The headers that internet.nl asks of a site (https://github.com/internetstandards/Internet.nl), on
 * every kind of answer there is, where the outside reaches us by https.
 */

const origin = "https://meent.voorbeeld.nl";
let world: TestWorld;
let community: TestCommunity;
let photo: string;

beforeAll(async () => {
  world = await openTestWorld({
    publicUrl: origin,
    isDemo: false,
    security: { contact: "mailto:lek@voorbeeld.nl", policy: `${origin}/lekken` },
  });
  community = await foundTestCommunity(world);
  photo = await addPhoto();
});
afterAll(() => world.close());

/** The hash of a photo of a signal that everybody may see. */
async function addPhoto(): Promise<string> {
  const signalId = await addSignal(community);
  const create = { width: 8, height: 8, channels: 3, background: "#00ff00" } as const;
  const kept = await keepPhoto(community.as("fenna"), await sharp({ create }).jpeg().toBuffer());
  assert(kept.ok, "a picture is a photo");
  const { id: communityId } = community;
  await world.database.write(communityId, (tx) =>
    bindPhoto(
      { tx, communityId },
      { photo: kept.value, photoAlt: "Groen" },
      { kind: "signal", id: signalId },
    ),
  );
  const [row] = await world.ask("select hash from platform.file where id = $1", [kept.value]);
  return String(row?.hash);
}

function ask(path: string, init?: RequestInit): Promise<Response> {
  return Promise.resolve(world.app.request(`${origin}${path}`, init));
}

function send(path: string, headers: Record<string, string>, body = "a=b"): Promise<Response> {
  const type = { "content-type": "application/x-www-form-urlencoded" };
  return ask(path, { method: "POST", headers: { ...type, ...headers }, body });
}

const ours = { "sec-fetch-site": "same-origin" };
const api = "/api/v1/gemeenschappen/noorderveld";

/** What it is, how it ends, and how it is asked. */
const answers: readonly (readonly [string, number, () => Promise<Response>])[] = [
  ["a page", 200, () => ask("/noorderveld")],
  ["a page in English", 200, () => ask("/en/noorderveld")],
  ["a page behind sign-in", 303, () => ask("/noorderveld/mij")],
  ["a page that is not there", 404, () => ask("/noorderveld/weg")],
  ["a community that is not there", 404, () => ask("/weg")],
  ["an address that cannot be read", 404, () => ask("/noorderveld/%00")],
  ["the feed", 200, () => ask("/noorderveld/logboek.atom")],
  ["the calendar", 200, () => ask("/noorderveld/agenda.ics")],
  ["a stylesheet", 200, async () => ask(await nameIn(/rel="stylesheet" href="([^"]+)"/))],
  ["a script", 200, async () => ask(await nameIn(/<script type="module" src="([^"]+)"/))],
  ["an asset that is not there", 404, () => ask("/assets/weg.css")],
  ["the icon", 200, () => ask("/favicon.svg")],
  ["the health", 200, () => ask("/gezond")],
  ["security.txt", 200, () => ask("/.well-known/security.txt")],
  ["a photo", 200, () => ask(`/noorderveld/foto/${photo}`)],
  ["a small photo", 200, () => ask(`/noorderveld/foto/${photo}/klein`)],
  ["a photo that is not there", 404, () => ask(`/noorderveld/foto/${"0".repeat(32)}`)],
  ["a form that is refused", 404, () => send("/noorderveld/signalen/zeggen/weg", ours)],
  ["a form of another site", 403, () => send("/noorderveld/signalen/zeggen", {})],
  ["too much", 413, () => send("/noorderveld/aanmelden", ours, "x".repeat(300_000))],
  ["the description of the interface", 200, () => ask("/api/v1/openapi.json")],
  ["a list for programs", 200, () => ask(`${api}/werken`)],
  ["a list as a file", 200, () => ask(`${api}/werken.csv`)],
  ["a problem", 404, () => ask(`${api}/werken/W-1999-001`)],
  ["a deed without a token", 401, () => send(`${api}/handelingen/works.name`, {})],
  ["a version that is not there", 404, () => ask("/api/v9")],
  ["a question before a call", 204, () => ask(`${api}/werken`, { method: "OPTIONS" })],
];

async function nameIn(pattern: RegExp): Promise<string> {
  return pattern.exec(await (await ask("/noorderveld")).text())?.[1] ?? "/nowhere";
}

/** A policy as its directives, each with what it allows. */
function readPolicy(header: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    header.split(";").map((part) => {
      const [name = "", ...sources] = part.trim().split(/ +/);
      return [name, sources] as const;
    }),
  );
}

/** What internet.nl holds against a policy; empty where it is content. */
function faultsOfPolicy(header: string): string[] {
  const policy = readPolicy(header);
  const faults: string[] = [];
  const isClosed = policy.has("sandbox") && policy.get("default-src")?.join() === "'none'";
  if (!["'none'", "'self'"].includes(policy.get("default-src")?.join() ?? ""))
    faults.push("default-src is neither 'none' nor 'self'");
  // These do not fall back on default-src; a sandbox without any right needs none of them.
  for (const name of ["base-uri", "form-action", "frame-ancestors", "frame-src"])
    if (!policy.has(name) && !isClosed) faults.push(`${name} is not set`);
  for (const [name, sources] of policy)
    for (const source of sources)
      if (!["'none'", "'self'"].includes(source)) faults.push(`${name} allows ${source}`);
  return faults;
}

describe("by https, the headers that internet.nl asks", () => {
  test.each(answers)("are on %s", async (_, status, get) => {
    const answer = await get();
    const { headers } = answer;
    const told = await answer.text();
    expect(answer.status, told.slice(0, 200)).toBe(status);
    expect(faultsOfPolicy(headers.get("content-security-policy") ?? "")).toEqual([]);
    // Of the last year's seconds it may be no less.
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toMatch(/camera=\(\).*geolocation=\(\)/);
    expect(headers.get("cache-control")).toBeTruthy();
    for (const name of ["server", "x-powered-by"]) expect(headers.get(name)).toBeNull();
  });

  test("let programs of other sites read the interface, and nothing else", async () => {
    for (const [name, , get] of answers) {
      const { headers, url } = await get();
      const isApi = /interface|program|problem|file|deed|version|call/.test(name);
      const wanted = isApi ? "cross-origin" : "same-origin";
      expect([name, headers.get("cross-origin-resource-policy")]).toEqual([name, wanted]);
      expect(headers.get("access-control-allow-origin"), `${name} ${url}`).toBe(isApi ? "*" : null);
      // With it a page of another site could use the cookies of who looks.
      expect(headers.get("access-control-allow-credentials")).toBeNull();
    }
  });

  test("say what a file is, so that no browser has to guess", async () => {
    for (const [name, status, get] of answers) {
      if (status === 204 || status === 303) continue;
      expect((await get()).headers.get("content-type"), name).toMatch(/^[a-z]+\/[a-z+.-]+/);
    }
  });

  test("would be missed: the measure sees a policy that is too wide", () => {
    expect(faultsOfPolicy("default-src 'self'; script-src 'unsafe-inline'")).toEqual([
      "base-uri is not set",
      "form-action is not set",
      "frame-ancestors is not set",
      "frame-src is not set",
      "script-src allows 'unsafe-inline'",
    ]);
    expect(faultsOfPolicy("")).toContain("default-src is neither 'none' nor 'self'");
  });
});

test("without https no browser is told to come by https alone", async () => {
  const plain = await openTestWorld();
  const { headers } = await plain.app.request("http://meent.test/gezond");
  expect(headers.get("strict-transport-security")).toBeNull();
  expect(headers.get("content-security-policy")).toBeTruthy();
  await plain.close();
});

describe("security.txt", () => {
  test("says whom to tell, until when it holds, where it stands and which rules there are", async () => {
    const answer = await ask("/.well-known/security.txt");
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=UTF-8");
    const lines = (await answer.text()).trimEnd().split("\r\n");
    const fields = new Map(lines.map((line) => line.split(/: (.*)/s) as [string, string]));
    expect(Object.fromEntries(fields)).toEqual({
      Contact: "mailto:lek@voorbeeld.nl",
      Expires: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      "Preferred-Languages": "nl, en",
      Canonical: `${origin}/.well-known/security.txt`,
      Policy: `${origin}/lekken`,
    });
    const days =
      (Date.parse(fields.get("Expires") ?? "") - world.clock.machineNow().getTime()) / 86_400_000;
    // RFC 9116, 2.5.5: less than a year ahead.
    expect(days).toBe(180);
  });

  test("is not there without somebody to tell", async () => {
    const silent = await openTestWorld();
    const answer = await silent.app.request("http://meent.test/.well-known/security.txt");
    expect(answer.status).toBe(404);
    await silent.close();
  });
});

test("behind a web server that speaks https, an older browser may send our forms", async () => {
  const inside = (headers: Record<string, string>) =>
    Promise.resolve(
      world.app.request("http://127.0.0.1:3000/noorderveld/afmelden", {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      }),
    );
  expect((await inside({ origin })).status).toBe(303);
  for (const other of ["https://elders.example", "null", `${origin}.elders.example`])
    expect((await inside({ origin: other })).status).toBe(403);
});
