/* Fifty visitors in a process of their own; as a browser they keep their connection. */
import autocannon from "autocannon";

export interface LoadOrder {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadOutcome {
  /** Answers of status 200, per second. */
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly errors: number;
  readonly bytesEach: number;
}

process.on("message", async ({ url, connections, seconds }: LoadOrder) => {
  const headers = { "accept-encoding": "gzip" };
  const found = await autocannon({ url, connections, duration: seconds, headers });
  const ok = found["2xx"];
  process.send?.({
    perSecond: ok / found.duration,
    p50Ms: found.latency.p50,
    p99Ms: found.latency.p99,
    errors: found.errors + found.timeouts + found.non2xx,
    bytesEach: ok > 0 ? Math.round(found.throughput.total / ok) : 0,
  } satisfies LoadOutcome);
});
process.once("disconnect", () => process.exit(0));
