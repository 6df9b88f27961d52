import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concentration } from "../../../src/ltv/economics/concentration.ts";
import type { ConcentrationOptions } from "../../../src/ltv/economics/concentrationOptions.ts";
import { codesOf } from "../../failure.ts";

describe("concentration", () => {
  it("of 1, 1, 2, 6 by hand", () => {
    const found = concentration([6, 1, 2, 1], { top: [1, 0.25, 0.125, 0], shares: [0.5, 0.8, 1], points: 2 });
    expect(found.gini).toBeCloseTo(0.4, 14);
    expect(found.giniUnbiased).toBeCloseTo(0.4 * (4 / 3), 14);
    expect(found.hhi).toBeCloseTo((1 + 1 + 4 + 36) / 100, 14);
    expect(found.hoover).toBeCloseTo(0.35, 14);
    const theil = [0.4, 0.4, 0.8, 2.4].reduce((sum, x) => sum + (x * Math.log(x)) / 4, 0);
    expect(found.theil).toBeCloseTo(theil, 14);
    expect(found.atkinson).toBeCloseTo(1 - ((2 + Math.SQRT2 + Math.sqrt(6)) / 4) ** 2 / 2.5, 14);
    expect(found.lorenz).toEqual({ customerShare: [0, 0.5, 1], valueShare: [0, expect.closeTo(0.2, 14), 1] });
    expect(found.topShares.map(({ top, share }) => [top, share])).toEqual([
      [0, 0],
      [0.125, expect.closeTo(0.3, 14)],
      [0.25, expect.closeTo(0.6, 14)],
      [1, 1],
    ]);
    expect(found.customersForShare.map(({ customers }) => customers)).toEqual([1, 2, 4]);
    expect([found.customers, found.total, found.zeros, found.intervals, found.notes]).toEqual([4, 10, 0, null, []]);
  });

  it("counts customers with nothing, or asks about the others", () => {
    const all = concentration([0, 0, 0, 5]);
    expect([all.gini, all.giniUnbiased, all.hhi, all.atkinson, all.zeros]).toEqual([0.75, 1, 1, 0.75, 3]);
    expect(all.notes).toEqual([{ code: "zero-values", message: "3 customers with nothing count as customers." }]);
    const some = concentration([0, 0, 0, 5], { zeros: "omit" });
    expect([some.customers, some.gini, some.giniUnbiased, some.zeros]).toEqual([1, 0, null, 0]);
    expect(concentration([0, 1], { epsilon: 1 }).atkinson).toBe(1);
    expect(concentration([0, 1], { epsilon: 2 }).atkinson).toBe(1);
    expect(concentration([1, 4], { epsilon: 1 }).atkinson).toBeCloseTo(1 - 2 / 2.5, 14);
    expect(concentration([1, 4], { epsilon: 2 }).atkinson).toBeCloseTo(1 - 1.6 / 2.5, 14);
  });

  it("treats values below 0 as told", () => {
    expect(codesOf(() => concentration([1, -1]))).toEqual(["invalid-input values[1]"]);
    const zero = concentration([-2, 1, 1], { negative: "zero" });
    expect([zero.customers, zero.zeros, zero.total]).toEqual([3, 1, 2]);
    expect(zero.notes[0]).toEqual({ code: "negative-values", message: "1 customers below 0 were counted as 0." });
    const omit = concentration([-2, 1, 1], { negative: "omit" });
    expect([omit.customers, omit.gini]).toEqual([2, 0]);
    expect(omit.notes.map(({ code }) => code)).toEqual(["negative-values"]);
  });

  const amount = fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1e6, noNaN: true }));
  const column = fc.array(amount, { minLength: 1, maxLength: 40 }).filter((values) => values.some((x) => x > 0));

  it("agrees with the definitions, by brute force", () => {
    fc.assert(
      fc.property(column, fc.double({ min: 1e-9, max: 1, noNaN: true }), (values, p) => {
        const { gini, hoover, topShares, customersForShare } = concentration(values, { top: [p], shares: [p] });
        const n = values.length;
        const total = values.reduce((a, b) => a + b, 0);
        let differences = 0;
        for (const a of values) for (const b of values) differences += Math.abs(a - b);
        expect(gini).toBeCloseTo(differences / (2 * n * total), 9);
        expect(hoover).toBeCloseTo(values.reduce((sum, x) => sum + Math.abs(x / total - 1 / n), 0) / 2, 9);
        const falling = [...values].sort((a, b) => b - a);
        const best = falling.reduce((sum, x, k) => sum + x * Math.max(0, Math.min(1, p * n - k)), 0);
        expect(topShares[0]!.share).toBeCloseTo(best / total, 9);
        const count = customersForShare[0]!.customers;
        const held = (k: number): number => falling.slice(0, k).reduce((a, b) => a + b, 0);
        expect(held(count)).toBeGreaterThanOrEqual(p * total * (1 - 1e-9));
        if (count > 0) expect(held(count - 1)).toBeLessThan(p * total * (1 + 1e-9));
      }),
    );
  });

  it("has a Lorenz curve from 0 to 1, convex, below the diagonal", () => {
    fc.assert(
      fc.property(column, (values) => {
        const { valueShare, customerShare } = concentration(values, { points: 17 }).lorenz;
        expect([valueShare[0], valueShare[17]]).toEqual([0, 1]);
        valueShare.forEach((share, k) => {
          expect(share).toBeLessThanOrEqual(customerShare[k]! + 1e-12);
          if (k > 0) expect(share).toBeGreaterThanOrEqual(valueShare[k - 1]! - 1e-12);
          if (k > 1) expect(share - 2 * valueShare[k - 1]! + valueShare[k - 2]!).toBeGreaterThanOrEqual(-1e-12);
        });
      }),
    );
  });

  it("does not change with the unit of money, the order, or when everybody is counted three times", () => {
    fc.assert(
      fc.property(column, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (values, unit) => {
        const names = ["gini", "theil", "hoover", "atkinson"] as const;
        const of = (list: number[], options: ConcentrationOptions = {}): number[] => {
          const found = concentration(list, { top: [0.3], ...options });
          return [...names.map((name) => found[name]), found.topShares[0]!.share];
        };
        const plain = of(values);
        const others = [
          of(values.map((x) => x * unit)),
          of([...values].reverse()),
          of([...values, ...values, ...values]),
          of(values, { weight: values.map(() => 3) }),
        ];
        for (const other of others) other.forEach((figure, k) => expect(figure).toBeCloseTo(plain[k]!, 9));
        const thrice = concentration(values, { weight: values.map(() => 3) });
        expect(thrice.hhi).toBeCloseTo(concentration(values).hhi / 3, 9);
      }),
    );
  });

  it("takes weights that are not whole", () => {
    const found = concentration([1, 3], { weight: [1.5, 0.5], shares: [0.5], top: [0.25] });
    expect(found.topShares[0]!.share).toBeCloseTo(0.5, 14);
    expect(found.customersForShare[0]).toEqual({ share: 0.5, customers: 0.5, fraction: 0.25, interval: null });
    expect(concentration([1, 3, 9], { weight: [1, 1, 0] }).gini).toBe(concentration([1, 3]).gini);
  });

  it("draws the same intervals from the same seed, around the estimate", () => {
    const values = Float64Array.from({ length: 300 }, (_, i) => (i % 7) ** 3 + (i % 11));
    const bootstrap = { resamples: 500, seed: "north", level: 0.9 };
    const found = concentration(values, { bootstrap });
    expect(concentration(values, { bootstrap })).toEqual(found);
    expect(concentration(values, { bootstrap: { ...bootstrap, seed: 2 } }).intervals).not.toEqual(found.intervals);
    const around = ({ lower, upper }: { lower: number; upper: number }, estimate: number): void => {
      expect(lower).toBeLessThanOrEqual(estimate);
      expect(upper).toBeGreaterThanOrEqual(estimate);
    };
    around(found.intervals!.gini, found.gini);
    for (const { interval, share } of found.topShares) around(interval!, share);
    for (const { interval, fraction } of found.customersForShare) around(interval!, fraction);
    const one = concentration([0, 0, 3], { bootstrap: { resamples: 50 } });
    expect(Object.values(one.intervals!).flatMap(({ lower, upper }) => [lower, upper])).toSatisfy((ends: number[]) =>
      ends.every(Number.isFinite),
    );
  });
});

