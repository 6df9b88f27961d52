import { bgNbd } from "../../src/ltv/index.ts";
import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { readColumn, writeColumns } from "../harness/columnFiles.ts";
import { measure, sum } from "../harness/measure.ts";
import { cdnowParameters, repeatPurchases, uniformOf } from "../harness/simulate.ts";

const CUSTOMERS = 1_000_000;

export const benchCase: BenchCase = {
  name: "score",
  title: "Score 1,000,000 customers (P(alive), purchases in 39 weeks), first call",
  expected: "at most 1.5 s and 300 MB",
  tolerance: 1e-6,
  prepare(folder, seed) {
    const columns = { frequency: column(), recency: column(), age: column() };
    const uniform = uniformOf(seed);
    const repeats = repeatPurchases(uniform);
    for (let i = 0; i < CUSTOMERS; i++) {
      columns.age[i] = 4 + 100 * uniform();
      const weeks = repeats(columns.age[i]!);
      columns.frequency[i] = weeks.length;
      columns.recency[i] = weeks.at(-1) ?? 0;
    }
    writeColumns(folder, columns);
  },
};

export const workload: Workload = (folder) => {
  const columns = {
    frequency: readColumn(folder, "frequency"),
    recency: readColumn(folder, "recency"),
    age: readColumn(folder, "age"),
  };
  const model = { parameters: cdnowParameters };
  return measure({ warmUp: 0, timed: 1 }, () => {
    const alive = bgNbd.probabilityAlive(model, columns);
    const purchases = bgNbd.expectedPurchases(model, columns, { horizon: 39 });
    return () => ({ probabilityAlive: sum(alive), expectedPurchases: sum(purchases) });
  });
};

function column(): Float64Array {
  return new Float64Array(CUSTOMERS);
}
