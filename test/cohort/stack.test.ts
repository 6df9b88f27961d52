import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stack, type StackInput } from "../../src/cohort/index.ts";
import { KeizokuError } from "../../src/schema/index.ts";
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
    ["retention.survival", { acquisitions: [1, 1, 1], retention: { survival: [1, 0.5] } }],
    ["retention.survival[0]", { acquisitions: [1, 1], retention: { survival: [0.9, 0.5] } }],
    ["retention.survival[2]", { acquisitions: [1, 1], retention: { survival: [1, 0.5, 0.6] } }],
    ["retention.survival(0)", { acquisitions: [1, 1], retention: { survival: () => 0.5 } }],
    ["retention.survival(1)", { acquisitions: [1, 1], retention: { survival: (age: number) => 1 + age } }],
    ["retention[3]", { acquisitions: [1, 1], retention: [0.5, 0.5, 0.5, 2] }],
    ["retention[0]", { acquisitions: [1], retention: [] }],
    ["input.periods", { acquisitions: 200, retention: 0.5 }],
    ["input.periods", { acquisitions: [200], retention: 0.5, periods: 3001 }],
    ["input.periods", { acquisitions: new Float64Array(3001), retention: 0.5 }],
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

  it.each([
    ["", null],
    ["", undefined],
    ["", "x"],
    ["acquisitions", { retention: 0.5 }],
    ["acquisitions", { acquisitions: "12", retention: 0.5 }],
    ["retention", { acquisitions: [1, 1] }],
    ["retention", { acquisitions: [1, 1], retention: null }],
    ["retention", { acquisitions: [1, 1], retention: "0.5" }],
    ["retention", { acquisitions: [1, 1], retention: {} }],
    ["retention.survival", { acquisitions: [1, 1], retention: { survival: null } }],
    ["retention.survival", { acquisitions: [1, 1], retention: { survival: "10" } }],
    ["retention.byCohort", { acquisitions: [1, 1], retention: { byCohort: null } }],
    ["retention.byCohort[1]", { acquisitions: [1, 1], retention: { byCohort: [0.5, null] } }],
    ["retention[1]", { acquisitions: [1, 1], retention: [0.5, 1n] }],
    ["revenuePerCustomer", { acquisitions: [1, 1], retention: 1, revenuePerCustomer: null }],
  ])("what is none, at %j", (path, input) => {
    const error = failure(() => stack(input as unknown as StackInput));
    expect(error).toBeInstanceOf(KeizokuError);
    expect(error.issues.map((issue) => issue.path)).toEqual([path === "" ? "input" : path]);
  });
});
