import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { writeColumns } from "../harness/columnFiles.ts";
import { fitting } from "./fitPurchases.ts";
import { seededHistories } from "./purchaseHistories.ts";

export const benchCase: BenchCase = {
  name: "fitMillion",
  title: "Fit BG/NBD to 1,000,000 customers, no two alike, first call",
  expected: "at most 0.7 s",
  tolerance: 1e-3,
  prepare(folder, seed) {
    writeColumns(folder, seededHistories(seed, 1_000_000));
  },
};

export const workload: Workload = fitting("bgNbd", { warmUp: 0, timed: 1 });
