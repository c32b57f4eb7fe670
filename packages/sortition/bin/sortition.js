#!/usr/bin/env node
// In the repository the TypeScript source runs as it is (Node 24 strips types); from npm, its build does.
import { existsSync } from "node:fs";

const built = new URL("../dist/cli.js", import.meta.url);
const source = new URL("../src/cli.ts", import.meta.url);
await import((existsSync(source) ? source : built).href);
