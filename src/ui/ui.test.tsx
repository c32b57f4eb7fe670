import { mkdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import axe, { type AxeResults } from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import type { VNode } from "preact";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assetPath, assets, serveAsset } from "./assets.ts";
import { challengePage, dealPage, formPage, frontPage } from "./example-pages.tsx";
import { type Appearance, renderPage } from "./layout.tsx";

/** As strict as our own server: a page that needs more than this fails here. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";

const pages: Readonly<Record<string, (appearance: Appearance) => VNode>> = {
  "1-front": frontPage,
  "4-challenge": challengePage,
  "5-form": formPage,
  "6-deal": dealPage,
};
const names = Object.keys(pages);

/** No text for an image, wider than any window, and a style inline. */
const wrong = `<!doctype html><html lang="nl"><title>Fout</title><main><h1>Fout</h1><img src="/favicon.svg"><table width="5000"><tr><td style="color: red">1</table></main>`;

const sizes = [
  { width: 320, height: 640 },
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
  { width: 1920, height: 1080 },
];

let server: Server;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const answer = answerTo(new URL(request.url ?? "/", origin));
    response.writeHead(answer.status, {
      ...Object.fromEntries(answer.headers),
      "content-security-policy": policy,
    });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking"],
  });
});

afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server?.close(resolve));
});

describe.each(names)("the page %s", (name) => {
  test.each(["light", "dark"] as const)(
    "in %s passes axe and never scrolls sideways",
    async (appearance) => {
      const { page, complaints } = await openPage();
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.goto(`${origin}/${name}?appearance=${appearance}`);
        await page.evaluate("document.fonts.ready");
        const overflow = await overflowOf(page);
        await keepShot(page, `${name}-${size.width}-${appearance}`);
        expect(overflow, `sideways scroll at ${size.width}`).toBe(0);
        // The widest and the narrowest are laid out as their neighbours, so axe sees nothing new there.
        if (size.width !== 320 && size.width !== 1920)
          expect(await findViolations(page, appearance), `axe at ${size.width}`).toEqual([]);
      }
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test("keeps to that with everything opened", async () => {
    const { page } = await openPage();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${origin}/${name}`);
    await page.evaluate(
      'document.querySelectorAll("details").forEach((one) => { one.open = true; })',
    );
    await keepShot(page, `${name}-360-open`);
    expect(await overflowOf(page)).toBe(0);
    expect(await findViolations(page)).toEqual([]);
    await page.close();
  });

  test("follows the device where the reader made no choice", async () => {
    const { page } = await openPage();
    const ground = async (colorScheme: "light" | "dark") => {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${origin}/${name}`);
      return page.evaluate("getComputedStyle(document.body).backgroundColor");
    };
    expect(await ground("light")).toBe("rgb(251, 248, 241)");
    expect(await ground("dark")).toBe("rgb(23, 21, 17)");
    await page.close();
  });

  test("needs no inline style or script, and no data: address", () => {
    const inline = /\sstyle=|<style|data:|javascript:|\son[a-z]+=|<script(?![^>]*\ssrc=)/i;
    expect(render(name)).not.toMatch(inline);
  });

  test("has one main heading and every id once", () => {
    const html = render(name);
    expect(html.match(/<h1/g)).toHaveLength(1);
    const ids = Array.from(html.matchAll(/\sid="([^"]*)"/g), ([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const targets = Array.from(html.matchAll(/aria-(?:labelled|described)by="([^"]*)"/g));
    for (const [, list = ""] of targets)
      for (const id of list.split(" ")) expect(ids).toContain(id);
  });
});

test.each(["4-challenge", "6-deal"])("the parts of the page %s stand apart", async (name) => {
  const { page } = await openPage();
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.goto(`${origin}/${name}`);
    const part = async (selector: string) => {
      const box = await page.locator(selector).boundingBox();
      if (!box) throw new Error(`${selector} is not shown`);
      return { ...box, right: box.x + box.width, bottom: box.y + box.height };
    };
    const head = await part(".meent-kop");
    const now = await part(".meent-nu");
    const text = await part(".meent-tekst");
    const side = await part(".meent-zij");
    if (size.width < 1024) {
      expect(now.y).toBeGreaterThan(head.bottom);
      expect(text.y).toBeGreaterThan(now.bottom);
      expect(side.y).toBeGreaterThan(text.bottom);
    } else {
      expect(now.x).toBeGreaterThan(head.right);
      // Each column runs on: the text right below the head, the facts right below what can be done,
      // or beside the top of the text.
      expect(text.y - head.bottom).toBe(48);
      expect(side.y).toBeGreaterThanOrEqual(now.bottom + 48);
      expect(side.y).toBeLessThanOrEqual(Math.max(now.bottom + 48, text.y) + 1);
      const page = await part(".meent-page");
      expect(page.bottom - Math.max(text.bottom, side.bottom)).toBeLessThan(1);
    }
  }
  await page.close();
});

