import { describe, expect, it } from "vitest";
import { exponential, normal, randomStream } from "../../../src/numeric/random/index.ts";
import { bootstrap } from "../../../src/numeric/summary/index.ts";

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const methods = ["bca", "percentile", "basic"] as const;

/** Efron & Tibshirani (1993), table 2.1: survival of seven treated mice; the mean is 86.86. */
const mice = [94, 197, 16, 38, 99, 141, 23];

describe("bootstrap", () => {
  it("finds the standard error 23.36 of the mice's mean (Efron & Tibshirani, table 2.2, limit of many samples)", () => {
    const { estimate, standardError, bias } = bootstrap(randomStream(1), mice, mean, { resamples: 20_000 });
    expect(estimate).toBeCloseTo(86.86, 2);
    expect(Math.abs(standardError / 23.36 - 1)).toBeLessThan(0.02);
    expect(Math.abs(bias)).toBeLessThan(0.7);
  });

  it("gives the same result for the same seed, and leaves the data alone", () => {
    const data = [...mice];
    const once = bootstrap(randomStream(9).split("mice"), data, mean);
    expect(bootstrap(randomStream(9).split("mice"), data, mean)).toEqual(once);
    expect(data).toEqual(mice);
  });

  it.each(methods)("holds a mean within its interval about as often as stated: %s", (method) => {
    let held = 0;
    for (let trial = 0; trial < 200; trial++) {
      const stream = randomStream(trial);
      const data = Array.from({ length: 40 }, () => normal(stream, 10, 3));
      const { lower, upper } = bootstrap(stream.split("resample"), data, mean, { method, level: 0.9, resamples: 300 });
      if (lower <= 10 && upper >= 10) held++;
    }
    expect(held / 200).toBeGreaterThan(0.82);
    expect(held / 200).toBeLessThan(0.96);
  });

  it("reaches further to the long side of a skewed column with bca, less far with basic", () => {
    const stream = randomStream(3);
    const data = Array.from({ length: 30 }, () => exponential(stream, 1));
    const [bca, percentile, basic] = methods.map((method) => bootstrap(randomStream(4), data, mean, { method }));
    expect(bca!.upper).toBeGreaterThan(percentile!.upper);
    expect(basic!.upper).toBeLessThan(percentile!.upper);
  });

  it("moves both ends to the long side of the mice with bca", () => {
    const bca = bootstrap(randomStream(2), mice, mean);
    const percentile = bootstrap(randomStream(2), mice, mean, { method: "percentile" });
    expect(bca.replicates).toEqual(percentile.replicates);
    expect(bca.lower).toBeGreaterThan(percentile.lower);
    expect(bca.upper).toBeGreaterThan(percentile.upper);
  });

  it("gives a point where nothing varies", () => {
    for (const method of methods) {
      const result = bootstrap(randomStream(1), [5, 5, 5], mean, { method, resamples: 50 });
      expect([result.lower, result.estimate, result.upper, result.standardError]).toEqual([5, 5, 5, 0]);
    }
  });

  it("resamples rows of a table by their numbers", () => {
    const money = Float64Array.of(3, 9, 4, 20);
    const rows = [0, 1, 2, 3];
    const total = (chosen: readonly number[]): number => chosen.reduce((sum, row) => sum + money[row]!, 0);
    expect(bootstrap(randomStream(1), rows, total).estimate).toBe(36);
  });
});
