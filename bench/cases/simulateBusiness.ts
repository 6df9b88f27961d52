import { business } from "../../src/simulate/index.ts";
import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { readColumn, writeColumns } from "../harness/columnFiles.ts";
import { measure } from "../harness/measure.ts";

const CUSTOMERS = 100_000;

export const benchCase: BenchCase = {
  name: "simulateBusiness",
  title: "Simulate 100,000 customers of the streaming preset over two years, first call",
  expected: "at most 20 s and 1500 MB",
  tolerance: 0,
  prepare(folder, seed) {
    writeColumns(folder, { seed: Float64Array.of(seed) });
  },
};

export const workload: Workload = (folder) => {
  const seed = readColumn(folder, "seed")[0]!;
  return measure({ warmUp: 0, timed: 1 }, () => {
    const { records } = business({
      preset: "video-streaming",
      customers: CUSTOMERS,
      from: "2024-01-01",
      until: "2026-01-01",
      seed,
    });
    return () => Object.fromEntries(Object.entries(records).map(([name, rows]) => [name, rows.length]));
  });
};
