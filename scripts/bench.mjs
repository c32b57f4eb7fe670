/**
 * `npm run bench` lists the benches with the first line of each; `npm run bench -- NAME` runs one.
 * Every figure the README claims has one. Only node: built-ins and the syntax of Node 20.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { environment, findNode, root, run, typeScriptFlags } from "./runtime.mjs";

const folder = join(root, "bench");
const [name, ...rest] = process.argv.slice(2);
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => file.slice(0, -".ts".length))
      .sort()
  : [];

if (name && names.includes(name)) {
  const node = findNode();
  const args = [...typeScriptFlags, join("bench", `${name}.ts`), ...rest];
  process.exitCode = await run(node, args, { env: environment(node) });
} else {
  if (name) console.error(`There is no bench called ${name}.`);
  console.log("npm run bench -- NAME, where NAME is one of:");
  const width = Math.max(0, ...names.map((each) => each.length));
  for (const each of names) console.log(`  ${each.padEnd(width)}  ${firstLine(each)}`);
  process.exitCode = name ? 1 : 0;
}

/** The first line of the file's first comment. */
function firstLine(bench) {
  const text = readFileSync(join(folder, `${bench}.ts`), "utf8");
  return /^\s*(?:\/\*[\s*]*|\/\/\s*)(.*?)\s*(?:\*\/)?$/m.exec(text)?.[1] ?? "";
}