describe("concentration refuses", () => {
  it.each<[string, unknown, unknown]>([
    ["empty-input values", [], {}],
    ["empty-input values", [0, 0], {}],
    ["empty-input values", [5], { weight: [0] }],
    ["invalid-input values", null, {}],
    ["invalid-input values[1]", [1, NaN], {}],
    ["invalid-input weight", [1], { weight: null }],
    ["invalid-input weight[0]", [1, 1], { weight: [-1, 1] }],
    ["invalid-input weight[0]", [1, 1], { weight: [0.5, 1], bootstrap: { resamples: 10 } }],
    ["invalid-input options.weight", [1, 1], { weight: [1e11, 1], bootstrap: { resamples: 10 } }],
    ["invalid-input options", [1], null],
    ["invalid-input options.top[0]", [1], { top: [2] }],
    ["invalid-input options.shares", [1], { shares: 0.8 }],
    ["invalid-input options.points", [1], { points: 0 }],
    ["invalid-input options.epsilon", [1], { epsilon: 0 }],
    ["invalid-input options.negative", [1], { negative: "drop" }],
    ["invalid-input options.zeros", [1], { zeros: null }],
    ["invalid-input options.bootstrap.resamples", [1], { bootstrap: { resamples: 1 } }],
    ["invalid-input options.bootstrap.resamples", [1], { bootstrap: {} }],
    ["invalid-input options.bootstrap.level", [1], { bootstrap: { resamples: 10, level: 1 } }],
    ["invalid-input options.bootstrap.seed", [1], { bootstrap: { resamples: 10, seed: null } }],
  ])("%s", (issue, values, options) => {
    expect(codesOf(() => concentration(values as number[], options as ConcentrationOptions))).toEqual([issue]);
  });

  it("and lists everything at once", () => {
    expect(codesOf(() => concentration([1, -1], { points: 0, top: [-1] }))).toEqual([
      "invalid-input options.top[0]",
      "invalid-input options.points",
      "invalid-input values[1]",
    ]);
  });
});
