import { expect, test } from "vitest";
import { afterTry, type Endpoint, newEndpoint, secretPrefix } from "./model.ts";

const secret = `${secretPrefix}${"A".repeat(43)}=`;
const begin = new Date("2026-10-01T08:00:00Z");
const endpoint: Endpoint = {
  id: "0199a000-0000-7000-8000-000000000001",
  memberId: "0199a000-0000-7000-8000-000000000002",
  url: "https://app.voorbeeld.nl/meent",
  secret,
  toldNumber: 7,
  failures: 0,
  failingSince: null,
  fault: null,
  retryAt: null,
  stoppedAt: null,
};

test.each([
  ["https://app.voorbeeld.nl/meent", true],
  ["https://app.voorbeeld.nl/meent?x=1", true],
  ["http://app.voorbeeld.nl/", false],
  ["https://localhost/", false],
  ["https://user:pw@app.voorbeeld.nl/", false],
  ["https://app.voorbeeld.nl:5432/", false],
  ["https://app.voorbeeld.nl./", false],
  ["file:///etc/passwd", false],
  ["niets", false],
])("an address of a program is https with a name: %s", (url, isFine) => {
  expect(newEndpoint.safeParse({ url, secret }).success).toBe(isFine);
});

test("what fails is tried later and later, and after three days no more", () => {
  let now = begin;
  let tried = afterTry(endpoint, { toldNumber: 9, fault: "noAnswer", at: now });
  const minutes: number[] = [];
  while (tried.retryAt) {
    expect(tried.toldNumber).toBe(7);
    minutes.push((tried.retryAt.getTime() - now.getTime()) / 60_000);
    now = tried.retryAt;
    tried = afterTry({ ...endpoint, ...tried }, { toldNumber: 9, fault: "noAnswer", at: now });
  }
  expect(minutes.slice(0, 7)).toEqual([1, 2, 5, 15, 60, 180, 360]);
  expect(tried.stoppedAt).toEqual(now);
  expect(now.getTime() - begin.getTime()).toBeGreaterThanOrEqual(3 * 86_400_000);
});

test("one arrival, and all is well again", () => {
  const failing = afterTry(endpoint, { toldNumber: 9, fault: "refused", at: begin });
  expect(
    afterTry({ ...endpoint, ...failing }, { toldNumber: 9, fault: undefined, at: begin }),
  ).toEqual({
    toldNumber: 9,
    failures: 0,
    failingSince: null,
    fault: null,
    retryAt: null,
    stoppedAt: null,
  });
});
