import { bgNbd } from "../../src/ltv/index.ts";
import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { writeColumns } from "../harness/columnFiles.ts";
import { measure, sum } from "../harness/measure.ts";
import { cdnowParameters } from "../harness/simulate.ts";
import { readHistories, seededHistories } from "./purchaseHistories.ts";

export const benchCase: BenchCase = {
  name: "score",
  title: "Score 1,000,000 customers with BG/NBD (P(alive), purchases in 39 weeks), first call",
  expected: "at most 0.6 s and 300 MB",
  tolerance: 1e-6,
  prepare(folder, seed) {
    writeColumns(folder, seededHistories(seed, 1_000_000));
  },
};

export const workload: Workload = (folder) => {
  const columns = readHistories(folder);
  const model = { parameters: cdnowParameters };
  return measure({ warmUp: 0, timed: 1 }, () => {
    const alive = bgNbd.probabilityAlive(model, columns);
    const purchases = bgNbd.expectedPurchases(model, columns, { horizon: 39 });
    return () => ({ probabilityAlive: sum(alive), expectedPurchases: sum(purchases) });
  });
};
