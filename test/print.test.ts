import type { Browser } from "playwright-core";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addChallengeInDecision, foundTestCommunity } from "../src/test-community.ts";
import { go, openBrowser, type Visit, visit } from "./browser.ts";
import { openSite, type Site } from "./site.ts";

// Whatever somebody takes along on paper: what it says, where it came from, and nothing to press.

let browser: Browser;
let site: Site;
let reader: Visit;

beforeAll(async () => {
  browser = await openBrowser();
  site = await openSite();
  // Paper is white, whatever colours she reads in.
  reader = await visit(browser, site, { width: 1280 });
  await reader.page.emulateMedia({ media: "print", colorScheme: "dark" });
});
afterAll(async () => {
  await reader?.context.close();
  await browser?.close();
  await site?.stop();
});

/** The first thing of a list, as its path. */
async function firstOf(list: string, kind: RegExp): Promise<string> {
  await go(reader, list);
  const hrefs = await reader.page.$$eval("main a", (links) =>
    links.map((link) => link.getAttribute("href") ?? ""),
  );
  const found = hrefs.find((href) => kind.test(href));
  expect(found, `${list} lists ${kind}`).toBeDefined();
  return found ?? "";
}

/** A challenge on which the college must decide, in a community of its own. */
async function challengePath(): Promise<string> {
  const community = await foundTestCommunity(site.world, "papierdorp");
  await addChallengeInDecision(community);
  const [row] = await site.world.ask(
    "select number from challenges.challenge where community_id = $1",
    [community.id],
  );
  return `/papierdorp/uitdagingen/${row?.number}`;
}

/** What of the page would come on paper, and in what colours. */
async function onPaper() {
  return reader.page.evaluate(() => {
    const isShown = (element: Element) => element.checkVisibility() && element.clientHeight > 0;
    const shown = (selector: string) => [...document.querySelectorAll(selector)].filter(isShown);
    const colours = (property: "color" | "backgroundColor", selector: string) => [
      ...new Set(shown(selector).map((element) => getComputedStyle(element)[property])),
    ];
    return {
      chrome: shown("nav, button, [type=search], .meent-demo, .meent-menu, .utrecht-button-link")
        .map((element) => element.className || element.tagName)
        .filter((name) => name !== "meent-header"),
      address: shown(".meent-paper").map((element) => element.textContent),
      title: shown("main h1").length,
      ink: colours("color", "main h1, main p, main li, main td, main a, main dd"),
      ground: colours("backgroundColor", "body, main, header"),
      // biome-ignore lint/performance/useDomNodeTextContent: what is shown is asked, not what the document holds.
      content: (document.querySelector("main") as HTMLElement).innerText.trim().length,
    };
  });
}

const kinds: readonly (readonly [string, () => Promise<string>])[] = [
  ["the front page", async () => "/noorderveld"],
  ["a list of works", async () => "/noorderveld/werken"],
  ["a work", () => firstOf("/werken", /\/werken\/W-/)],
  ["a list of deals", async () => "/noorderveld/deals"],
  ["a deal", () => firstOf("/deals", /\/deals\/D-/)],
  ["a charter", async () => "/noorderveld/stadsrecht"],
  ["the record", async () => "/noorderveld/logboek"],
  ["who waits for whom", async () => "/noorderveld/wachten"],
  ["the rights", async () => "/noorderveld/rechten"],
  ["a list of initiatives", async () => "/noorderveld/initiatieven"],
  ["what people say", async () => "/noorderveld/signalen"],
  ["a challenge", challengePath],
];

test.each(kinds)("%s comes on paper in ink on white, without a way to press", async (_, find) => {
  const path = await find();
  await reader.page.goto(`${site.origin}${path}`);
  const paper = await onPaper();
  expect(paper.chrome).toEqual([]);
  expect(paper.address).toEqual([`${site.origin}${path}`]);
  expect(paper.title).toBe(1);
  // A list that were hidden with its filter would leave no more than a title.
  expect(paper.content).toBeGreaterThan(120);
  for (const colour of paper.ink) expect(lightnessOf(colour), colour).toBeLessThan(0.4);
  for (const colour of paper.ground)
    expect(colour === "rgba(0, 0, 0, 0)" || lightnessOf(colour) === 1, colour).toBe(true);
});

/** From 0, black, to 1, white; of `rgb(r, g, b)`. */
function lightnessOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

test("a deal on A4 says all of it in a few sheets, in text that a screen reader finds too", async () => {
  await reader.page.goto(`${site.origin}${await firstOf("/deals", /\/deals\/D-/)}`);
  const title = await reader.page.locator("main h1").textContent();
  const pdf = await reader.page.pdf({ format: "A4" });
  const document = await getDocumentProxy(new Uint8Array(pdf));
  expect(document.numPages).toBeLessThanOrEqual(6);
  const { text } = await extractText(document, { mergePages: true });
  const plain = text.replaceAll(/\s+/g, " ");
  expect(plain).toContain(title?.replaceAll(/\s+/g, " "));
  for (const part of ["Wie brengt wat in", "Wat er gebeurde", "In het kort", site.origin])
    expect(plain).toContain(part);
  for (const chrome of ["Zoek in alles", "Zeg hier iets van", "Meld een tekst", "Aanmelden"])
    expect(plain).not.toContain(chrome);
});

test("a page that is a form can be filled in by hand", async () => {
  await go(reader, "/aanmelden");
  const { page } = reader;
  expect(await page.locator("main form").first().isVisible()).toBe(true);
});
