/**
 * From `npm start` to the first page: on an empty folder, and a second time, as people start it.
 * The first start of a demo tells its example community, eighteen months of it; DEMO=0 leaves that out.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rounded, tellFigures } from "./figures/server.ts";

const secondMax = 5;
const folder = await mkdtemp(join(tmpdir(), "meent-start-"));
const first = await startOnce();
console.log(`fresh: ${first.toFixed(1)} s`);
const second = await startOnce();
console.log(`second: ${second.toFixed(1)} s`);
await rm(folder, { recursive: true, force: true });
tellFigures("start", {
  "fresh start to first page, seconds": { is: rounded(first, 1), target: "told only", met: true },
  "second start to first page, seconds": {
    ...{ is: rounded(second, 1), target: `<= ${secondMax}`, met: second <= secondMax },
  },
});

/** Seconds until a page was there; then it is stopped, as Ctrl-C does it. */
async function startOnce(): Promise<number> {
  const began = performance.now();
  const child = spawn("npm", ["start"], {
    env: { ...process.env, DATA: join(folder, "data"), PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const origin = await originOf(child);
  const page = await fetch(origin);
  if (!page.ok) throw new Error(`the first page: ${page.status}`);
  await page.text();
  const seconds = (performance.now() - began) / 1000;
  const ended = once(child, "exit");
  process.kill(-(child.pid ?? 0), "SIGINT");
  await ended;
  return seconds;
}

function originOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (part: Buffer) => {
      said += part.toString();
      const [, origin] = /Meent is ready: (\S+)/.exec(said) ?? [];
      if (origin) resolve(origin);
    });
    child.once("exit", () => reject(new Error(`it did not start:\n${said}`)));
  });
}
