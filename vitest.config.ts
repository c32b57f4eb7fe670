import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Our packages are read from their sources, as everywhere in this repository. */
const shared = {
  resolve: { conditions: ["@meent/source"] },
  ssr: { resolve: { conditions: ["@meent/source"] } },
  oxc: { jsx: { runtime: "automatic" as const, importSource: "preact" } },
};

export default defineConfig({
  test: {
    // Vitest would leave one processor free, which on two is half of them: a test waits for its
    // database or its browser about as long as it works itself.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        ...shared,
        test: {
          name: "packages",
          include: ["packages/*/{src,test}/**/*.test.ts"],
          testTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: "src",
          include: ["{src,scripts}/**/*.test.{ts,tsx}"],
          // Each test has a database of its own, and modules keep no state: files may share what
          // they imported, which saves a third of their time.
          isolate: false,
          globalSetup: ["test/set-up.ts"],
          testTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: "journeys",
          include: ["test/**/*.test.ts"],
          globalSetup: ["test/set-up.ts"],
          testTimeout: 180_000,
          // What is waited for comes, on a busy machine later than in the second that is usual.
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
