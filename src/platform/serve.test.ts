import type { AddressInfo } from "node:net";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundCommunity } from "#modules/people";
import { openTestWorld, type TestWorld } from "../test-community.ts";
import { clientPatience, webServer } from "./serve.ts";

// Clients that are slow, or send far too much, over a real socket.

let world: TestWorld;
let server: ReturnType<typeof webServer>;
let port: number;
const patience = { headersMs: 1000, requestMs: 2000, lookMs: 200 };

beforeAll(async () => {
  world = await openTestWorld();
  await foundCommunity(world.platform, { slug: "dorp", name: "Dorp" });
  server = webServer(world.app.fetch, patience);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world.close();
});

/** What a client heard until its connection ended, and how long that took. */
function speak(first: string, then: (socket: Socket) => void = () => {}) {
  return new Promise<{ heard: string; ms: number }>((resolve) => {
    const began = performance.now();
    const socket = connect(port, "127.0.0.1", () => socket.write(first));
    let heard = "";
    socket.on("data", (data) => {
      heard += data.toString();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve({ heard, ms: performance.now() - began }));
    then(socket);
  });
}

/** A byte at a time, for as long as it is let. */
function drip(byte: string) {
  return (socket: Socket) => {
    const timer = setInterval(() => socket.write(byte), 100);
    socket.on("close", () => clearInterval(timer));
  };
}

test("a client that drips its headers is let go, and others are served meanwhile", async () => {
  const dripping = Promise.all(
    Array.from({ length: 100 }, () => speak("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", drip("x"))),
  );
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect(page.status).toBe(200);
  for (const { heard, ms } of await dripping) {
    expect(heard).toMatch(/^HTTP\/1.1 408/);
    expect(ms).toBeLessThan(10_000);
  }
});

test("a client that drips its form is let go", async () => {
  const head =
    "POST /dorp/signalen/zeggen HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n" +
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n";
  const { ms } = await speak(head, drip("x"));
  // Not before its time, and not long after.
  expect(ms).toBeGreaterThan(1900);
  expect(ms).toBeLessThan(10_000);
});

test("in earnest it is a quarter of a minute for the head and a minute for all, looked at in time", () => {
  expect(clientPatience).toEqual({ headersMs: 15_000, requestMs: 60_000, lookMs: 5000 });
});

test.each([
  { how: "announced", header: "Content-Length: 1073741824" },
  { how: "without a length", header: "Transfer-Encoding: chunked" },
])("a huge body $how is refused early, in a page that says what to do", async ({ header }) => {
  const head =
    "POST /en/dorp/werken/noemen HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n" +
    `Content-Type: application/x-www-form-urlencoded\r\n${header}\r\n\r\n`;
  let sent = 0;
  const chunk = `10000\r\n${"a".repeat(0x10000)}\r\n`;
  const { heard } = await speak(head, (socket) => {
    const timer = setInterval(() => {
      if (header.startsWith("Content")) return;
      sent += chunk.length;
      socket.write(chunk);
    }, 5);
    const hear = (data: Buffer) => {
      if (data.toString().includes("</html>") || data.toString().includes("413")) {
        clearInterval(timer);
        setTimeout(() => socket.destroy(), 200);
      }
    };
    socket.on("data", hear);
    socket.on("close", () => clearInterval(timer));
  });
  expect(heard).toMatch(/^HTTP\/1.1 413/);
  expect(heard).toContain("shorten your text");
  // No more than it could send before it heard.
  expect(sent).toBeLessThan(20_000_000);
});
