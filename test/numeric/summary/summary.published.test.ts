import { describe, expect, it } from "vitest";
import {
  correlation,
  covariance,
  meanAndVariance,
  moments,
  quantiles,
  standardDeviation,
  sum,
} from "../../../src/numeric/summary/index.ts";

describe("NIST Statistical Reference Datasets, univariate summary statistics (certified values)", () => {
  /** Sets of the form first, then 0.2 above and below in turn, of higher difficulty as the mean grows. */
  const alternating = (first: number, low: number, high: number): number[] => [
    first,
    ...Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? low : high)),
  ];

  it.each([
    { name: "NumAcc1", values: [10000001, 10000003, 10000002], mean: 10000002, deviation: 1, digits: 15 },
    { name: "NumAcc2", values: alternating(1.2, 1.1, 1.3), mean: 1.2, deviation: 0.1, digits: 14 },
    {
      name: "NumAcc3",
      values: alternating(1000000.2, 1000000.1, 1000000.3),
      mean: 1000000.2,
      deviation: 0.1,
      digits: 9,
    },
    {
      name: "NumAcc4",
      values: alternating(10000000.2, 10000000.1, 10000000.3),
      mean: 10000000.2,
      deviation: 0.1,
      digits: 7,
    },
  ])("$name", ({ values, mean, deviation, digits }) => {
    const found = meanAndVariance(values);
    expect(found.mean / mean).toBeCloseTo(1, 14);
    expect(Math.sqrt(found.variance)).toBeCloseTo(deviation, digits);
    expect(moments(values).mean / mean).toBeCloseTo(1, 15);
    expect(standardDeviation(moments(values))).toBeCloseTo(deviation, digits);
  });
});

it("sums what plain addition loses (Kahan and Neumaier's example)", () => {
  expect(sum([1, 1e100, 1, -1e100])).toBe(2);
  expect(sum(new Array<number>(10).fill(0.1))).toBe(1);
  expect(sum([Infinity, 1])).toBe(Infinity);
  expect(sum([])).toBe(0);
});

/** Anscombe (1973), The American Statistician 27, 17–21: the first of the four sets. */
const anscombe = {
  x: [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
  y: [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
};

it("gives Anscombe's correlation 0.816 and his variances 11 and 4.127", () => {
  expect(correlation(anscombe.x, anscombe.y)).toBeCloseTo(0.816, 3);
  expect(covariance(anscombe.x, anscombe.x)).toBeCloseTo(11, 12);
  expect(covariance(anscombe.y, anscombe.y)).toBeCloseTo(4.127, 3);
});

it("gives the quantiles of R's documentation style example: 1 to 10 at 0, 10, 25, 50, 75, 100 percent", () => {
  const values = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
  expect([...quantiles(values, [0, 0.1, 0.25, 0.5, 0.75, 1])]).toEqual([1, 1.9, 3.25, 5.5, 7.75, 10]);
});
