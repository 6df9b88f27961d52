import { assign, fit } from "../../src/segment/kMeans/index.ts";
import type { Workload } from "../harness/benchCase.ts";
import { readColumn } from "../harness/columnFiles.ts";
import { measure, sum } from "../harness/measure.ts";

export const COLUMNS: readonly string[] = ["a", "b", "c", "d", "e", "f", "g", "h"];
export const SEGMENTS = 8;

const options = { k: SEGMENTS, scale: "none", start: [0, 1, 2, 3, 4, 5, 6, 7], maxIterations: 1000 } as const;

const read = (folder: string): Record<string, Float64Array> =>
  Object.fromEntries(COLUMNS.map((name) => [name, readColumn(folder, name)]));

/** Fit from the first eight rows until no label changes. */
export const workload: Workload = (folder) => {
  const table = read(folder);
  return measure({ warmUp: 0, timed: 5 }, () => {
    const { fit: report } = fit(table, options);
    return () => ({ inertia: report.inertia, iterations: report.iterations });
  });
};

/** Segment of every row. */
export const assignWorkload: Workload = (folder) => {
  const table = read(folder);
  const model = fit(table, { ...options, maxIterations: 20 });
  return measure({ warmUp: 0, timed: 5 }, () => {
    const labels = assign(model, table);
    return () => ({ labels: sum(Float64Array.from(labels)) });
  });
};

/** Segment of 100,000 customers, one call for each. */
export const oneByOneWorkload: Workload = (folder) => {
  const table = read(folder);
  const model = fit(table, { ...options, maxIterations: 20 });
  const customers = Array.from({ length: 100_000 }, (_, i) =>
    Object.fromEntries(COLUMNS.map((name) => [name, table[name]![i]!])),
  );
  return measure({ warmUp: 0, timed: 5 }, () => {
    let labels = 0;
    for (const customer of customers) labels += assign(model, customer);
    return () => ({ labels });
  });
};
