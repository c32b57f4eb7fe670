/* The application in a process of its own, as main.ts serves it; or a bare server with given bytes. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { assemble } from "../../src/app.ts";
import { machineClock } from "../../src/platform/clock.ts";
import { openDatabase } from "../../src/platform/database.ts";
import { openLog } from "../../src/platform/log.ts";

export interface AppOrder {
  readonly url: string;
  /** Undefined: as main.ts has it. */
  readonly keptBytes?: number;
}

export interface BareOrder {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

process.once("message", (order: AppOrder | BareOrder) => {
  const server = createServer("url" in order ? listenerOf(order) : bareOf(order));
  server.listen(0, "127.0.0.1", () =>
    process.send?.({ port: (server.address() as AddressInfo).port }),
  );
  process.on("message", (asked) => {
    if (asked !== "memory") return;
    (globalThis as { gc?: () => void }).gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send?.({ rss, heapUsed, external });
  });
});
process.once("disconnect", () => process.exit(0));

function listenerOf({ url, keptBytes }: AppOrder) {
  const { app } = assemble({
    database: openDatabase(url),
    clock: machineClock,
    log: openLog("info"),
    isDemo: false,
    ...(keptBytes !== undefined && { keptBytes }),
  });
  return getRequestListener(app.fetch);
}

function bareOf({ body, headers }: BareOrder): Parameters<typeof createServer>[1] {
  const bytes = Buffer.from(body, "base64");
  return (_, response) => {
    response.writeHead(200, { ...headers, "Content-Length": bytes.length });
    response.end(bytes);
  };
}
