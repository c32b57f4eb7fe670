import { readdirSync, readFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Log } from "#platform/log.ts";
import { hashOf } from "#platform/session.ts";
import {
  foundTestCommunity,
  openTestWorld,
  type TestCommunity,
  type TestWorld,
} from "./test-community.ts";

/** What an outsider tries at the door: other sites, other hosts, other addresses, other files. */

let world: TestWorld;
let community: TestCommunity;
let server: Server;
let port: number;
/** Each action that was called, whatever came of it. */
const called: string[] = [];

beforeAll(async () => {
  const note = (facts: unknown, what?: unknown) => {
    if (what === "act") called.push(String((facts as { action: string }).action));
  };
  const log = { debug: note, info: note, warn: note, error: note } as Log;
  world = await openTestWorld({ isDemo: false, log, listensAt: () => "http://meent.test" });
  community = await foundTestCommunity(world);
  server = createServer(getRequestListener(world.app.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world.close();
});

/** The addresses of a method, with something in each place of theirs. */
function addressesOf(method: string): string[] {
  const paths = world.app.routes
    .filter((route) => route.method === method && !route.path.includes("*"))
    .map(({ path }) =>
      path.replace(":community", community.slug).replaceAll(/:\w+(\{[^}]*\})?/g, "x"),
    );
  return [...new Set(paths)];
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Asks with the very path and headers given: a URL would be put in order first. */
function askRaw(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        body += part;
      });
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

describe("every form of ours", () => {
  const elsewhere: readonly Readonly<Record<string, string>>[] = [
    {},
    { origin: "https://elders.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { "sec-fetch-site": "cross-site", origin: "http://meent.test" },
    { "sec-fetch-site": "", origin: "http://meent.test.elders.example" },
  ];

  test("sent by another site is refused before it is read", async () => {
    const cookie = await community.cookieOf("wiebe");
    // Mail programs post there without a browser; its address holds a sealed right (RFC 8058).
    const forms = addressesOf("POST").filter((path) => !/^\/api\/|\/mail\/stop\/x$/.test(path));
    expect(forms.length).toBeGreaterThan(150);
    called.length = 0;
    const letIn: string[] = [];
    for (const [index, path] of forms.entries()) {
      // Of each form two ways; over all forms each way comes by many times.
      for (const headers of [elsewhere[0], elsewhere[index % elsewhere.length]]) {
        const answer = await world.app.request(`http://meent.test${path}`, {
          method: "POST",
          headers: { cookie, "content-type": "application/x-www-form-urlencoded", ...headers },
          body: "knop=vastleggen",
        });
        if (answer.status !== 403) letIn.push(`${path} ${JSON.stringify(headers)}`);
      }
    }
    expect(letIn).toEqual([]);
    expect(called).toEqual([]);
  }, 240_000);

  test("cannot be sent by an address alone: nothing that is read changes anything", async () => {
    const cookie = await community.cookieOf("wiebe");
    called.length = 0;
    for (const path of addressesOf("POST").filter((one) => !one.startsWith("/api/")))
      await world.app.request(`http://meent.test${path}?knop=vastleggen`, { headers: { cookie } });
    expect(called).toEqual([]);
  }, 240_000);
});

describe("an address of another site", () => {
  test.each([
    "//elders.example/",
    "//elders.example//",
    "/\\elders.example/",
    "/%5Celders.example/",
    "/%2F%2Felders.example/",
    "/.//elders.example/",
    "/noorderveld/..//elders.example/",
    "/en//elders.example/",
    "/en/noorderveld//elders.example/",
    "/noorderveld///elders.example///",
    "/noorderveld/%0d%0aLocation:%20//elders.example/",
  ])("is never where an answer leads: %s", async (path) => {
    const { headers, body } = await askRaw(path);
    // A page that says that nothing is there has links of its own.
    expect(body).not.toMatch(/(?:href|action|src)="\s*[/\\]\s*[/\\]/);
    const to = new URL(String(headers.location ?? "/"), "http://meent.test/");
    expect(to.host).toBe("meent.test");
    expect(JSON.stringify(headers)).not.toMatch(/"location":"(?:\/\/|\/\\|https?:)/i);
  });

  test("is no link, form or redirect on any page, whatever the question behind its address", async () => {
    const cookie = await community.cookieOf("wiebe");
    const names = ["terug", "naar", "back", "volgende", "return", "redirect", "url", "na", "zoek"];
    const pages = addressesOf("GET").filter((path) => /^\/noorderveld\/[a-z/-]+$/.test(path));
    expect(pages.length).toBeGreaterThan(60);
    const wrong: string[] = [];
    for (const [index, path] of pages.entries()) {
      const evil = ["//elders.example/", "https://elders.example/", "javascript:alert(1)"][
        index % 3
      ];
      const query = new URLSearchParams(names.map((name) => [name, evil ?? ""]));
      const answer = await world.app.request(`http://meent.test${path}?${query}`, {
        headers: { cookie },
      });
      const html = await answer.text();
      const isEvil =
        /(?:href|action|src|content)="(?:\d+;url=)?\s*(?:\/\/elders|https:\/\/elders|javascript:)/i;
      if (isEvil.test(html) || /elders|javascript:/.test(answer.headers.get("location") ?? ""))
        wrong.push(path);
      if (answer.status >= 500) wrong.push(`${path} is ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  }, 240_000);
});

test.each([
  { host: "elders.example" },
  { host: "meent.test", "x-forwarded-host": "elders.example", "x-forwarded-proto": "https" },
  { host: "meent.test", forwarded: "host=elders.example;proto=https" },
  { host: "meent.test", "x-original-url": "/elders.example", "x-rewrite-url": "/elders.example" },
])("a host that somebody made up is in no page, feed, list or redirect: %j", async (headers) => {
  for (const path of [
    "/noorderveld",
    "/noorderveld/aanmelden",
    "/noorderveld/logboek.atom",
    "/noorderveld/agenda.ics",
    "/noorderveld/mij",
    "/api/v1/openapi.json",
    "/api/v1/gemeenschappen/noorderveld/logboek?aantal=1",
    "/api/v1/gemeenschappen/noorderveld/catalogus",
  ]) {
    const answer = await askRaw(path, headers);
    expect(answer.status, path).toBeLessThan(400);
    expect(answer.body + JSON.stringify(answer.headers), path).not.toContain("elders.example");
  }
});

test.each([
  "/assets/../package.json",
  "/assets/..%2f..%2fpackage.json",
  "/assets/%2e%2e/%2e%2e/package.json",
  "/assets/....//....//package.json",
  "/assets/..%5c..%5cpackage.json",
  "/assets//etc/passwd",
  "/assets/%252e%252e%252fpackage.json",
  "/noorderveld/foto/../../../../etc/passwd",
  "/noorderveld/foto/los/..%2f..%2fpackage.json",
  "/favicon.svg/../../package.json",
  "/.env",
  "/.git/config",
  "/package.json",
])("a file of the machine is not to be had: %s", async (path) => {
  const { status, body } = await askRaw(path);
  expect([301, 400, 404]).toContain(status);
  expect(body).not.toMatch(/"dependencies"|root:.*:0:0|repositoryformatversion/);
});

test.each([
  "/noorderveld",
  "/noorderveld/aanmelden",
  "/noorderveld/zoeken",
  "/noorderveld/kleuren",
])("a line end in what is sent makes no header of its own: %s", async (path) => {
  const evil = "%0d%0aSet-Cookie:%20kwaad=1%0d%0a";
  for (const at of [`${path}?zoek=${evil}&terug=/${evil}`, `${path}/${evil}`]) {
    const { headers } = await askRaw(at, { cookie: "meent_kleur=a%0d%0ab; meent_sessie=%0d%0a" });
    expect(JSON.stringify(headers)).not.toMatch(/kwaad/i);
  }
});

test("a line end in an address leads nowhere, also where its page would send on", async () => {
  await world.ask("update people.community set languages = '{nl}' where id = $1", [community.id]);
  for (const at of ["/en/noorderveld/x", "/noorderveld/deals/x", "/noorderveld/x/code-tonen"]) {
    const { status, headers } = await askRaw(`${at}%0d%0aSet-Cookie:%20kwaad=1/code-tonen`);
    expect([status, headers.location, headers["set-cookie"]]).toEqual([404, undefined, undefined]);
  }
  await world.ask("update people.community set languages = '{nl,en}' where id = $1", [
    community.id,
  ]);
});

describe("a session that somebody planted", () => {
  test("becomes nobody's: signing in gives a token of its own", async () => {
    const demo = await openTestWorld();
    const own = await foundTestCommunity(demo);
    const planted = await own.cookieOf("roelie");
    const send = (body: Record<string, string>) =>
      demo.app.request("http://meent.test/noorderveld/voorbeeld/persoon", {
        method: "POST",
        headers: { cookie: planted, "sec-fetch-site": "same-origin" },
        body: new URLSearchParams(body),
      });
    const answer = await send({ persoon: own.people.fenna, terug: "/" });
    const given = answer.headers
      .getSetCookie()
      .findLast((one) => /^meent_sessie=[\w-]{40,}/.test(one));
    expect(given?.split(";")[0]).not.toBe(planted);
    const ownerOf = async (cookie = "") => {
      const token = cookie.split(";")[0]?.split("=")[1] ?? "";
      const [row] = await demo.ask(
        `select member.id from platform.session join people.member using (account_id)
         where token_hash = $1`,
        [hashOf(token)],
      );
      return row?.id;
    };
    expect(await ownerOf(given)).toBe(own.people.fenna);
    // Who planted it has not become her by it.
    expect(await ownerOf(planted)).not.toBe(own.people.fenna);
    await demo.close();
  });
});

test("there is one door outward to addresses that people type, and it looks where they lead", () => {
  const outward =
    /from "node:(?:https?|http2|net|tls|dgram)"|\bfetch\(|from "nodemailer"|new WebSocket/;
  const found = readdirSync("src", { recursive: true })
    .map((name) => `src/${String(name).replaceAll("\\", "/")}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/test-|\/islands\//.test(file))
    .filter((file) => outward.test(readFileSync(file, "utf8")));
  expect(found.sort()).toEqual([
    // These listen, or look for a free port of this machine.
    "src/main.ts",
    "src/platform/embedded.ts",
    "src/platform/folder-lock.ts",
    // The operator's own mail server, by its address in the configuration.
    "src/platform/mailer.ts",
    "src/platform/metrics-server.ts",
    // The door: only addresses of the whole internet (src/platform/outgoing.test.ts).
    "src/platform/outgoing.ts",
    // This one listens too.
    "src/platform/serve.ts",
  ]);
});
