import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { go, look, openBrowser, type Visit, visit } from "./browser.ts";
import { expectNoDutch } from "./dutch.ts";
import { openSite, type Site } from "./site.ts";

// What the journeys look at is worth as much as what they would see: each check fails on a page that
// is wrong.

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** The front page with something spoiled in it. */
async function spoiled(from: string, to: string): Promise<Visit> {
  const visitor = await visit(browser, site);
  await visitor.page.route("**/noorderveld", async (route) => {
    const answer = await route.fetch();
    const html = await answer.text();
    expect(html).toContain(from);
    await route.fulfill({ response: answer, body: html.replace(from, to) });
  });
  await go(visitor, "");
  return visitor;
}

test.each([
  ["scrolls sideways", "</main>", `<table width="5000"><tr><td>breed</table></main>`, /sideways/],
  ["has a picture without words", "</main>", `<img src="/favicon.svg"></main>`, /image-alt/],
  ["has two main headings", "</main>", "<h1>Nog een</h1></main>", /./],
  ["says the wrong language", `<html lang="nl"`, `<html lang="en"`, /./],
  [
    "has another address as its own",
    `rel="canonical" href="/noorderveld"`,
    `rel="canonical" href="/"`,
    /./,
  ],
  [
    "breaks the security policy",
    "</main>",
    `<p style="color: red">rood</p></main>`,
    /Content Security Policy/,
  ],
  [
    "asks another host",
    "</main>",
    `<img alt="" src="https://elders.example/x.png"></main>`,
    /elders\.example/,
  ],
  ["misses an asset", "</main>", `<img alt="" src="/assets/weg.png"></main>`, /404/],
])("a page that %s is seen", async (_, from, to, why) => {
  const visitor = await spoiled(from, to);
  await expect(look(visitor, "spoiled")).rejects.toThrow(why);
  await visitor.context.close();
});

test("a page that failed inside is seen", async () => {
  const visitor = await visit(browser, site);
  await go(visitor, "");
  site.world.platform.log.error({ error: "planted" }, "request failed");
  await expect(look(visitor, "spoiled")).rejects.toThrow(/planted|inside/);
  await visitor.context.close();
});

test("Dutch on an English page is heard, and a proper name is not", async () => {
  const visitor = await visit(browser, site, { language: "en" });
  await go(visitor, "");
  await expectNoDutch(visitor);
  await visitor.page.evaluate(`document.querySelector("main").append("Dit is niet vertaald.")`);
  await expect(expectNoDutch(visitor)).rejects.toThrow(/niet vertaald/);
  await visitor.context.close();
});
