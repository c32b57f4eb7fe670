import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { StartRefused } from "./start-refused.ts";

/** Where the figures are to be had. */
export interface MetricsPlace {
  readonly host: string;
  /** 0 lets the system choose a free one. */
  readonly port: number;
  /** Without it whoever reaches the port may read; the configuration asks for it beyond this machine. */
  readonly token?: string | undefined;
}

export interface MetricsServer {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Serves `/metrics` on a port of its own, so that no web server before Meent can open it to the world by
 * passing everything on. With a token, only to who brings it (`Authorization: Bearer …`).
 */
export async function serveMetrics(
  { host, port, token }: MetricsPlace,
  tell: () => Promise<string>,
  mediaType: string,
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    const end = (status: number, text: string, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { "Content-Type": "text/plain; charset=utf-8", ...headers })
        .end(text);
    if (request.url !== "/metrics") return end(404, "Only /metrics is here.\n");
    if (request.method !== "GET") return end(405, "Only GET.\n", { Allow: "GET" });
    if (!mayRead(request, token))
      return end(401, "Bring the token of METRICS_TOKEN.\n", { "WWW-Authenticate": "Bearer" });
    return tell().then(
      (text) => end(200, text, { "Content-Type": mediaType, "Cache-Control": "no-store" }),
      () => end(500, "The figures could not be told.\n"),
    );
  });
  server.headersTimeout = 5000;
  server.requestTimeout = 5000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new StartRefused(`Port ${port} of METRICS is taken. Choose another.`)
          : error,
      ),
    );
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Compared in a time that tells nothing of how far a guess was right. */
function mayRead({ headers }: IncomingMessage, token: string | undefined): boolean {
  if (token === undefined) return true;
  const brought = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1] ?? "";
  const sum = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(sum(brought), sum(token));
}
