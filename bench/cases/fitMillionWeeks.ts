import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { writeColumns } from "../harness/columnFiles.ts";
import { fitting } from "./fitPurchases.ts";
import { seededHistories } from "./purchaseHistories.ts";

export const benchCase: BenchCase = {
  name: "fitMillionWeeks",
  title: "Fit BG/NBD to 1,000,000 customers in whole weeks, first call",
  expected: "at most 0.5 s",
  tolerance: 1e-3,
  prepare(folder, seed) {
    const { frequency, recency, age } = seededHistories(seed, 1_000_000);
    writeColumns(folder, { frequency, recency: recency.map(Math.ceil), age: age.map(Math.ceil) });
  },
};

export const workload: Workload = fitting("bgNbd", { warmUp: 0, timed: 1 });
