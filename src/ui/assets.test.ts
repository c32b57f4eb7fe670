import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { assetPath, assets, serveAsset } from "./assets.ts";

function ask(path: string, headers: Record<string, string> = {}): Response {
  return serveAsset({
    req: { raw: new Request(`http://meent.test${path}`, { headers }) },
  });
}

test("the style sheet is sent in what the browser takes, and is the same in each", async () => {
  const path = assetPath("meent.css");
  const plain = await ask(path).text();
  const brotli = ask(path, { "accept-encoding": "gzip, deflate, br;q=1.0" });
  expect(brotli.headers.get("content-encoding")).toBe("br");
  expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(plain);
  const gzip = ask(path, { "accept-encoding": "gzip" });
  expect(gzip.headers.get("content-encoding")).toBe("gzip");
  expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(plain);
  expect(gzip.headers.get("vary")).toBe("accept-encoding");
});

test("an asset with its content in its name may be kept for ever", () => {
  const answer = ask(assetPath("meent.woff2"));
  expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(answer.headers.get("content-type")).toBe("font/woff2");
});

test("the favicon keeps its name, so it is asked again, and answered in short", async () => {
  const first = ask("/favicon.svg");
  expect(first.headers.get("cache-control")).toBe("public, max-age=86400");
  const again = ask("/favicon.svg", { "if-none-match": first.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe("");
});

test("what we do not have is not found", () => {
  expect(ask("/assets/meent.0000000000000000.css").status).toBe(404);
  expect(ask("/assets/../package.json").status).toBe(404);
});

test("the style sheet points to our own fonts, and to nothing else", () => {
  const css = assets.get(assetPath("meent.css"))?.body.toString() ?? "";
  const addresses = Array.from(css.matchAll(/url\(([^)]*)\)/g), ([, address = ""]) => address);
  expect(addresses.length).toBeGreaterThan(0);
  for (const address of addresses)
    expect(assets.has(`/assets/${address.replaceAll('"', "")}`), address).toBe(true);
  expect(css).not.toMatch(/@import|data:|https?:/);
});

test("the style sheet holds what pages use, and no more", () => {
  const css = assets.get(assetPath("meent.css"))?.body.toString() ?? "";
  expect(css).toContain(".utrecht-button--primary-action");
  expect(css).not.toContain(".utrecht-accordion");
  const read = new Set(css.match(/(?<=var\()--[\w-]+/g));
  const declared = css.match(/(?<=[{;])--[\w-]+(?=:)/g) ?? [];
  expect(declared.filter((name) => !read.has(name))).toEqual([]);
});
