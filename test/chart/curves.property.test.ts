import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binCounts, concentrationCurve } from "keizoku/chart";

const values = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 60 });

describe("concentrationCurve", () => {
  it("rises from 0 to 1, never below the line of equal shares, and bends down", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 40 }), (worth, points) => {
        const { customerShare, valueShare } = concentrationCurve(worth, points);
        expect(valueShare[0]).toBe(0);
        expect(valueShare.at(-1)).toBeCloseTo(1, 12);
        const gains = valueShare.slice(1).map((share, i) => share - valueShare[i]!);
        customerShare.forEach((share, i) => expect(valueShare[i]!).toBeGreaterThanOrEqual(share - 1e-9));
        gains.forEach((gain, i) => expect(gain).toBeLessThanOrEqual((gains[i - 1] ?? 1) + 1e-9));
      }),
    );
  });

  it("does not depend on the order or the unit of the values", () => {
    fc.assert(
      fc.property(values, (worth) => {
        const other = concentrationCurve(worth.map((value) => value * 8).reverse());
        expect(other.valueShare).toEqual(concentrationCurve(worth).valueShare);
      }),
    );
  });

  it("is the line of equal shares where all are worth the same, or nothing", () => {
    expect(concentrationCurve([3, 3, 3, 3], 4).valueShare).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(concentrationCurve([0, 0], 4).valueShare).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it("leaves its input as it was", () => {
    const worth = [3, 1, 2];
    concentrationCurve(worth);
    expect(worth).toEqual([3, 1, 2]);
  });
});

describe("binCounts", () => {
  it("counts every value once", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 30 }), (numbers, bins) => {
        const { counts, edges } = binCounts(numbers, { from: 0, to: 100, bins });
        expect(counts.reduce((a, b) => a + b)).toBe(numbers.length);
        expect(edges.length).toBe(bins + 1);
      }),
    );
  });
});
