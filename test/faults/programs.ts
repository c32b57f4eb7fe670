import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** The repository, also for a program that is started elsewhere. */
const root = process.cwd();

/** Meent as it runs for real: `src/main.ts` in a process of its own. */
export interface Program {
  readonly origin: string;
  readonly pid: number;
  /** All it said until now. */
  said(): string;
  /** As a machine does that takes it away: no warning, no tidying up. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts Meent on a database and waits until it says that it is ready; throws what it said otherwise. */
export async function startProgram(
  databaseUrl: string,
  env: Readonly<Record<string, string>> = {},
  /** Where it finds its migrations. */
  folder = root,
): Promise<Program> {
  const flags = ["--import", "tsx", "--conditions=@meent/source", join(root, "src/main.ts")];
  const child = spawn(process.execPath, flags, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      TSX_TSCONFIG_PATH: join(root, "tsconfig.json"),
      PORT: "0",
      LOG_LEVEL: "warn",
      DATABASE_URL: databaseUrl,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const ended = once(child, "close");
  const origin = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Meent is ready: (http:\/\/[\w.:[\]-]+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    void ended.then(([code]) => reject(new Error(`ended with ${code}:\n${said}`)));
  });
  return {
    origin,
    pid: child.pid ?? 0,
    said: () => said,
    kill: () => end(child, "SIGKILL", ended),
    stop: () => end(child, "SIGTERM", ended),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<unknown>) {
  child.kill(signal);
  await ended;
}
