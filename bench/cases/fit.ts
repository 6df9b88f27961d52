import { bgNbd } from "../../src/ltv/index.ts";
import { cdnowCalibration } from "../../src/verify/cdnow.ts";
import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { readColumn, writeColumns } from "../harness/columnFiles.ts";
import { measure } from "../harness/measure.ts";

export const benchCase: BenchCase = {
  name: "fit",
  title: "Fit BG/NBD to CDNOW (2,357 customers), warm",
  expected: "at most 4 ms",
  tolerance: 1e-3,
  prepare(folder) {
    const { frequency, recencyDays, ageDays } = cdnowCalibration();
    writeColumns(folder, { frequency, recency: recencyDays.map(inWeeks), age: ageDays.map(inWeeks) });
  },
};

export const workload: Workload = (folder) => {
  const columns = {
    frequency: readColumn(folder, "frequency"),
    recency: readColumn(folder, "recency"),
    age: readColumn(folder, "age"),
  };
  return measure({ warmUp: 30, timed: 100 }, () => {
    const model = bgNbd.fit(columns, { timeUnit: "week" });
    return () => ({ ...model.parameters, logLikelihood: model.fit.logLikelihood });
  });
};

function inWeeks(days: number): number {
  return days / 7;
}
