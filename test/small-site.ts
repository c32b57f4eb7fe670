import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import {
  foundTestCommunity,
  openTestWorld,
  type Person,
  type TestCommunity,
  type TestWorld,
} from "../src/test-community.ts";
import { type Visit, type Visited, visit } from "./browser.ts";

/** A site with a community of a few people, which stands in a second; the whole example takes longer. */
export interface SmallSite extends Visited {
  readonly world: TestWorld;
  readonly community: TestCommunity;
  stop(): Promise<void>;
}

export async function openSmallSite({ isDemo = false } = {}): Promise<SmallSite> {
  const troubles: string[] = [];
  const note = (...facts: unknown[]) => void troubles.push(JSON.stringify(facts));
  let origin = "";
  const world = await openTestWorld({
    isDemo,
    log: { debug: () => {}, info: () => {}, warn: note, error: note },
    listensAt: () => origin,
  });
  const community = await foundTestCommunity(world);
  const server = createServer(getRequestListener(world.app.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    world,
    community,
    takeTroubles: () => troubles.splice(0),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.close();
    },
  };
}

/** A phone of 360 pixels on which this person is signed in. */
export async function visitAs(
  browser: Browser,
  site: SmallSite,
  person: Person,
  options: Parameters<typeof visit>[2] = {},
): Promise<Visit> {
  const cookie = await site.community.cookieOf(person);
  return visit(browser, site, { width: 360, cookie, ...options });
}

/** A photo as a phone sends it. */
export async function photo(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const create = { width: 1200, height: 800, channels: 3, background: "#7a8f6a" } as const;
  const buffer = await sharp({ create }).jpeg().toBuffer();
  return { name: "IMG_2041.jpg", mimeType: "image/jpeg", buffer };
}
