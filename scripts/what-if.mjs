/**
 * `npm run what-if -- FILE`: runs src/what-if.ts under Node 24.
 * Only node: built-ins and the syntax of Node 20.
 */
import { environment, findNode, run, typeScriptFlags } from "./runtime.mjs";

const node = findNode();
const args = [...typeScriptFlags, "src/what-if.ts", ...process.argv.slice(2)];
process.exitCode = await run(node, args, { env: environment(node, {}) });
