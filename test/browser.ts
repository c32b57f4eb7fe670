import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axe, { type AxeResults } from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import type { Language } from "#lib/texts.ts";
import type { Site } from "./site.ts";

/** A real browser; close it after. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking"],
  });
}

/** What a visitor sees of a site; a program in a process of its own is one too. */
export type Visited = Pick<Site, "origin" | "takeTroubles">;

export interface Visit {
  readonly site: Visited;
  readonly context: BrowserContext;
  readonly page: Page;
  /** The community, by the word in its address. */
  readonly slug: string;
  readonly language: Language;
  readonly width: number;
  readonly javaScript: boolean;
  /** What no page may do: complain in the console, ask another host, miss an asset. */
  readonly complaints: string[];
}

/** A visitor with a screen of her own, with nothing remembered. */
export async function visit(
  browser: Browser,
  site: Visited,
  options: {
    readonly slug?: string;
    readonly width?: number;
    readonly language?: Language;
    readonly javaScript?: boolean;
    /** `name=token`, of who is signed in from the start. */
    readonly cookie?: string;
  } = {},
): Promise<Visit> {
  const { slug = "noorderveld", width = 360, language = "nl", javaScript = true, cookie } = options;
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 740 : 900 },
    javaScriptEnabled: javaScript,
    locale: language === "nl" ? "nl-NL" : "en-GB",
    timezoneId: "Europe/Amsterdam",
  });
  const [name = "", value = ""] = cookie?.split("=") ?? [];
  if (cookie) await context.addCookies([{ name, value, url: site.origin }]);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  listen(page, site.origin, complaints);
  return { site, context, page, slug, language, width, javaScript, complaints };
}

function listen(page: Page, origin: string, complaints: string[]): void {
  page.on("console", (message) => {
    // Told of every answer above 399, also of a form that came back; answers are judged below.
    if (message.text().startsWith("Failed to load resource")) return;
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (thrown) => complaints.push(String(thrown)));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) complaints.push(`asks ${request.url()}`);
  });
  page.on("response", (response) => {
    const isPage = response.request().resourceType() === "document";
    if (response.status() >= (isPage ? 500 : 400))
      complaints.push(`${response.status()} at ${response.url()}`);
  });
}

/** The address of a path of the community, in the visitor's language. */
export function addressOf({ site, language, slug }: Visit, path: string): string {
  return `${site.origin}${language === "en" ? "/en" : ""}/${slug}${path}`;
}

/** The path below the community of where the visitor is. */
export function pathOf({ page, slug }: Visit): string {
  return new URL(page.url()).pathname.replace(new RegExp(`^(?:/en)?/${slug}`), "");
}

export async function go(visitor: Visit, path: string): Promise<void> {
  await visitor.page.goto(addressOf(visitor, path));
}

/** Presses what leads to another page or sends a form, and waits for what comes. */
export async function press(visitor: Visit, kind: "button" | "link", name: string | RegExp) {
  const target = visitor.page.getByRole(kind, { name, exact: typeof name === "string" }).first();
  const loaded = visitor.page.waitForEvent("load");
  // Whoever cannot press it should hear that, and not that nothing came.
  loaded.catch(() => {});
  await target.click();
  await loaded;
}

/** Becomes someone of the example through its own bar; "" is nobody. */
export async function become(visitor: Visit, person: string): Promise<void> {
  const { page } = visitor;
  await openDemoBar(visitor);
  const who = page.locator("#voorbeeld-persoon");
  const option = who.locator("option", { hasText: person });
  await who.selectOption((await option.first().getAttribute("value")) ?? "");
  await press(
    visitor,
    "button",
    visitor.language === "nl" ? "Word deze persoon" : "Be this person",
  );
}

/** Lets days pass with the time machine of the demo bar. */
export async function forward(visitor: Visit, button: string): Promise<void> {
  await openDemoBar(visitor);
  await press(visitor, "button", button);
}

