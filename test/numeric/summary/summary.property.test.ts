import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addToMoments,
  correlation,
  excessKurtosis,
  meanAndVariance,
  mergeMoments,
  type Moments,
  moments,
  noMoments,
  quantile,
  quantiles,
  skewness,
  standardDeviation,
  sum,
  variance,
  weightedQuantiles,
} from "../../../src/numeric/summary/index.ts";

const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const column = fc.array(number, { minLength: 2, maxLength: 40 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Equal up to rounding, on the scale that the deviations set. */
function expectSame(found: Moments, expected: Moments): void {
  expect(found.count).toBe(expected.count);
  const size = Math.sqrt(Math.max(expected.m2, found.m2)) + Math.abs(expected.mean) + 1;
  expect(Math.abs(found.mean - expected.mean)).toBeLessThan(1e-12 * size);
  (["m2", "m3", "m4"] as const).forEach((key, i) => {
    expect(Math.abs(found[key] - expected[key])).toBeLessThan(1e-10 * size ** (i + 2));
  });
}

describe("moments", () => {
  it("of two parts, merged, are those of the whole", () => {
    fc.assert(
      fc.property(column, column, (a, b) => {
        expectSame(mergeMoments(moments(a), moments(b)), moments([...a, ...b]));
      }),
    );
  });

  it("added value by value are those of the column", () => {
    fc.assert(
      fc.property(column, (values) => {
        expectSame(values.reduce(addToMoments, noMoments), moments(values));
      }),
    );
  });

  it("of nothing change nothing", () => {
    const some = moments([1, 2, 5]);
    expect(mergeMoments(noMoments, some)).toBe(some);
    expect(mergeMoments(some, noMoments)).toBe(some);
    expect(moments([])).toBe(noMoments);
  });

  it("agree with the variance in one pass", () => {
    fc.assert(
      fc.property(column, (values) => {
        const found = meanAndVariance(values);
        const expected = variance(moments(values));
        expect(Math.abs(found.variance - expected)).toBeLessThan(1e-9 * (1 + expected));
        expect(standardDeviation(moments(values))).toBe(Math.sqrt(expected));
      }),
    );
  });

  it("give skewness 0 to a mirrored column, and shape −2 to two equal halves", () => {
    fc.assert(
      fc.property(column, (values) => {
        const mirrored = moments([...values, ...values.map((x) => -x)]);
        expect(Math.abs(skewness(mirrored))).toBeLessThan(1e-6);
      }),
    );
    expect(excessKurtosis(moments([3, 3, 9, 9]))).toBe(-2);
    expect([skewness(moments([4, 4])), excessKurtosis(moments([4]))]).toEqual([0, 0]);
  });
});

describe("sum", () => {
  it("does not depend on the order", () => {
    fc.assert(
      fc.property(fc.array(number), (values) => {
        expect(sum([...values].reverse())).toBeCloseTo(sum(values), 9);
        expect(sum([...values, ...values.map((x) => -x)])).toBeCloseTo(0, 12);
      }),
    );
  });
});

describe("quantiles", () => {
  it("lie between the extremes, rise with the probability and do not depend on the order", () => {
    fc.assert(
      fc.property(column, share, share, (values, p, q) => {
        const [low, high] = quantiles(values, [Math.min(p, q), Math.max(p, q)]);
        expect(low! <= high!).toBe(true);
        expect(low! >= Math.min(...values) && high! <= Math.max(...values)).toBe(true);
        expect(quantile([...values].reverse(), p)).toBe(quantile(values, p));
      }),
    );
  });

  it("with whole weights are those of the repeated values", () => {
    const row = fc.tuple(number, fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), share, (rows, p) => {
        const repeated = rows.flatMap(([value, weight]) => new Array<number>(weight).fill(value));
        fc.pre(repeated.length > 0);
        const found = weightedQuantiles(
          rows.map(([value]) => value),
          rows.map(([, weight]) => weight),
          [p],
        );
        expect(found[0]).toBeCloseTo(quantile(repeated, p), 9);
      }),
    );
  });
});

describe("correlation", () => {
  it("is ±1 along a line, and does not change with the scale", () => {
    fc.assert(
      fc.property(column, fc.double({ min: 0.1, max: 10, noNaN: true }), (x, factor) => {
        fc.pre(new Set(x.map((value) => Math.round(value))).size > 1);
        const line = x.map((value) => 3 - factor * value);
        expect(correlation(x, line)).toBeCloseTo(-1, 9);
        expect(correlation(x, x)).toBeCloseTo(1, 12);
      }),
    );
  });
});
