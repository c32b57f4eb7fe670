import { createHash, randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { assert } from "#lib/assert.ts";
import { assetSources, buildAssets } from "./build-assets.ts";

/** A file that pages point to, ready to be sent. */
export interface Asset {
  readonly body: Buffer;
  readonly type: string;
  /** Compressed, where that makes it smaller. */
  readonly brotli: Buffer | undefined;
  readonly gzip: Buffer | undefined;
  readonly etag: string;
}

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

const cache = join(import.meta.dirname, "../../node_modules/.cache/meent");

/** The hash in a name. */
const hashed = /\.[0-9a-f]{16}\./;

/** Addresses by name. */
const paths = new Map<string, string>();

/** By path, as `/assets/meent.3f9a….css`. Built once per content, then read from the disk. */
export const assets: ReadonlyMap<string, Asset> = loadAssets();

/** The address of an asset: its content is in its name, so it may be kept for ever. */
export function assetPath(name: "meent.css" | "meent.js" | "meent.woff2"): string {
  const path = paths.get(name);
  assert(path, `${name} is built`);
  return path;
}

/** Answers a request for an asset; 404 for what we do not have. */
export function serveAsset(c: { readonly req: { readonly raw: Request } }): Response {
  const { raw: request } = c.req;
  const path = new URL(request.url).pathname;
  const asset = assets.get(path);
  if (!asset) return new Response("Not found", { status: 404 });
  const headers = new Headers({
    "content-type": asset.type,
    etag: asset.etag,
    vary: "accept-encoding",
    // The favicon alone keeps its name, so it is asked again after a day.
    "cache-control": path.startsWith("/assets/")
      ? "public, max-age=31536000, immutable"
      : "public, max-age=86400",
  });
  if (request.headers.get("if-none-match")?.includes(asset.etag))
    return new Response(null, { status: 304, headers });
  const { encoding, body } = bestOf(asset, request.headers.get("accept-encoding") ?? "");
  if (encoding) headers.set("content-encoding", encoding);
  return new Response(new Uint8Array(body), { headers });
}

function bestOf({ body, brotli, gzip }: Asset, accepted: string) {
  const accepts = (name: string) =>
    accepted.split(",").some((part) => part.trim().split(";")[0] === name);
  if (brotli && accepts("br")) return { encoding: "br", body: brotli };
  if (gzip && accepts("gzip")) return { encoding: "gzip", body: gzip };
  return { encoding: undefined, body };
}

/** The folder of these sources, if another process built it before; else built now, and kept. */
function loadAssets(): Map<string, Asset> {
  const key = hashOf(...assetSources().map((file) => readFileSync(file)));
  const folder = join(cache, key);
  const files = existsSync(folder) ? readFiles(folder) : buildFiles();
  if (!existsSync(folder)) keepFiles(folder, files);
  const loaded = new Map<string, Asset>();
  for (const [file, body] of files) {
    const type = types[extname(file)];
    if (!type) continue;
    const [name, path] = hashed.test(file)
      ? [file.replace(hashed, "."), `/assets/${file}`]
      : [file, `/${file}`];
    paths.set(name, path);
    loaded.set(path, {
      body,
      type,
      brotli: files.get(`${file}.br`),
      gzip: files.get(`${file}.gz`),
      etag: `"${hashOf(body)}"`,
    });
  }
  return loaded;
}

/** Every asset under the name it is served by, and beside it its compressed twins (.br, .gz). */
function buildFiles(): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const [name, body] of buildAssets(hashedName)) {
    const file = name === "favicon.svg" ? name : hashedName(name, body);
    files.set(file, body);
    // A woff2 font is Brotli inside.
    if (name.endsWith(".woff2")) continue;
    files.set(`${file}.br`, brotliCompressSync(body));
    files.set(`${file}.gz`, gzipSync(body, { level: 9 }));
  }
  return files;
}

/** `meent.css` with the hash of its content: `meent.0123456789abcdef.css`. */
function hashedName(name: string, body: Buffer): string {
  const ending = extname(name);
  return `${name.slice(0, -ending.length)}.${hashOf(body)}${ending}`;
}

function readFiles(folder: string): Map<string, Buffer> {
  return new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]));
}

/** A cache only: where the disk may not be written, or another process was first, we do without. */
function keepFiles(folder: string, files: ReadonlyMap<string, Buffer>): void {
  const draft = `${folder}.${randomUUID()}`;
  try {
    mkdirSync(draft, { recursive: true });
    for (const [file, body] of files) writeFileSync(join(draft, file), body);
    renameSync(draft, folder);
  } catch (thrown) {
    const { code = "" } = thrown as NodeJS.ErrnoException;
    if (!["EACCES", "EPERM", "EROFS", "EEXIST", "ENOTEMPTY"].includes(code)) throw thrown;
    if (existsSync(draft)) rmSync(draft, { recursive: true });
  }
}

function hashOf(...parts: readonly Buffer[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 16);
}
