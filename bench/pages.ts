/**
 * Pages for visitors, kept and made anew, against a bare node:http server with the same bytes.
 * A list of 50 out of 10,000 initiatives and a challenge; 50 connections, in turns, medians of the turns.
 * Initiatives and their entries are written in bulk (bench/figures/fill.ts); the rest through actions.
 * INITIATIVES, DURATION (seconds) and ROUNDS make it shorter.
 */
import { addChallenge } from "../src/test-community.ts";
import { fillInitiatives } from "./figures/fill.ts";
import { openLoad, serve } from "./figures/processes.ts";
import {
  foundBenchCommunity,
  median,
  openBenchServer,
  rounded,
  sizeOf,
  tellFigures,
} from "./figures/server.ts";

const targets = { kept: 0.5, anew: 0.02 };
const seconds = sizeOf("DURATION", 10);
const rounds = sizeOf("ROUNDS", 3);

const server = await openBenchServer();
const community = await foundBenchCommunity(server, "bank");
await addChallenge(community);
await fillInitiatives(server, community, sizeOf("INITIATIVES", 10_000));
const load = openLoad();
const kept = await serve({ url: server.urls.app });
const anew = await serve({ url: server.urls.app, keptBytes: 0 });
const paths = { list: "/bank/initiatieven", challenge: "/bank/uitdagingen/U-2026-001" };
const figures: Parameters<typeof tellFigures>[1] = {};
for (const [name, path] of Object.entries(paths)) {
  const bare = await serve(await copyOf(`${kept.origin}${path}`));
  const measured = { bare: [] as number[], kept: [] as number[], anew: [] as number[] };
  const origins = { bare: bare.origin, kept: kept.origin, anew: anew.origin };
  for (let round = 0; round <= rounds; round++)
    for (const [side, origin] of Object.entries(origins) as [keyof typeof measured, string][]) {
      // The first round warms up.
      const order = {
        url: `${origin}${path}`,
        connections: 50,
        seconds: round === 0 ? 2 : seconds,
      };
      const { perSecond, p50Ms, p99Ms, errors, bytesEach } = await load.run(order);
      if (errors > 0) throw new Error(`${side} ${path}: ${errors} requests went wrong`);
      if (round > 0) measured[side].push(perSecond);
      console.log(
        `${round} ${name} ${side}: ${perSecond.toFixed(0)}/s, p50 ${p50Ms} ms, p99 ${p99Ms} ms, ${bytesEach} bytes each`,
      );
    }
  bare.stop();
  for (const side of ["kept", "anew"] as const) {
    const is = rounded(median(measured[side]) / median(measured.bare));
    const target = targets[side];
    Object.assign(figures, {
      [`${name} ${side}`]: { is, target: `>= ${target}`, met: is >= target },
      [`${name} ${side} per second`]: {
        ...{ is: rounded(median(measured[side]), 0), target: "a ratio only", met: true },
      },
    });
  }
}
load.stop();
kept.stop();
anew.stop();
await server.stop();
tellFigures("pages", figures);

/** The page as it goes over the wire, for the bare server to send just so. */
async function copyOf(url: string) {
  const answer = await fetch(url, { headers: { "accept-encoding": "gzip" } });
  // `fetch` unpacked it; packed again it is as long, to some bytes.
  const plain = Buffer.from(await answer.arrayBuffer());
  const { gzipSync } = await import("node:zlib");
  const headers = Object.fromEntries(answer.headers);
  for (const name of ["content-length", "transfer-encoding", "date", "connection", "keep-alive"])
    delete headers[name];
  return { body: gzipSync(plain).toString("base64"), headers };
}
