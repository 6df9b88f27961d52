import fc from "fast-check";

/** One seed for every run: a property that fails on one machine fails on all. `npm run fuzz` sets others, and more runs. */
const { FUZZ_RUNS, FUZZ_SEED = "19970930" } = process.env;

fc.configureGlobal({
  seed: Number(FUZZ_SEED),
  ...(FUZZ_RUNS === undefined ? {} : { numRuns: Number(FUZZ_RUNS) }),
});