test("the checks see a page that is wrong", async () => {
  const { page, complaints } = await openPage();
  await page.goto(`${origin}/wrong`);
  expect(await overflowOf(page)).toBeGreaterThan(0);
  expect((await findViolations(page)).map((found) => found.split(":")[0])).toContain("image-alt");
  expect(complaints.join()).toContain("Content Security Policy");
  await page.close();
});

test("a first visit stays within 60 KB", () => {
  const css = assets.get(assetPath("meent.css"));
  const script = assets.get(assetPath("meent.js"));
  const font = assets.get(assetPath("meent.woff2"));
  const page = brotliCompressSync(render("4-challenge")).length;
  const parts = {
    page,
    css: css?.brotli?.length ?? Number.NaN,
    script: script?.brotli?.length ?? Number.NaN,
    font: font?.body.length ?? Number.NaN,
  };
  const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
  process.stdout.write(`first visit, in bytes with Brotli: ${total} ${JSON.stringify(parts)}\n`);
  expect(total).toBeLessThanOrEqual(60 * 1024);
});

describe("the comforts of a script", () => {
  test("a form that binds is sent once, however often it is clicked", async () => {
    const { page } = await openPage();
    let sent = 0;
    await page.route("**/tekenen", async (route) => {
      sent++;
      // Still under way when the second click comes.
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.fulfill({ status: 200, contentType: "text/html", body: "<title>klaar</title>" });
    });
    await page.goto(`${origin}/6-deal`);
    const button = page.getByRole("button", { name: "Teken de deal" });
    await button.dblclick({ noWaitAfter: true });
    await page.waitForURL("**/tekenen");
    expect(sent).toBe(1);
    await page.close();
  });

  test("the reader of a form with errors starts at the summary", async () => {
    const { page } = await openPage();
    await page.goto(`${origin}/5-form`);
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.evaluate("document.activeElement.className")).toBe("meent-errors");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("waarom");
    await page.close();
  });

  test("a text with a limit counts what is left", async () => {
    const { page } = await openPage();
    await page.goto(`${origin}/5-form`);
    const counter = page.locator("#waarom-tekens");
    expect(await counter.textContent()).toBe("U mag 2000 tekens gebruiken.");
    await page.fill("#waarom", "Omdat wij hier wonen.");
    expect(await counter.textContent()).toBe("U hebt nog 1979 tekens over.");
    await page.fill("#waarom", "x".repeat(2001));
    expect(await counter.textContent()).toBe("U hebt 1 tekens te veel.");
    await page.close();
  });
});

test("by keyboard alone the menu opens, and each stop shows where it is", async () => {
  const { page } = await openPage();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${origin}/4-challenge`);
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.textContent")).toBe("Naar de inhoud");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.getByRole("link", { name: "Openbaar logboek", exact: true }).isVisible()).toBe(
    true,
  );
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate<{ text: string; marked: boolean; onPage: boolean }>(`(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const place = element.getBoundingClientRect();
      return {
        text: element.textContent,
        marked: style.outlineStyle !== "none" || style.boxShadow !== "none",
        onPage: element === document.body || (place.width > 0 && place.left >= 0),
      };
    })()`);
    expect(seen, seen.text).toMatchObject({ marked: true, onPage: true });
    if (seen.text.startsWith("Kleuren")) return;
  }
  expect.unreachable("the last link of the footer is reached");
});

function answerTo(url: URL): Response {
  const name = url.pathname.slice(1);
  if (name === "wrong")
    return new Response(wrong, { headers: { "content-type": "text/html; charset=utf-8" } });
  if (!pages[name]) return serveAsset({ req: { raw: new Request(url) } });
  const html = render(name, (url.searchParams.get("appearance") ?? "auto") as Appearance);
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}

function render(name: string, appearance: Appearance = "auto"): string {
  const page = pages[name];
  if (!page) throw new Error(`no example page ${name}`);
  return renderPage(page(appearance));
}

/** A tab, and everything it complains about: what the security policy refused, what is not found. */
async function openPage(): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (thrown) => complaints.push(String(thrown)));
  return { page, complaints };
}

function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
}

/** In the dark only colours differ, so only contrast is asked there. */
async function findViolations(page: Page, appearance = "light"): Promise<string[]> {
  await page.evaluate(axe.source);
  const options = {
    resultTypes: ["violations"],
    ...(appearance === "dark" && { runOnly: ["color-contrast"] }),
  };
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, ${JSON.stringify(options)})`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** For our own eyes: `MEENT_SHOTS=/tmp/shots npx vitest run src/ui`. */
async function keepShot(page: Page, name: string): Promise<void> {
  const folder = process.env.MEENT_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
