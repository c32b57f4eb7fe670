import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atMinute, localDate, minuteOfDay, weekday } from "#lib/calendar.ts";
import {
  awaitedAs,
  byThing,
  chosen,
  decidePost,
  isQuiet,
  type News,
  outsideQuiet,
  partsOf,
  standard,
  tokenOf,
} from "./model.ts";

const night = { from: 22 * 60, until: 7 * 60 };
const at = (day: string, hour: number, minute = 0) => atMinute(day, hour * 60 + minute);
const nothing = { news: [], asked: [], digestOn: null };

describe("quiet hours", () => {
  test.each([
    ["2026-11-27", 21, 59, false],
    ["2026-11-27", 22, 0, true],
    ["2026-11-28", 3, 0, true],
    ["2026-11-28", 7, 0, false],
  ])("on %s at %i:%i", (day, hour, minute, quiet) => {
    expect(isQuiet(night, at(day, hour, minute))).toBe(quiet);
  });

  test("end at the same time on the wall when summer time begins and ends", () => {
    // The last Sundays of March and October: the night is an hour shorter, and an hour longer.
    for (const day of ["2027-03-28", "2026-10-25"]) {
      const end = outsideQuiet(night, at(day, 1, 30));
      expect(localDate(end)).toBe(day);
      expect(minuteOfDay(end)).toBe(7 * 60);
    }
  });

  test("that end in the hour that is skipped end an hour later, and the one that comes twice is waited out", () => {
    const skipped = outsideQuiet({ from: 60, until: 150 }, at("2027-03-28", 1, 30));
    expect(minuteOfDay(skipped)).toBe(3 * 60 + 30);
    const twice = { from: 60, until: 150 };
    const second = new Date(at("2026-10-25", 2, 10).getTime() + 3_600_000);
    expect(minuteOfDay(second)).toBe(130);
    const end = outsideQuiet(twice, second);
    expect(end.getTime()).toBeGreaterThan(second.getTime());
    expect(minuteOfDay(end)).toBe(150);
  });

  test("always end, later than now and within a day and an hour, in a moment that is not quiet", () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(
        minute,
        minute,
        fc.integer({ min: 0, max: 800 * 1440 }),
        (from, until, minutes) => {
          fc.pre(from !== until);
          const now = new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);
          const end = outsideQuiet({ from, until }, now);
          expect(isQuiet({ from, until }, end)).toBe(false);
          expect(end.getTime() - now.getTime()).toBeGreaterThanOrEqual(0);
          expect(end.getTime() - now.getTime()).toBeLessThan(26 * 3_600_000);
        },
      ),
      { seed: 20261127, numRuns: 500 },
    );
  });
});

