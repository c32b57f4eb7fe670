import { describe, expect, it } from "vitest";
import { plantVotes } from "../test/planted-votes.ts";
import { seededRandom } from "./random.ts";
import { sampleRows } from "./sample.ts";
import { leastKept, shareKept } from "./stability.ts";
import { stableMap } from "./stable-map.ts";
import { buildVoteMatrix } from "./vote-matrix.ts";

const labels = (...groups: number[]) => new Map(groups.map((group, person) => [person, group]));

describe("the share kept", () => {
  it("matches groups one to one, whatever their numbers", () => {
    expect(shareKept(labels(0, 0, 1, 1), labels(1, 1, 0, 0))).toBe(1);
    expect(shareKept(labels(0, 0, 0, 1, 1), labels(0, 0, 1, 1, 1))).toBe(0.8);
  });

  it("does not let two groups claim the same one", () => {
    expect(shareKept(labels(0, 0, 1, 1), labels(0, 0, 0, 0))).toBe(0.5);
  });

  it("counts who is in no group afterwards as not kept", () => {
    expect(
      shareKept(
        labels(0, 0, 1, 1),
        new Map([
          [0, 0],
          [2, 1],
        ]),
      ),
    ).toBe(0.5);
  });

  it("is everything when there was nobody to keep", () => {
    expect(shareKept(new Map(), labels(0))).toBe(1);
  });
});

describe("the stability of a map", () => {
  const planted = plantVotes({
    people: 90,
    statements: 30,
    groups: 3,
    votesOf: () => 24,
    noise: 0.2,
    seed: "stable",
  });
  const matrix = buildVoteMatrix(planted.votes, planted.statements);

  it("is reported: shares kept, rivals and how much of each group comes back", () => {
    const told: number[] = [];
    const map = stableMap(matrix, {
      resamples: 8,
      onProgress: (done, total) => told.push(done / total),
    });
    const { stability } = map;
    expect(stability?.keptPerDrop.length).toBe(8);
    expect(stability?.groupRecovery.length).toBe(map.centres.x.length);
    expect(stability?.groupRecovery.every((share) => share > 0.85 && share <= 1)).toBe(true);
    expect(stability && leastKept(stability)).toBeGreaterThan(0.9);
    expect(stability?.isStable).toBe(true);
    expect(told.at(-1)).toBe(1);
    expect(told.length).toBe(12);
  });

  it("is the same for the same seed, and not reported when not asked for", () => {
    const again = () => stableMap(matrix, { resamples: 4, seed: "again" }).stability;
    expect(again()).toEqual(again());
    expect(stableMap(matrix, { resamples: 0 }).stability).toBeUndefined();
  });

  it("is not claimed for groups that noise has all but covered", () => {
    const noisy = plantVotes({
      people: 90,
      statements: 30,
      groups: 2,
      votesOf: () => 10,
      noise: 0.6,
      seed: "noisy",
    });
    const map = stableMap(buildVoteMatrix(noisy.votes, noisy.statements));
    expect(map.stability?.isStable ?? false).toBe(false);
  });
});

describe("random numbers", () => {
  it("are the same for the same seed and others for another, evenly spread", () => {
    const stream = (seed: string) => {
      const random = seededRandom(seed);
      return Array.from({ length: 10_000 }, random);
    };
    expect(stream("a")).toEqual(stream("a"));
    expect(stream("a")[0]).not.toBe(stream("b")[0]);
    const tenths = new Array<number>(10).fill(0);
    for (const value of stream("spread")) {
      const tenth = Math.floor(10 * value);
      tenths[tenth] = (tenths[tenth] as number) + 1;
    }
    // A thousand each; five standard deviations are 150.
    expect(tenths.every((count) => Math.abs(count - 1000) < 150)).toBe(true);
  });

  it("sample without replacement, everyone as likely as another", () => {
    const random = seededRandom("sample");
    const times = new Array<number>(10).fill(0);
    for (let i = 0; i < 5000; i++) {
      const sample = sampleRows([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4, random);
      expect(new Set(sample).size).toBe(4);
      for (const row of sample) times[row] = (times[row] as number) + 1;
    }
    // Two thousand each; five standard deviations are 175.
    expect(times.every((count) => Math.abs(count - 2000) < 175)).toBe(true);
    expect(sampleRows([3, 1], 5, random)).toEqual([3, 1]);
  });
});
