/**
 * `npm run community -- …`: runs src/community.ts under Node 24 with the terminal, so that it may ask.
 * Only node: built-ins and the syntax of Node 20.
 */
import { environment, findNode, run, typeScriptFlags } from "./runtime.mjs";

const node = findNode();
const args = [...typeScriptFlags, "src/community.ts", ...process.argv.slice(2)];
process.exitCode = await run(node, args, { env: environment(node, { NODE_ENV: "production" }) });
