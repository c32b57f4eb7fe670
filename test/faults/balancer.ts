import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A small web server before several programs, as nginx or HAProxy is. */
export interface Balancer {
  readonly origin: string;
  /** How many requests went to each, in the order in which they were given. */
  readonly served: () => readonly number[];
  /** Puts others in their place. */
  set(origins: readonly string[]): void;
  stop(): Promise<void>;
}

/**
 * Gives each request to the next program in turn. One that refuses a connection gets none for a
 * second, and what it refused goes to another; what was sent to one that then died is answered with
 * 502, for nobody here can know whether it was done.
 */
export async function startBalancer(first: readonly string[]): Promise<Balancer> {
  let origins = first;
  const served = first.map(() => 0);
  const restsUntil = new Map<string, number>();
  const agent = new Agent({ keepAlive: true, maxSockets: 1000 });
  let turn = 0;

  const next = (tried: ReadonlySet<string>): string | undefined => {
    for (let step = 0; step < origins.length; step++) {
      const origin = origins[turn++ % origins.length] ?? "";
      if (!tried.has(origin) && (restsUntil.get(origin) ?? 0) < performance.now()) return origin;
    }
    return origins.find((origin) => !tried.has(origin));
  };

  const pass = (
    from: IncomingMessage,
    to: ServerResponse,
    body: Buffer,
    tried: ReadonlySet<string>,
  ): void => {
    const origin = next(tried);
    if (origin === undefined) {
      to.writeHead(502).end();
      return;
    }
    let isConnected = false;
    const out = request(
      `${origin}${from.url ?? "/"}`,
      { method: from.method ?? "GET", headers: from.headers, agent },
      (answer) => {
        const index = origins.indexOf(origin);
        served[index] = (served[index] ?? 0) + 1;
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.on("error", () => to.destroy());
        answer.pipe(to);
      },
    );
    out.on("socket", (socket) => {
      isConnected = !socket.connecting;
      socket.once("connect", () => {
        isConnected = true;
      });
    });
    out.on("error", () => {
      restsUntil.set(origin, performance.now() + 1000);
      if (!isConnected) pass(from, to, body, new Set([...tried, origin]));
      else if (to.headersSent) to.destroy();
      else to.writeHead(502).end();
    });
    out.end(body);
  };

  const server = createServer((from, to) => {
    const parts: Buffer[] = [];
    from.on("data", (part: Buffer) => parts.push(part));
    from.on("end", () => pass(from, to, Buffer.concat(parts), new Set()));
    from.on("error", () => to.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    served: () => served,
    set: (others) => {
      origins = others;
      restsUntil.clear();
    },
    stop: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
