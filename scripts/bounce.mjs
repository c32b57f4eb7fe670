/**
 * `npm run bounce < mail`: runs src/bounce.ts under Node 24, with the mail on its standard input.
 * Only node: built-ins and the syntax of Node 20.
 */
import { environment, findNode, run, typeScriptFlags } from "./runtime.mjs";

const node = findNode();
const args = [...typeScriptFlags, "src/bounce.ts"];
process.exitCode = await run(node, args, { env: environment(node, { NODE_ENV: "production" }) });
