/**
 * The property tests with more runs: `npm run fuzz -- --runs 10000 --seed 7`, 1,000 runs unless told. The seed is printed, so that a
 * failure can be had again; further arguments are vitest's filters.
 */
import { parseArgs } from "node:util";
import { startVitest } from "vitest/node";

const { values, positionals } = parseArgs({
  options: { runs: { type: "string", default: "1000" }, seed: { type: "string", default: "20261" } },
  allowPositionals: true,
});
const { runs, seed } = values;
console.log(`${runs} runs of each property, seed ${seed}`);

await startVitest("test", positionals.length > 0 ? positionals : [".property."], {
  run: true,
  env: { FUZZ_RUNS: runs, FUZZ_SEED: seed },
  testTimeout: 600_000,
});
