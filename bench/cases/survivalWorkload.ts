import { kaplanMeier } from "../../src/cohort/survival/kaplanMeier.ts";
import type { Workload } from "../harness/benchCase.ts";
import { readColumn } from "../harness/columnFiles.ts";
import { measure } from "../harness/measure.ts";

export const workload: Workload = (folder) => {
  const columns = { duration: readColumn(folder, "duration"), event: readColumn(folder, "event") };
  return measure({ warmUp: 0, timed: 5 }, () => {
    const { survival, lower } = kaplanMeier(columns);
    return () => ({ survival: total(survival), lower: total(lower) });
  });
};

/** Sum of what is defined, all but the last time, which the rivals treat in their own ways. */
function total(values: readonly (number | null)[]): number {
  let sum = 0;
  for (let i = 0; i < values.length - 1; i++) sum += values[i] ?? 0;
  return sum;
}
