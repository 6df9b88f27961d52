import { stream } from "../../src/simulate/index.ts";
import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { readColumn, writeColumns } from "../harness/columnFiles.ts";
import { measure } from "../harness/measure.ts";

const CUSTOMERS = 1_000_000;

export const benchCase: BenchCase = {
  name: "simulateStream",
  title: "Stream 1,000,000 customers of the streaming preset over two years, day by day",
  expected: "memory that follows the customers, not their records: at most 1500 MB",
  tolerance: 0,
  prepare(folder, seed) {
    writeColumns(folder, { seed: Float64Array.of(seed) });
  },
};

export const workload: Workload = (folder) => {
  const seed = readColumn(folder, "seed")[0]!;
  return measure({ warmUp: 0, timed: 1 }, () => {
    let days = 0;
    let rows = 0;
    const options = { preset: "video-streaming", customers: CUSTOMERS, seed } as const;
    for (const { records } of stream({ ...options, from: "2024-01-01", until: "2026-01-01" })) {
      days++;
      for (const list of Object.values(records)) rows += (list as readonly unknown[]).length;
    }
    return () => ({ days, rows });
  });
};
