import type { lookup } from "node:dns";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
  "::7f00:1",
  "::ffff:0:7f00:1",
  "2002:7f00:1::",
  "2001:0:7f00:1::",
  "fec0::1",
  "ff02::1",
  "2001:db8::1",
  "100::1",
  "4000::1",
  "198.18.0.1",
  "240.0.0.1",
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
  "https://0177.0.0.1:PORT/",
  "https://127.1:PORT/",
  "https://0:PORT/",
  "https://127.0.0.1.:PORT/",
  "https://127\u30020\u30020\u30021:PORT/",
  "https://localhost.:PORT/",
  "https://[::]:PORT/",
  "https://[::127.0.0.1]:PORT/",
  "https://[0:0:0:0:0:ffff:7f00:1]:PORT/",
  "https://[64:ff9b::127.0.0.1]:PORT/",
  "https://voorbeeld.example@127.0.0.1:PORT/",
  "https://voorbeeld.example:443@localhost:PORT/",
])("nothing goes inward: %s", async (url) => {
  const fault = await outgoing()({
    url: url.replace("PORT", String(port)),
    body: "{}",
    headers: {},
  });
  // Not every machine knows a name with a dot at its end; none that does lets it in.
  expect(url.includes("localhost.") ? ["privateAddress", "noName"] : ["privateAddress"]).toContain(
    fault,
  );
  expect(calls).toBe(0);
});

describe("a name", () => {
  /** A name server that says something else each time it is asked. */
  function answering(...answers: readonly (readonly string[])[]) {
    const asked: string[] = [];
    const resolve = ((
      name: string,
      _: unknown,
      callback: (thrown: null, found: readonly { address: string; family: number }[]) => void,
    ) => {
      const answer = answers[Math.min(asked.push(name), answers.length) - 1] ?? [];
      callback(
        null,
        answer.map((address) => ({ address, family: 4 })),
      );
    }) as unknown as typeof lookup;
    return { asked, resolve };
  }
  // 127.0.0.2 stands for an address outside: nothing listens there.
  const isAllowed = (address: string) => address === "127.0.0.2";
  const url = () => `https://draait.voorbeeld.example:${port}/`;

  test("is asked once, and what it says the second time is never heard", async () => {
    const { asked, resolve } = answering(["127.0.0.2"], ["127.0.0.1"]);
    const post = outgoing({ isAllowed, resolve });
    expect(await post({ url: url(), body: "{}", headers: {} })).toBe("noAnswer");
    expect(asked).toEqual(["draait.voorbeeld.example"]);
    // Next time it is judged anew.
    expect(await post({ url: url(), body: "{}", headers: {} })).toBe("privateAddress");
    expect(calls).toBe(0);
  });

  test("of which one address lies inside is refused as a whole", async () => {
    const { resolve } = answering(["127.0.0.2", "127.0.0.1"]);
    const fault = await outgoing({ isAllowed, resolve })({ url: url(), body: "{}", headers: {} });
    expect(fault).toBe("privateAddress");
    expect(calls).toBe(0);
  });
});

test("a name that does not exist is told", async () => {
  const fault = await outgoing()({ url: "https://nergens.invalid/", body: "{}", headers: {} });
  expect(fault).toBe("noName");
});
