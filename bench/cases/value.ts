import { bgNbd, lifetimeValue, type BgNbdModel, type GammaGammaModel } from "../../src/ltv/index.ts";
import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { readColumn, writeColumns } from "../harness/columnFiles.ts";
import { measure, sum } from "../harness/measure.ts";
import { cdnowParameters, uniformOf } from "../harness/simulate.ts";
import { purchaseHistories, readHistories } from "./purchaseHistories.ts";

/** The same numbers in bench/rivals/lifetimes/value.py. */
const transactions = {
  kind: "bg-nbd",
  version: 1,
  parameters: cdnowParameters,
  fit: { timeUnit: "week" },
} as BgNbdModel;
const spend = { kind: "gamma-gamma", version: 1, parameters: { p: 6.25, q: 3.74, gamma: 15.44 } } as GammaGammaModel;

export const benchCase: BenchCase = {
  name: "value",
  title:
    "P(alive), purchases in 39 weeks and value of 1,000,000 customers (lifetimes: of one year; keizoku: that and without end), first call",
  expected: "at most 2 s and 300 MB",
  // The rival discounts by whole months, at their end, and sums after the purchases: only what both define alike is compared.
  tolerance: 1e-6,
  prepare(folder, seed) {
    const uniform = uniformOf(seed);
    const histories = purchaseHistories(uniform, 1_000_000);
    const monetaryValue = histories.frequency.map((count) => (count === 0 ? 0 : 5 + 95 * uniform() ** 2));
    writeColumns(folder, { ...histories, monetaryValue });
  },
};

export const workload: Workload = (folder) => {
  const columns = { ...readHistories(folder), monetaryValue: readColumn(folder, "monetaryValue") };
  const models = { transactions, spend };
  const discountRate = { rate: 0.1, per: "year" } as const;
  return measure({ warmUp: 0, timed: 1 }, () => {
    const alive = bgNbd.probabilityAlive(transactions, columns);
    const purchases = bgNbd.expectedPurchases(transactions, columns, { horizon: 39 });
    const year = lifetimeValue(models, columns, { horizon: { count: 1, unit: "year" }, discountRate });
    const endless = lifetimeValue(models, columns, { discountRate });
    return () => ({
      probabilityAlive: sum(alive),
      expectedPurchases: sum(purchases),
      year: sum(year),
      endless: sum(endless),
    });
  });
};