async function openDemoBar({ page }: Visit): Promise<void> {
  const bar = page.locator(".meent-demo details");
  if ((await bar.getAttribute("open")) === null) await bar.locator("summary").click();
}

/** All the reader sees of a part of the page, with one kind of space. */
export async function textOf({ page }: Visit, part = "body"): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is shown is asked, not what the document holds.
  return (await page.locator(part).innerText()).replaceAll(/\s+/gu, " ");
}

/**
 * Looks at the page as it stands, at every width and in both colours: nothing scrolls sideways, axe
 * finds nothing, the head is complete, the console is quiet. With `MEENT_SHOTS=<folder>` it keeps a
 * picture at 360 and 1280.
 */
export async function look(visitor: Visit, name: string): Promise<void> {
  await expectHead(visitor);
  await lookBare(visitor, name);
}

/** The same, but for the head: of a page that stands for another one, or of none. */
export async function lookBare(visitor: Visit, name: string): Promise<void> {
  const { page, width, complaints } = visitor;
  for (const other of [320, 360, 1280]) {
    await page.setViewportSize({ width: other, height: other < 600 ? 740 : 900 });
    expect(await overflowOf(page), `${name} scrolls sideways at ${other}`).toBe(0);
    if (other > 320) await keepShot(page, `${name}-${other}`);
  }
  await page.setViewportSize({ width, height: width < 600 ? 740 : 900 });
  expectNothing(complaints, name);
  expectNothing(visitor.site.takeTroubles(), `inside, at ${name}`);
  if (visitor.javaScript) await expectAccessible(page, name);
}

/** Fails with all that was found, in full. */
export function expectNothing(found: readonly string[], where: string): void {
  if (found.length > 0) expect.fail(`${where}: ${found.join("\n")}`);
}

/**
 * Axe is a script, so it looks where scripts run; the page is the same where they do not. Only colours
 * differ in the dark, so only contrast is asked there; the rest of the rules would cost a third of all
 * journeys' time to say the same again.
 */
async function expectAccessible(page: Page, name: string): Promise<void> {
  await page.evaluate(axe.source);
  for (const [colorScheme, options] of [
    ["dark", { resultTypes: ["violations"], runOnly: ["color-contrast"] }],
    ["light", { resultTypes: ["violations"] }],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate<AxeResults>(
      `axe.run(document, ${JSON.stringify(options)})`,
    );
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
    );
    expectNothing(found, `axe on ${name}, ${colorScheme}`);
  }
}

async function expectHead({ page, language, site }: Visit): Promise<void> {
  const path = new URL(page.url()).pathname;
  const dutch = path.replace(/^\/en(?=\/|$)/, "");
  expect(await page.locator("html").getAttribute("lang"), path).toBe(language);
  expect(await page.locator("h1").count(), path).toBe(1);
  expect(await page.title(), path).toMatch(/\S · (Noorderveld|Gemeente [\w-]+)$/);
  const links = await page
    .locator("head link")
    .evaluateAll((found) =>
      found.map((link) => ["rel", "hreflang", "href"].map((part) => link.getAttribute(part) ?? "")),
    );
  const hrefOf = (rel: string, hreflang = "") =>
    new URL(
      links.find((link) => link[0] === rel && link[1] === hreflang)?.[2] ?? "/nowhere",
      site.origin,
    ).pathname;
  // A form that was refused may show the page it is about, which has an address of its own.
  const isRefused = /^(Fout|Error): /.test(await page.title());
  const own =
    isRefused && dutch.startsWith(hrefOf("alternate", "nl")) ? hrefOf("alternate", "nl") : dutch;
  expect({
    canonical: hrefOf("canonical"),
    nl: hrefOf("alternate", "nl"),
    en: hrefOf("alternate", "en"),
  }).toEqual({
    canonical: language === "en" ? `/en${own}` : own,
    nl: own,
    en: `/en${own}`,
  });
}

function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
}

async function keepShot(page: Page, name: string): Promise<void> {
  const folder = process.env.MEENT_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
