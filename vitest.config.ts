import { defineConfig } from "vitest/config";

const source = { conditions: ["@meent/source"] };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: source,
        ssr: { resolve: source },
        test: { name: "packages", include: ["packages/*/{src,test}/**/*.test.ts"], testTimeout: 120_000 },
      },
    ],
  },
});
