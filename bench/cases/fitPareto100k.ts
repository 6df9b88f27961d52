import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { writeColumns } from "../harness/columnFiles.ts";
import { fitting } from "./fitPurchases.ts";
import { seededHistories } from "./purchaseHistories.ts";

export const benchCase: BenchCase = {
  name: "fitPareto100k",
  title: "Fit Pareto/NBD to 100,000 customers, no two alike, first call",
  expected: "at most 1 s",
  tolerance: 1e-3,
  prepare(folder, seed) {
    writeColumns(folder, seededHistories(seed, 100_000));
  },
};

export const workload: Workload = fitting("paretoNbd", { warmUp: 0, timed: 1 });
