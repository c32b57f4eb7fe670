import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { AppOrder, BareOrder } from "./app.ts";
import type { LoadOrder, LoadOutcome } from "./load.ts";

/** A process of ours; what it logs goes nowhere, as to a file nobody reads meanwhile. */
function start(file: string, flags: readonly string[] = []): ChildProcess {
  return fork(join(import.meta.dirname, file), {
    execArgv: [...process.execArgv, ...flags],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

export interface Served {
  readonly origin: string;
  /** Bytes, after the garbage was collected. */
  memory(): Promise<{ readonly rss: number; readonly heapUsed: number; readonly external: number }>;
  stop(): void;
}

export async function serve(order: AppOrder | BareOrder): Promise<Served> {
  const child = start("app.ts", ["--expose-gc"]);
  child.send(order);
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return {
    origin: `http://127.0.0.1:${port}`,
    memory: async () => {
      child.send("memory");
      const [told] = await once(child, "message");
      return told;
    },
    stop: () => child.disconnect(),
  };
}

export interface Load {
  run(order: LoadOrder): Promise<LoadOutcome>;
  stop(): void;
}

export function openLoad(): Load {
  const child = start("load.ts");
  return {
    run: async (order) => {
      child.send(order);
      const [outcome] = await once(child, "message");
      return outcome;
    },
    stop: () => child.disconnect(),
  };
}
