import { itemAffinity, recommend } from "../../src/segment/recommend/index.ts";
import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { readColumn, writeColumns } from "../harness/columnFiles.ts";
import { measure } from "../harness/measure.ts";
import { uniformOf } from "../harness/simulate.ts";

const CUSTOMERS = 100_000;
const ITEMS = 10_000;
const EACH = 20;
const TASTES = 40;

export const benchCase: BenchCase = {
  name: "recommend",
  title: "50 neighbours of 10,000 items, then 10 recommendations for 100,000 customers of 20 interactions, first call",
  expected: "at most 30 s",
  tolerance: 1e-9,
  prepare(folder, seed) {
    const uniform = uniformOf(seed);
    const customer = Float64Array.from({ length: CUSTOMERS * EACH }, (_, k) => Math.floor(k / EACH));
    const size = ITEMS / TASTES;
    let taste = 0;
    const item = customer.map((_, k) => {
      if (k % EACH === 0) taste = Math.floor(uniform() * TASTES);
      const own = uniform() < 0.7 ? taste : Math.floor(uniform() * TASTES);
      return own * size + Math.floor(size * uniform() ** 3);
    });
    writeColumns(folder, { customer, item });
  },
};

export const workload: Workload = (folder) => {
  const columns = {
    customerId: Int32Array.from(readColumn(folder, "customer")),
    item: Int32Array.from(readColumn(folder, "item")),
  };
  return measure({ warmUp: 0, timed: 1 }, () => {
    const model = itemAffinity.fit(columns, { shrinkage: 0 });
    const { customers } = recommend(model, columns, { reasons: 3 });
    return () => ({
      items: model.parameters.items.length,
      likeness: model.parameters.similarities.reduce((sum, list) => sum + list.reduce((all, one) => all + one, 0), 0),
      best: model.parameters.similarities.reduce((sum, list) => sum + (list[0] ?? 0), 0),
      customers: customers.length,
    });
  });
};
