import { describe, expect, it } from "vitest";
import {
  kaplanMeier,
  logRank,
  nelsonAalen,
  restrictedMean,
  survivalAt,
  survivalQuantile,
} from "../../../src/cohort/survival/index.ts";
import { groupedRows, reference, rowsOf } from "./reference.ts";

// Freireich et al. (1963), Blood 21, 699–716: weeks of remission of 42 children with leukaemia, on 6-MP and on placebo.
const drug = {
  duration: [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
  event: [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
};
const placebo = { duration: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23] };
const both = {
  duration: [...drug.duration, ...placebo.duration],
  event: [...drug.event, ...placebo.duration.map(() => 1)],
  group: [...drug.duration.map(() => "6-MP"), ...placebo.duration.map(() => "placebo")],
};

describe("remission of leukaemia", () => {
  // Klein & Moeschberger (2003), Survival Analysis, tables 4.1B and 4.2.
  it("has the survival, errors and hazards of Klein & Moeschberger", () => {
    const km = kaplanMeier(drug);
    const hazard = nelsonAalen(drug);
    const printed = [
      [6, 0.857, 0.0764, 0.1428],
      [7, 0.807, 0.0869, 0.2017],
      [10, 0.753, 0.0963, 0.2683],
      [13, 0.69, 0.1068, 0.3517],
      [16, 0.627, 0.1141, 0.4426],
      [22, 0.538, 0.1282, 0.5854],
      [23, 0.448, 0.1346, 0.7521],
    ] as const;
    for (const [week, survival, error, cumulative] of printed) {
      const j = km.time.indexOf(week);
      expect(Math.abs(km.survival[j]! - survival)).toBeLessThan(6e-4);
      expect(Math.abs(km.standardError[j]! - error)).toBeLessThan(6e-5);
      expect(Math.abs(hazard.cumulativeHazard[j]! - cumulative)).toBeLessThan(2e-4);
    }
    expect(survivalQuantile(km).time).toBe(23);
    expect(survivalQuantile(placebo).time).toBe(8);
  });

  // lifelines, tests/test_statistics.py.
  it.each([
    ["log-rank", 16.792941, 1],
    ["wilcoxon", 13.457852, 6],
    ["tarone-ware", 15.123575, 6],
    ["peto", 14.08414, 5],
  ] as const)("has chi-square of the %s test", (weights, chiSquare, digits) => {
    expect(logRank(both, { weights }).chiSquare).toBeCloseTo(chiSquare, digits);
  });

  it("has its p-value", () => {
    expect(logRank(both).pValue!.toExponential(2)).toBe("4.17e-5");
  });
});

// lifelines, tests/test_estimation.py: six patients, four of whom die one by one.
it("has the log-log limits of a small trial", () => {
  const km = kaplanMeier({ duration: [1, 2, 3, 4, 5, 5], event: [1, 1, 1, 1, 0, 0] });
  const digits = (values: readonly (number | null)[], count: number) =>
    values.slice(0, 4).map((v) => v!.toFixed(count));
  expect(digits(km.survival, 3)).toEqual(["0.833", "0.667", "0.500", "0.333"]);
  expect(digits(km.lower, 4)).toEqual(["0.2731", "0.1946", "0.1109", "0.0461"]);
  expect(digits(km.upper, 3)).toEqual(["0.975", "0.904", "0.804", "0.676"]);
});

describe("waltons", () => {
  const { waltons } = reference.curves;
  it.each([
    ["all", [0.96921, 0.827224, 0.616817, 0.311524], 56, 48.2775],
    ["control", [0.992248, 0.984435, 0.765076, 0.378595], 58, 54.3036],
    ["miR-137", [0.882353, 0.235294, 0.058824, 0.058824], 26, 25.5882],
  ] as const)("%s has the printed survival, median and restricted mean", (group, shares, median, mean) => {
    const km = kaplanMeier(rowsOf(waltons[group]!));
    const found = survivalAt(km, [10, 30, 50, 60]);
    shares.forEach((share, i) => {
      expect(found[i]).toBeCloseTo(share, 6);
    });
    expect(survivalQuantile(km).time).toBe(median);
    expect(restrictedMean(km, { horizon: 60 }).mean).toBeCloseTo(mean, 4);
  });

  it("has the printed error, hazards and tests", () => {
    const rows = rowsOf(waltons.all!);
    const km = kaplanMeier(rows);
    expect(km.standardError[km.time.findLastIndex((time) => time <= 30)]).toBeCloseTo(0.029698, 6);
    const { time, cumulativeHazard } = nelsonAalen(rows, { ties: "one-by-one" });
    const hazards = [10, 30, 50].map((at) => cumulativeHazard[time.findLastIndex((t) => t <= at)]!.toFixed(6));
    expect(hazards).toEqual(["0.031176", "0.189037", "0.481267"]);
    const grouped = groupedRows(waltons, ["control", "miR-137"]);
    const test = logRank(grouped);
    expect(test.chiSquare!.toFixed(5)).toBe("122.24913");
    expect(test.pValue!.toExponential(2)).toBe("2.04e-28");
    expect(logRank(grouped, { weights: "wilcoxon" }).chiSquare!.toFixed(5)).toBe("139.64787");
    expect(logRank(grouped, { weights: "tarone-ware" }).chiSquare!.toFixed(5)).toBe("133.88108");
    const uncensored = logRank({ ...grouped, event: grouped.event.map(() => 1) });
    expect(uncensored.chiSquare!.toFixed(5)).toBe("114.45206");
  });
});
