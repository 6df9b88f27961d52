import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stack } from "../../src/cohort/index.ts";
import { failure } from "../failure.ts";

describe("stack", () => {
  it("stacks 200 a year at 50 % to 200, 300, 350, 375, 387.5", () => {
    const { totals, layers } = stack({ acquisitions: 200, periods: 5, retention: 0.5 });
    expect(totals).toEqual([200, 300, 350, 375, 387.5]);
    expect(layers.slice(0, 3)).toEqual([[200], [100, 200], [50, 100, 200]]);
  });

  it("takes rates by age, of which the last holds on", () => {
    const { totals } = stack({ acquisitions: [100], periods: 4, retention: [0.5, 0.75] });
    expect(totals).toEqual([100, 50, 37.5, 28.125]);
  });

  it("takes survival curves, as numbers or as a function of age, and one of each for every cohort", () => {
    const asNumbers = stack({ acquisitions: [10, 20], retention: { survival: [1, 0.4] } });
    expect(asNumbers.layers).toEqual([[10], [4, 20]]);
    const asFunction = stack({ acquisitions: [10, 20], retention: { survival: (age) => 1 / (1 + age) } });
    expect(asFunction.layers).toEqual([[10], [5, 20]]);
    const each = stack({ acquisitions: [10, 20, 30], retention: { byCohort: [0.5, [0.25], { survival: [1] }] } });
    expect(each.layers).toEqual([[10], [5, 20], [2.5, 5, 30]]);
  });

  it("turns customers into revenue by age", () => {
    const { revenue } = stack({ acquisitions: [10, 10], retention: 0.5, revenuePerCustomer: [0, 100] });
    expect(revenue).toEqual({ layers: [[0], [500, 0]], totals: [0, 500] });
    expect(stack({ acquisitions: [1], retention: 1 }).revenue).toBeNull();
  });

  it("goes to acquisitions / (1 − retention)", () => {
    const { totals } = stack({ acquisitions: 200, periods: 200, retention: 0.5 });
    expect(totals.at(-1)).toBeCloseTo(400, 10);
  });

  it("sums its layers, and one cohort more adds exactly one layer", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const counts = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(counts, fc.array(share, { minLength: 1, maxLength: 20 }), (acquisitions, retention) => {
        const all = stack({ acquisitions, retention });
        const fewer = stack({ acquisitions: acquisitions.slice(0, -1), retention });
        all.layers.forEach((row, t) => {
          expect(row).toHaveLength(t + 1);
          expect(row.at(-1)).toBe(acquisitions[t]);
          expect(all.totals[t]).toBeCloseTo(
            row.reduce((sum, v) => sum + v, 0),
            6,
          );
        });
        expect(fewer.layers).toEqual(all.layers.slice(0, -1));
      }),
    );
  });
});

describe("stack refuses", () => {
  it.each([
    ["input.periods", { acquisitions: [1], retention: 0.5, periods: 0 }],
    ["acquisitions[1]", { acquisitions: [1, -1], retention: 0.5 }],
    ["retention", { acquisitions: [1, 1], retention: 1.5 }],
    ["retention", { acquisitions: [1, 1, 1], retention: { survival: [1, 0.5] } }],
    ["retention.byCohort", { acquisitions: [1, 1, 1], retention: { byCohort: [0.5] } }],
    ["retention.byCohort[1]", { acquisitions: [1, 1, 1], retention: { byCohort: [0.5, NaN, 1] } }],
    ["revenuePerCustomer[0]", { acquisitions: [1], retention: 1, revenuePerCustomer: NaN }],
  ])("a wrong %s", (path, input) => {
    const error = failure(() => stack(input));
    expect(error.issues[0]?.path).toBe(path);
    expect(error.code).toBe("invalid-input");
  });

  it("nobody", () => {
    expect(failure(() => stack({ acquisitions: [], retention: 0.5 })).code).toBe("empty-input");
  });
});
