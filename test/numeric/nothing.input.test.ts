import { describe, expect, it } from "vitest";
import * as numeric from "../../src/numeric/index.ts";
import { KeizokuError } from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";

const stream = numeric.randomStream(1);
/** What plain JavaScript may pass instead of a column. */
const none = [null, undefined, 5, "12", {}, new BigInt64Array(2)] as unknown as never[];
const two = [1, 2];

describe.each(none)("%o", (value) => {
  it("is no column", () => {
    expect(codesOf(() => numeric.moments(value))).toEqual(["invalid-input values"]);
    expect(codesOf(() => numeric.meanAndVariance(value))).toEqual(["invalid-input values"]);
    expect(codesOf(() => numeric.quantile(value, 0.5))).toEqual(["invalid-input values"]);
    expect(codesOf(() => numeric.quantiles(value, [0.5]))).toEqual(["invalid-input values"]);
    expect(codesOf(() => numeric.weightedQuantiles(value, two, [0.5]))).toEqual(["invalid-input values"]);
    expect(codesOf(() => numeric.weightedQuantiles(two, value, [0.5]))).toEqual(["invalid-input weights"]);
    expect(codesOf(() => numeric.correlation(value, two))).toEqual(["invalid-input x"]);
    expect(codesOf(() => numeric.covariance(two, value))).toEqual(["invalid-input y"]);
    expect(codesOf(() => numeric.sum(value))[0]).toMatch(/^invalid-input values/);
    expect(codesOf(() => numeric.quantiles(two, value))[0]).toMatch(/^invalid-input probabilities/);
    expect(codesOf(() => numeric.categorical(stream, value))[0]).toMatch(/^invalid-input weights/);
  });

  it("is no parameter of a distribution", () => {
    const wrong = value === (5 as never) ? (-5 as never) : value;
    const draws = [
      () => numeric.gamma(stream, wrong, 1),
      () => numeric.beta(stream, 1, wrong),
      () => numeric.exponential(stream, wrong),
      () => numeric.poisson(stream, wrong),
      () => numeric.binomial(stream, 3, wrong),
      () => numeric.geometric(stream, wrong),
      () => numeric.negativeBinomial(stream, 2, wrong),
      () => numeric.normal(stream, 0, wrong ?? NaN),
      () => numeric.uniform(stream, 6, wrong),
      () => numeric.sample(stream, [1], wrong),
    ];
    for (const draw of draws) expect(draw).toThrow(KeizokuError);
  });
});

it("64-bit integers are no parameters and no values", () => {
  const one = 1n as unknown as number;
  const draws = [
    () => numeric.gamma(stream, one, 1),
    () => numeric.beta(stream, one, 1),
    () => numeric.poisson(stream, one),
    () => numeric.binomial(stream, one, 0.5),
    () => numeric.binomial(stream, 3, one),
    () => numeric.uniform(stream, 0, one),
    () => numeric.uniform(stream, one, 3),
    () => numeric.normal(stream, one, one),
    () => numeric.categorical(stream, [one, 2]),
    () => numeric.sum([one]),
    () => numeric.sum(["1" as never]),
    () => numeric.quantile(two, one),
    () => numeric.meanAndVariance([one, 2]),
  ];
  for (const draw of draws) expect(draw).toThrow(KeizokuError);
});

it("there must be a list to draw from, and moments to read", () => {
  for (const value of [null, undefined, 5] as never[]) {
    expect(codesOf(() => numeric.shuffle(stream, value))).toEqual(["invalid-input values"]);
    expect(codesOf(() => numeric.sample(stream, value, 1))).toEqual(["invalid-input values"]);
    expect(codesOf(() => numeric.variance(value))).toEqual(["invalid-input of"]);
    expect(codesOf(() => numeric.skewness(value))).toEqual(["invalid-input of"]);
    expect(codesOf(() => numeric.mergeMoments(value, numeric.noMoments))).toEqual(["invalid-input a"]);
  }
});

describe("numbers near the end of a double", () => {
  const huge = [-1e308, 1e308];

  it("correlate as smaller ones do", () => {
    expect(numeric.correlation(huge, [1, 2])).toBeCloseTo(1, 14);
    expect(numeric.correlation([1e308, 1.5e308, 1.7e308], [3, 2, 1.6])).toBeCloseTo(-1, 12);
    expect(numeric.correlation([1e-200, 2e-200], [2, 1])).toBeCloseTo(-1, 14);
  });

  it("have no covariance, variance or moments that a double holds", () => {
    expect(codesOf(() => numeric.covariance(huge, huge))).toEqual(["not-finite x"]);
    expect(codesOf(() => numeric.meanAndVariance(huge))).toEqual(["not-finite values"]);
    expect(codesOf(() => numeric.moments(huge))).toEqual(["not-finite values"]);
  });
});

describe("functions", () => {
  it("must be there to be minimised", () => {
    const searches = [numeric.minimize, numeric.bfgs, numeric.newton, numeric.nelderMead];
    for (const search of searches) {
      expect(codesOf(() => search({ value: undefined } as never, [0]))[0]).toBe("invalid-input objective.value");
      expect(codesOf(() => search(null as never, [0]))).toEqual(["invalid-input objective"]);
      expect(codesOf(() => search({ value: () => 0 }, null as never))[0]).toBe("invalid-input start");
    }
    expect(codesOf(() => numeric.brentMinimum(null as never, 0, 1))).toEqual(["invalid-input f"]);
    expect(codesOf(() => numeric.brentRoot(undefined as never, 0, 1n as never))).toEqual([
      "invalid-input f",
      "invalid-input upper",
    ]);
  });

  it("must be there to be bootstrapped, over a list", () => {
    expect(codesOf(() => numeric.bootstrap(stream, two, null as never))).toEqual(["invalid-input statistic"]);
    expect(codesOf(() => numeric.bootstrap(stream, null as never, () => 1))).toEqual(["invalid-input data"]);
    const options = { resamples: 5n, level: 1n, method: "bcb" } as never;
    expect(codesOf(() => numeric.bootstrap(stream, two, () => 1, options))).toEqual([
      "invalid-input options.resamples",
      "invalid-input options.level",
      "invalid-input options.method",
    ]);
  });
});
