/**
 * Runs src/main.ts (or the file given) under Node 24, hands it the first signal to stop, and waits
 * for its clean end. Only node: built-ins and the syntax of Node 20.
 */
import { spawn } from "node:child_process";
import { environment, exitCode, findNode, root, typeScriptFlags } from "./runtime.mjs";

const [file = "src/main.ts", ...rest] = process.argv.slice(2);
const node = findNode();
const child = spawn(
  node,
  [...typeScriptFlags, "--import", "./scripts/end-with-launcher.mjs", file, ...rest],
  {
    cwd: root,
    env: environment(node, { NODE_ENV: process.env.NODE_ENV ?? "production" }),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    // In a group of its own: Ctrl-C reaches us once from the terminal and once from npm, and the
    // program exactly once, from us.
    detached: true,
  },
);

let asked;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    const now = Date.now();
    if (asked === undefined) {
      asked = now;
      // A terminal that closes (SIGHUP) asks no more than to stop.
      child.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
    } else if (now - asked > 2000) {
      console.error("Stopping at once.");
      child.kill("SIGKILL");
    }
  });

child.once("error", (error) => {
  console.error(`Node does not start (${node}): ${error.message}`);
  process.exit(1);
});
child.once("exit", (code, signal) => process.exit(exitCode(code, signal)));
