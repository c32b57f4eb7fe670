/** Random small elections, full of ties: few voters, few projects, small costs. */
import type { BallotKind, Election } from "../src/election.ts";

/** A small generator with a recorded seed (mulberry32), so that a failing case can be made again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function randomElection(seed: number): Election {
  const random = randomFrom(seed);
  const below = (n: number) => Math.floor(random() * n);
  const kind = (["approval", "approval", "choose-1", "cumulative", "ordinal"] as const)[
    below(5)
  ] as BallotKind;
  const projectCount = 1 + below(6);
  const voterCount = 1 + below(9);
  const costMax = [6, 20, 100][below(3)] as number;
  const projects = Array.from({ length: projectCount }, (_, c) => ({
    id: `c${c}`,
    name: `Project ${c}`,
    cost: BigInt(random() < 0.03 ? 0 : 1 + below(costMax)),
  }));
  const total = projects.reduce((sum, { cost }) => sum + Number(cost), 0);
  const likes = 0.2 + random() * 0.6;
  const ballots = Array.from({ length: voterCount }, (_, i) => {
    let chosen = projects.map((_, c) => c).filter(() => random() < likes);
    if (kind === "choose-1") chosen = chosen.slice(0, 1);
    if (kind === "ordinal") chosen.sort(() => random() - 0.5);
    return {
      voter: `v${i}`,
      projects: chosen,
      points: kind === "cumulative" ? chosen.map(() => below(5)) : null,
    };
  });
  return { kind, budget: BigInt(below(Math.max(2, total))), decimals: 0, projects, ballots };
}
