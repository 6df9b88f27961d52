import { fit, probability } from "../../src/risk/logistic/index.ts";
import type { Workload } from "../harness/benchCase.ts";
import { readColumn } from "../harness/columnFiles.ts";
import { measure, sum } from "../harness/measure.ts";

export const COLUMNS: readonly string[] = Array.from({ length: 20 }, (_, j) => `c${String(j)}`);

const read = (folder: string): Record<string, Float64Array> =>
  Object.fromEntries(COLUMNS.map((name) => [name, readColumn(folder, name)]));

/** Maximum likelihood with standard errors. */
export const workload: Workload = (folder) => {
  const table = read(folder);
  const event = readColumn(folder, "event");
  return measure({ warmUp: 0, timed: 5 }, () => {
    const { coefficients } = fit(table, event).parameters;
    return () => ({ first: coefficients[0]!, last: coefficients[19]! });
  });
};

/** Chance of every row. */
export const scoreWorkload: Workload = (folder) => {
  const table = read(folder);
  const model = fit(table, readColumn(folder, "event"));
  return measure({ warmUp: 0, timed: 5 }, () => {
    const chances = probability(model, table);
    return () => ({ chances: sum(chances) });
  });
};

/** Chance of 100,000 customers, one call for each. */
export const oneByOneWorkload: Workload = (folder) => {
  const table = read(folder);
  const model = fit(table, readColumn(folder, "event"));
  const customers = Array.from({ length: 100_000 }, (_, row) =>
    Object.fromEntries(COLUMNS.map((name) => [name, table[name]![row]!])),
  );
  return measure({ warmUp: 0, timed: 5 }, () => {
    let chances = 0;
    for (const customer of customers) chances += probability(model, customer);
    return () => ({ chances });
  });
};
