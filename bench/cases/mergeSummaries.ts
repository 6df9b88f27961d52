import { mergeSummaries } from "../../src/ltv/summarize/mergeSummaries.ts";
import type { PurchaseSummary } from "../../src/ltv/summarize/purchaseSummary.ts";
import { summarize } from "../../src/ltv/summarize/summarize.ts";
import type { BenchCase, Workload } from "../harness/benchCase.ts";
import { readColumn, writeColumns } from "../harness/columnFiles.ts";
import { measure, sum } from "../harness/measure.ts";
import { uniformOf } from "../harness/simulate.ts";

const CUSTOMERS = 1_000_000;
const DAY = 86_400_000;
const YEAR = 364;

export const benchCase: BenchCase = {
  name: "mergeSummaries",
  title: "Merge two summaries of the same 1,000,000 customers, a year each, first call",
  expected: "at most 2 s",
  tolerance: 0,
  prepare(folder, seed) {
    const uniform = uniformOf(seed);
    writeColumns(folder, { day: Float64Array.from({ length: 4 * CUSTOMERS }, () => Math.floor(uniform() * YEAR)) });
  },
};

/** Two purchases of every customer in one year. */
function yearOf(days: Float64Array, year: number): PurchaseSummary {
  const own = days.subarray(2 * CUSTOMERS * year, 2 * CUSTOMERS * (year + 1));
  return summarize({
    customerId: Int32Array.from(own, (_, i) => i % CUSTOMERS),
    at: own.map((day) => Date.UTC(2023, 0, 1) + (year * YEAR + day) * DAY),
    amount: own.map((day) => (500 + 37 * day) / 100),
  });
}

export const workload: Workload = (folder) => {
  const days = readColumn(folder, "day");
  const years = [yearOf(days, 0), yearOf(days, 1)];
  return measure({ warmUp: 0, timed: 1 }, () => {
    const merged = mergeSummaries(years);
    return () => ({ customers: merged.customerId.length, purchases: sum(merged.frequency) + CUSTOMERS });
  });
};
