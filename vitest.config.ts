import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { skippedByName } from "./test/skippedByName.ts";

const source = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

const config: ViteUserConfig = defineConfig({
  resolve: {
    alias: [
      { find: /^keizoku$/, replacement: source("index.ts") },
      { find: /^keizoku\/(.+)$/, replacement: `${source("")}$1/index.ts` },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    reporters: ["default", skippedByName],
    // A slow machine is no failure; what never ends still is.
    testTimeout: 120_000,
  },
});

export default config;
