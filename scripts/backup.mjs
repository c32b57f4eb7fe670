/**
 * `npm run backup -- FILE` and `npm run restore -- FILE`: runs src/backup.ts under Node 24. Only
 * node: built-ins and the syntax of Node 20.
 */
import { environment, findNode, run, typeScriptFlags } from "./runtime.mjs";

const node = findNode();
const args = [...typeScriptFlags, "src/backup.ts", ...process.argv.slice(2)];
process.exitCode = await run(node, args, { env: environment(node, { NODE_ENV: "production" }) });
