/**
 * The property tests with more runs: `FUZZ_RUNS=10000 npm run fuzz`, 1,000 unless told. `FUZZ_SEED` is printed, so that
 * a failure can be had again; arguments are vitest's filters.
 */
import { startVitest } from "vitest/node";

const runs = process.env["FUZZ_RUNS"] ?? "1000";
const seed = process.env["FUZZ_SEED"] ?? "20261";
console.log(`${runs} runs of each property, seed ${seed}`);

const filters = process.argv.slice(2);
await startVitest("test", filters.length > 0 ? filters : [".property."], {
  run: true,
  env: { FUZZ_RUNS: runs, FUZZ_SEED: seed },
  testTimeout: 600_000,
});
