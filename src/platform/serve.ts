import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";

/** How long a client may take, in milliseconds. */
export interface ClientPatience {
  /** For the head of a request, counted from its first moment. */
  readonly headersMs: number;
  /** For the whole of it, with the slowest line we serve: a photo of 12 MB at 2 Mbit/s. */
  readonly requestMs: number;
  /** How often is looked who is late. */
  readonly lookMs: number;
}

export const clientPatience: ClientPatience = {
  headersMs: 15_000,
  requestMs: 60_000,
  lookMs: 5000,
};

/**
 * The web server. A client that is slow, or means harm by being slow, holds a connection for a minute at
 * most; one that says no more after an answer, five seconds (Node's own keep-alive).
 */
export function webServer(
  fetch: Parameters<typeof getRequestListener>[0],
  { headersMs, requestMs, lookMs }: ClientPatience = clientPatience,
): Server {
  const server = createServer(
    { connectionsCheckingInterval: lookMs, headersTimeout: headersMs, requestTimeout: requestMs },
    getRequestListener(fetch),
  );
  // Without a place for one more file the system refuses a connection; we go on with those we have.
  server.on("error", () => {});
  return server;
}
