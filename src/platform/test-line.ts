import { connect, createServer, type Socket } from "node:net";

/** A line to a server that can be cut: what a network does to a database. */
export interface Line {
  /** The same address, over this line. */
  readonly url: string;
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Says nothing any more, and ends nothing: what was sent is lost without a word. */
  silence(): void;
  mend(): Promise<void>;
  /** How many connections were asked for since the start. */
  readonly asked: () => number;
  stop(): Promise<void>;
}

/** Lays a line to the database of a connection string. */
export async function layLine(databaseUrl: string): Promise<Line> {
  const to = new URL(databaseUrl);
  const pairs = new Set<readonly [Socket, Socket]>();
  let asked = 0;
  let isSilent = false;
  const server = createServer((near) => {
    asked++;
    const far = connect(Number(to.port), to.hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    const pass = (from: Socket, into: Socket) => {
      from.on("data", (data) => {
        if (!isSilent) into.write(data);
      });
      from.on("close", () => {
        into.destroy();
        pairs.delete(pair);
      });
      from.on("error", () => {});
    };
    pass(near, far);
    pass(far, near);
  });
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
    });
  const endAll = () => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    endAll();
    await closed;
  };
  const port = await listen(0);
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return {
    url: url.href,
    cut: close,
    silence: () => {
      isSilent = true;
    },
    mend: async () => {
      if (isSilent) endAll();
      isSilent = false;
      if (!server.listening) await listen(port);
    },
    asked: () => asked,
    stop: close,
  };
}
