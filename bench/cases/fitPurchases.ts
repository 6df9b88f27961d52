import { bgNbd, paretoNbd } from "../../src/ltv/index.ts";
import { cdnowCalibration } from "../../src/verify/cdnow.ts";
import type { Workload } from "../harness/benchCase.ts";
import { writeColumns } from "../harness/columnFiles.ts";
import { measure, type RunCount } from "../harness/measure.ts";
import { readHistories } from "./purchaseHistories.ts";

const families: { readonly bgNbd: typeof bgNbd; readonly paretoNbd: typeof paretoNbd } = { bgNbd, paretoNbd };

/** Writes the CDNOW sample in weeks. */
export function prepareCdnow(folder: string): void {
  const { frequency, recencyDays, ageDays } = cdnowCalibration();
  writeColumns(folder, { frequency, recency: recencyDays.map(inWeeks), age: ageDays.map(inWeeks) });
}

/** Fits a model to the columns of the folder. */
export function fitting(family: keyof typeof families, runs: RunCount): Workload {
  return (folder) => {
    const columns = readHistories(folder);
    return measure(runs, () => {
      const model = families[family].fit(columns, { timeUnit: "week" });
      return () => ({ ...model.parameters, logLikelihood: model.fit.logLikelihood });
    });
  };
}

function inWeeks(days: number): number {
  return days / 7;
}