describe("what goes out", () => {
  const line = (number: number, rate: News["rate"], noticedAt: Date): News => ({
    number,
    rate,
    noticedAt,
  });

  test("at once goes at once, and in the night in the morning", () => {
    const noticed = at("2026-11-27", 23);
    const has = { ...nothing, news: [line(7, "atOnce", noticed)] };
    expect(decidePost(standard, has, noticed)).toEqual({
      asked: [],
      atOnce: [],
      digest: [],
      nextAt: at("2026-11-28", 7),
    });
    expect(decidePost(standard, has, at("2026-11-28", 7)).atOnce).toEqual([7]);
    expect(decidePost({ ...standard, quiet: null }, has, noticed).atOnce).toEqual([7]);
  });

  test("a day's lines go together the next morning at eight", () => {
    const news = [
      line(1, "daily", at("2026-11-26", 9)),
      line(2, "daily", at("2026-11-26", 20)),
      line(3, "daily", at("2026-11-27", 8, 1)),
    ];
    const early = decidePost(standard, { ...nothing, news }, at("2026-11-27", 7, 59));
    expect(early).toMatchObject({ digest: [], nextAt: at("2026-11-27", 8) });
    const has = { ...nothing, news };
    expect(decidePost(standard, has, at("2026-11-27", 8)).digest).toEqual([1, 2]);
  });

  test("a week's lines go on the day she chose, with that day's others", () => {
    // 27 November 2026 is a Friday.
    const news = [
      line(1, "weekly", at("2026-11-23", 9)),
      line(2, "daily", at("2026-11-26", 9)),
      line(3, "weekly", at("2026-11-27", 9)),
    ];
    const has = { ...nothing, news };
    expect(decidePost(standard, has, at("2026-11-26", 12)).digest).toEqual([]);
    const post = decidePost(standard, has, at("2026-11-27", 8));
    expect(post).toMatchObject({ digest: [1, 2], nextAt: at("2026-12-04", 8) });
    expect(weekday(localDate(at("2026-12-04", 8)))).toBe(5);
  });

  test("no second digest on one day, also where the first came late", () => {
    const news = [line(4, "daily", at("2026-11-26", 9))];
    const has = { news, asked: [], digestOn: "2026-11-27" };
    const post = decidePost(standard, has, at("2026-11-27", 15));
    expect(post).toMatchObject({ digest: [], nextAt: at("2026-11-28", 8) });
  });

  test("a line that came through two things goes once, by the most urgent wish", () => {
    const noticed = at("2026-11-27", 9);
    const news = [
      line(5, "weekly", noticed),
      line(5, "atOnce", noticed),
      line(5, "never", noticed),
    ];
    expect(decidePost(standard, { ...nothing, news }, noticed)).toEqual({
      asked: [],
      atOnce: [5],
      digest: [],
      nextAt: null,
    });
  });

  test("what she does not want to hear of goes never", () => {
    const news = [line(6, "never", at("2026-11-01", 9))];
    const post = decidePost(standard, { ...nothing, news }, at("2026-11-27", 9));
    expect(post).toEqual({ asked: [], atOnce: [], digest: [], nextAt: null });
  });

  test("what is asked of her waits for the morning, unless its last day is over by then", () => {
    const late = at("2026-11-27", 22, 30);
    const asked = [
      { id: "free", until: null },
      { id: "tomorrow", until: "2026-11-28" },
      { id: "today", until: "2026-11-27" },
    ];
    const post = decidePost(standard, { ...nothing, asked }, late);
    expect(post).toMatchObject({ asked: ["today"], nextAt: at("2026-11-28", 7) });
    const morning = decidePost(standard, { ...nothing, asked }, at("2026-11-28", 7));
    expect(morning).toMatchObject({ asked: ["free", "tomorrow", "today"], nextAt: null });
    const unasked = decidePost({ ...standard, wantsAsks: false }, { ...nothing, asked }, late);
    expect(unasked).toMatchObject({ asked: [], nextAt: null });
  });

  test("whatever the clock, every line goes out in the end, never in quiet hours, one digest a day", () => {
    const rate = fc.constantFrom<News["rate"]>("atOnce", "daily", "weekly");
    const minutes = fc.integer({ min: 0, max: 20 * 1440 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(rate, minutes), { maxLength: 8 }),
        fc.integer({ min: 1, max: 7 }),
        (made, own) => {
          const start = Date.UTC(2026, 9, 12);
          const preference = { ...standard, weekday: own };
          let left = made.map(([wanted, after], index) =>
            line(index + 1, wanted, new Date(start + after * 60_000)),
          );
          let digestOn: string | null = null;
          const coming = (after: number) =>
            left.map(({ noticedAt }) => noticedAt.getTime()).filter((time) => time > after);
          let now = new Date(Math.min(...coming(0), start + 1));
          for (let round = 0; round < 60 && left.length > 0; round++) {
            const news = left.filter(({ noticedAt }) => noticedAt <= now);
            const post = decidePost(preference, { news, asked: [], digestOn }, now);
            const gone = new Set([...post.atOnce, ...post.digest]);
            if (gone.size > 0) expect(isQuiet(preference.quiet, now)).toBe(false);
            if (post.digest.length > 0) {
              expect(digestOn).not.toBe(localDate(now));
              digestOn = localDate(now);
            }
            if (post.nextAt) expect(post.nextAt.getTime()).toBeGreaterThan(now.getTime());
            left = left.filter(({ number }) => !gone.has(number));
            now = new Date(
              Math.min(...coming(now.getTime()), post.nextAt?.getTime() ?? Number.MAX_VALUE),
            );
          }
          expect(left).toEqual([]);
        },
      ),
      { seed: 20261127, numRuns: 60 },
    );
  });
});

test("first what is one's own, then what an office decided, then what moved last", () => {
  const of = (thing: string, isOwn = false, isDecision = false) => ({ thing, isOwn, isDecision });
  const lines = [of("own", true), of("decided", false, true), of("old"), of("decided"), of("new")];
  expect(byThing(lines).map(([first]) => first?.thing)).toEqual(["own", "decided", "new", "old"]);
  expect(byThing(lines)[1]).toHaveLength(2);
});

test("a member is awaited as herself, as her organisations and as the offices she answers for", () => {
  expect(
    awaitedAs("m", ["o"], [{ role: "mayor" }, { role: "alderman" }, { role: "host" }]),
  ).toEqual([
    { kind: "member", id: "m" },
    { kind: "organization", id: "o" },
    { kind: "executive" },
  ]);
});

test.each(["", "week", "week.x.y", `all.${"0".repeat(36)}.${"a".repeat(22)}`])(
  "%j is no link that ends mail",
  (token) => expect(partsOf(token)).toBeUndefined(),
);

test("a link holds its kind and whose it is", () => {
  const id = "0199c0de-0000-7000-8000-000000000001";
  const seal = "a".repeat(22);
  expect(partsOf(tokenOf(id, "week", seal))).toEqual({ kind: "week", memberId: id, seal });
});

test.each([
  ["22.00", 1320],
  ["7:30", 450],
  [" 9 uur ", 540],
  ["24.00", undefined],
  ["half acht", undefined],
])("%j as a time is %j", (typed, minutes) => {
  const form = { rate: "daily", weekday: "5", quiet: "yes", asks: "yes", quietUntil: "6" };
  const parsed = chosen.safeParse({ ...form, quietFrom: typed });
  expect(parsed.data?.quietFrom).toBe(minutes);
  if (minutes === undefined)
    expect(parsed.error?.issues.map(({ message }) => message)).toContain("time_wrong");
});

test("quiet hours that end as they begin are none", () => {
  const form = { rate: "daily", weekday: "5", quiet: "yes", asks: "yes" };
  const parsed = chosen.safeParse({ ...form, quietFrom: "8", quietUntil: "8.00" });
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual(["quiet_empty"]);
});
