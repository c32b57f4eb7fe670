import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isPublicAddress, outgoing } from "./outgoing.ts";

let inside: Server;
let port: number;
let calls = 0;

beforeAll(async () => {
  inside = createServer((_, answer) => {
    calls += 1;
    answer.end();
  });
  await new Promise<void>((resolve) => inside.listen(0, "127.0.0.1", resolve));
  port = (inside.address() as AddressInfo).port;
});
afterAll(() => inside.close());

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.16.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "255.255.255.255",
  "224.0.0.1",
  "::1",
  "::",
  "fe80::1",
  "fc00::1",
  "::ffff:127.0.0.1",
  "::ffff:10.0.0.1",
  "64:ff9b::7f00:1",
  "localhost",
  "",
])("%s is no address of the whole internet", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["9.9.9.9", "2620:fe::fe"])("%s is", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  "https://127.0.0.1:PORT/",
  "https://localhost:PORT/",
  "https://[::1]:PORT/",
  "https://[::ffff:127.0.0.1]:PORT/",
  "https://2130706433:PORT/",
  "https://0x7f000001:PORT/",
])("nothing goes inward: %s", async (url) => {
  const fault = await outgoing()({
    url: url.replace("PORT", String(port)),
    body: "{}",
    headers: {},
  });
  expect(fault).toBe("privateAddress");
  expect(calls).toBe(0);
});

test("a name that does not exist is told", async () => {
  const fault = await outgoing()({ url: "https://nergens.invalid/", body: "{}", headers: {} });
  expect(fault).toBe("noName");
});
