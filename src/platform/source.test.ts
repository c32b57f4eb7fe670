import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { foundTestCommunity, openTestWorld } from "../test-community.ts";
import { type PageEnv, sourceOf } from "./http.ts";

describe("where a request comes from", () => {
  const visitor = "203.0.113.7";
  const made = "198.51.100.1";

  test.each([
    ["nobody before us: the peer", visitor, made, 0, visitor],
    ["one server here: what it wrote last", "127.0.0.1", `${made}, ${visitor}`, undefined, visitor],
    [
      "one server here, by way of IPv6",
      "::ffff:127.0.0.1",
      `${made}, ${visitor}`,
      undefined,
      visitor,
    ],
    ["a peer from outside is believed nothing by itself", visitor, made, undefined, visitor],
    ["two servers: the last but one", "10.0.0.5", `${made}, ${visitor}, 10.0.0.9`, 2, visitor],
    ["nothing written: the peer", "10.0.0.5", undefined, ["10.0.0.0/8"], "10.0.0.5"],
    ["servers by address", "10.0.0.5", `${made}, ${visitor}`, ["10.0.0.5"], visitor],
    ["and a chain of them", "10.0.0.5", `${made}, ${visitor}, 10.1.0.3`, ["10.0.0.0/8"], visitor],
    ["who is none of them is believed nothing", visitor, made, ["10.0.0.5"], visitor],
    ["also when she names one of them", visitor, `${made}, 10.0.0.5`, ["10.0.0.5"], visitor],
    ["IPv6 by its first half", "2001:db8:1:2:3::9", made, ["10.0.0.5"], "2001:db8:1:2"],
    ["servers by IPv6", "fd00::5", `${made}, 2001:db8:1:2:3::9`, ["fd00::/8"], "2001:db8:1:2"],
    [
      "what is no address does not get in between",
      "10.0.0.5",
      `x, ${visitor}`,
      ["10.0.0.5"],
      visitor,
    ],
  ])("%s", (_, peer, forwarded, proxies, source) => {
    expect(sourceOf(peer, forwarded, proxies)).toBe(source);
  });
});

test("nobody counts as another by headers she makes up herself, nor makes our links lead elsewhere", async () => {
  const world = await openTestWorld({
    publicUrl: "https://meent.example.nl",
    proxies: ["10.0.0.5"],
  });
  await foundTestCommunity(world, "bronveld");
  const seen: string[] = [];
  const around = new Hono<PageEnv>();
  around.use(async (c, next) => {
    await next();
    seen.push(c.var.source);
  });
  around.route("/", world.app);
  const server = createServer(getRequestListener(around.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const lies = {
    "X-Forwarded-For": "10.0.0.5",
    "X-Forwarded-Proto": "http",
    "X-Forwarded-Host": "elsewhere.example",
    Forwarded: "for=10.0.0.5;proto=http;host=elsewhere.example",
  };
  const page = await fetch(`${address}/bronveld/werken`, { headers: lies });
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(seen).toEqual(["127.0.0.1"]);
  // By https because PUBLIC_URL says so, whatever a header claims.
  expect(page.headers.get("strict-transport-security")).toContain("max-age=");
  expect(html).not.toMatch(/elsewhere\.example|10\.0\.0\.5/);
  await new Promise((resolve) => server.close(resolve));
  await world.close();
});
