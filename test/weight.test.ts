import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSite, type Site } from "./site.ts";

// What a first visit weighs on the wire, as a browser asks for it: page, style, script and font.

const budgetBytes = 60 * 1024;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.stop());

interface Answer {
  readonly body: Buffer;
  readonly encoding: string | undefined;
}

/** Asks as a browser does; `fetch` would unpack what came, and hide what it weighed. */
function ask(path: string, cookie = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { "accept-encoding": "gzip, deflate, br", cookie };
    request(`${site.origin}${path}`, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve({ body: Buffer.concat(parts), encoding: answer.headers["content-encoding"] }),
      );
    })
      .once("error", reject)
      .end();
  });
}

test.each(["/noorderveld", "/noorderveld/uitdagingen/U-2026-001", "/noorderveld/logboek"])(
  "a first visit to %s weighs at most 60 KB on the wire",
  async (path) => {
    const html = await (await fetch(`${site.origin}${path}`)).text();
    const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(
      ([, asset]) => asset,
    );
    expect(new Set(assets).size).toBeGreaterThanOrEqual(3);
    const answers = await Promise.all([path, ...new Set(assets)].map((part) => ask(part ?? "")));
    const bytes = answers.reduce((sum, { body }) => sum + body.length, 0);
    process.stdout.write(
      `${path}: ${bytes} bytes on the wire, ${answers[0]?.body.length} the page\n`,
    );
    expect(bytes).toBeLessThanOrEqual(budgetBytes);
  },
);

test("a page for somebody signed in is not compressed together with what she may have typed", async () => {
  const cookie = await site.cookieOf("fenna");
  expect((await ask("/noorderveld", cookie)).encoding).toBeUndefined();
  expect((await ask("/noorderveld")).encoding).toBeDefined();
});
