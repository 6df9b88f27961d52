import { paretoNbd } from "../../src/ltv/index.ts";
import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { writeColumns } from "../harness/columnFiles.ts";
import { measure, sum } from "../harness/measure.ts";
import { readHistories, seededHistories } from "./purchaseHistories.ts";

/** Estimates on CDNOW in weeks; the same numbers in bench/rivals/lifetimes/scorePareto.py. */
const parameters = { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 };

export const benchCase: BenchCase = {
  name: "scorePareto",
  title: "Score 100,000 customers with Pareto/NBD (P(alive), purchases in 39 weeks), first call",
  expected: "at most 0.3 s",
  tolerance: 1e-6,
  prepare(folder, seed) {
    writeColumns(folder, seededHistories(seed, 100_000));
  },
};

export const workload: Workload = (folder) => {
  const columns = readHistories(folder);
  const model = { parameters };
  return measure({ warmUp: 0, timed: 1 }, () => {
    const alive = paretoNbd.probabilityAlive(model, columns);
    const purchases = paretoNbd.expectedPurchases(model, columns, { horizon: 39 });
    return () => ({ probabilityAlive: sum(alive), expectedPurchases: sum(purchases) });
  });
};
