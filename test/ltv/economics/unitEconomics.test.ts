import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PayingCustomer, ValuedCustomer } from "../../../src/ltv/economics/unitCustomer.ts";
import { unitEconomics } from "../../../src/ltv/economics/unitEconomics.ts";
import * as sbg from "../../../src/ltv/sbg/index.ts";
import { codesOf } from "../../failure.ts";

const plan = { period: "month", margin: 16, retention: 0.9, acquisitionCost: 40 } as const;

describe("unitEconomics", () => {
  it("is the closed form of Gupta and Lehmann for a constant retention, by timing", () => {
    const rate = fc.double({ min: 0, max: 0.999, noNaN: true });
    const discount = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(rate, discount, fc.double({ min: 0.01, max: 1e4, noNaN: true }), (retention, d, margin) => {
        const input = { ...plan, retention, margin, discountRate: { rate: d, per: "month" } } as const;
        const advance = (margin * (1 + d)) / (1 + d - retention);
        const arrears = (margin * retention) / (1 + d - retention);
        expect(unitEconomics(input).lifetimeValue / advance).toBeCloseTo(1, 9);
        expect(unitEconomics({ ...input, timing: "arrears" }).lifetimeValue).toBeCloseTo(arrears, 6);
      }),
    );
  });

  it("agrees with sums by hand for margins and rates by age, a horizon, a discount", () => {
    const input = { ...plan, margin: [30, 10, 20], retention: [0.5, 0.8], horizon: 5 } as const;
    const v = 1.21 ** (-1 / 12);
    const discountRate = { rate: 0.21, per: "year" } as const;
    const shares = [1, 0.5, 0.4, 0.32, 0.256, 0.2048];
    const margins = [30, 10, 20, 20, 20];
    const advance = margins.map((m, k) => m * shares[k]! * v ** k);
    const arrears = margins.map((m, k) => m * shares[k + 1]! * v ** (k + 1));
    const sum = (terms: number[]): number => terms.reduce((a, b) => a + b, 0);
    const found = unitEconomics({ ...input, discountRate });
    expect(found.lifetimeValue).toBeCloseTo(sum(advance), 10);
    expect(found.cumulative).toHaveLength(5);
    found.cumulative!.forEach((value, k) => expect(value).toBeCloseTo(sum(advance.slice(0, k + 1)), 10));
    expect(unitEconomics({ ...input, discountRate, timing: "arrears" }).lifetimeValue).toBeCloseTo(sum(arrears), 10);
  });

  it("takes a churn rate with its unit, survival as numbers or as a function", () => {
    const yearly = unitEconomics({ ...plan, retention: { churn: { rate: 1 - 0.9 ** 12, per: "year" } } });
    expect(yearly.lifetimeValue).toBeCloseTo(160, 9);
    expect(unitEconomics({ ...plan, retention: { churn: { rate: 1, per: "year" } } }).lifetimeValue).toBe(16);
    const numbers = unitEconomics({ ...plan, retention: { survival: [1, 0.5, 0.5, 0.25] } });
    expect(numbers.lifetimeValue).toBeCloseTo(16 * 2.25, 12);
    expect(numbers.notes.map(({ code }) => code)).toEqual(["curve-ends", "not-paid-back"]);
    const asked = { ...plan, retention: { survival: [1, 0.5, 0.5, 0.25] }, horizon: 2, timing: "arrears" } as const;
    expect(unitEconomics(asked).lifetimeValue).toBe(16);
    expect(unitEconomics(asked).notes.map(({ code }) => code)).toEqual(["not-paid-back", "never-breaks-even"]);
    const geometric = unitEconomics({ ...plan, retention: { survival: (age) => 0.9 ** age }, horizon: 1000 });
    expect(geometric.lifetimeValue).toBeCloseTo(160, 9);
    const ends = unitEconomics({ ...plan, retention: { survival: (age) => (age < 3 ? 1 : 0) } });
    expect(ends.lifetimeValue).toBe(48);
  });

  it("is margin times what sbg says of its own curve, to the end", () => {
    const model = { parameters: { alpha: 0.704, beta: 1.182 }, fit: { timeUnit: "year" } } as const;
    const discountRate = { rate: 0.1, per: "year" } as const;
    const input = { period: "year", margin: 7, acquisitionCost: 20, discountRate } as const;
    // The first margin is paid in any case; the next renewals are worth one period less than at the renewal.
    const residual = sbg.residualValue(model, { renewals: 0 }, { discountRate, timing: "after-payment" });
    const found = unitEconomics({ ...input, retention: { survival: sbg.survivalCurve(model) } });
    expect(found.lifetimeValue).toBeCloseTo(7 * (1 + residual), 8);
  });

  it("finds the payback period by period, exactly, and on the far side of the known rates", () => {
    const by = (input: Partial<PayingCustomer>) => unitEconomics({ ...plan, ...input }).payback;
    expect(by({ acquisitionCost: 0 })).toEqual({ periods: 0, exact: 0 });
    expect(by({ acquisitionCost: 16 })).toEqual({ periods: 1, exact: 1 });
    expect(by({ acquisitionCost: 8 })).toEqual({ periods: 1, exact: 0.5 });
    expect(by({ acquisitionCost: 30.4 })?.periods).toBe(2);
    expect(by({ retention: 1, horizon: 100, acquisitionCost: 160 })).toEqual({ periods: 10, exact: 10 });
    expect(by({ acquisitionCost: 159.999 })?.periods).toBe(Math.ceil(Math.log(0.001 / 160) / Math.log(0.9)));
    expect(by({ acquisitionCost: 160.01 })).toBeNull();
    const paid = unitEconomics({ ...plan, acquisitionCost: 160.01 });
    expect(paid.notes.map(({ code }) => code)).toEqual(["not-paid-back"]);
  });

  it("has a payback that rises with the cost, and is the first period that covers it", () => {
    const cost = fc.double({ min: 0.1, max: 200, noNaN: true });
    const retention = fc.double({ min: 0, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(cost, cost, retention, (a, b, rate) => {
        const of = (acquisitionCost: number) =>
          unitEconomics({ ...plan, retention: [0.7, rate], acquisitionCost, curvePeriods: 3000 });
        const [less, more] = [of(Math.min(a, b)), of(Math.max(a, b))];
        if (more.payback === null) return;
        expect(less.payback!.exact).toBeLessThanOrEqual(more.payback.exact + 1e-9);
        const { periods, exact } = more.payback;
        expect(exact).toBeGreaterThan(periods - 1 - 1e-9);
        expect(exact).toBeLessThanOrEqual(periods);
        if (periods > 3000) return;
        expect(more.cumulative![periods - 1]!).toBeGreaterThanOrEqual(more.acquisitionCost * (1 - 1e-9));
        if (periods > 1) expect(more.cumulative![periods - 2]!).toBeLessThan(more.acquisitionCost * (1 + 1e-9));
      }),
    );
  });

  it("says what an acquisition may cost, for a ratio and for a payback", () => {
    const found = unitEconomics({ ...plan, targetRatio: 4, targetPayback: 2 });
    expect(found.allowedCost).toEqual({ forRatio: expect.closeTo(40, 12), forPayback: expect.closeTo(30.4, 12) });
    expect(found.reachesTarget).toBe(true);
    expect(unitEconomics({ ...plan, targetRatio: 4.01 }).reachesTarget).toBe(false);
    expect(unitEconomics({ ...plan, acquisitionCost: found.allowedCost.forPayback! }).payback?.periods).toBe(2);
  });

  it("finds the churn at which the value is the cost, whatever the shape", () => {
    const of = (input: Partial<PayingCustomer>) => unitEconomics({ ...plan, ...input });
    expect(of({}).breakEvenChurn).toEqual({ forCost: expect.closeTo(0.4, 12), forRatio: expect.closeTo(16 / 120, 12) });
    const shaped = { margin: [5, 20, 9], discountRate: { rate: 0.3, per: "year" }, timing: "arrears" } as const;
    const { forCost } = of(shaped).breakEvenChurn;
    expect(of({ ...shaped, retention: 1 - forCost! }).lifetimeValue).toBeCloseTo(40, 8);
    expect(of({ acquisitionCost: 16 }).breakEvenChurn.forCost).toBe(1);
    const short = of({ horizon: 2 });
    expect(short.breakEvenChurn).toEqual({ forCost: null, forRatio: null });
    expect(short.notes.map(({ code }) => code)).toEqual(["not-paid-back", "never-breaks-even"]);
  });

  it("takes a value alone, with intervals", () => {
    const found = unitEconomics({ lifetimeValue: 160, acquisitionCost: 40 });
    expect(found).toMatchObject({ ratio: 4, ratioInterval: null, payback: null, cumulative: null });
    expect(found.notes.map(({ code }) => code)).toEqual(["no-payments"]);
    const both = unitEconomics({
      lifetimeValue: { value: 100, lower: 50, upper: 200 },
      acquisitionCost: { value: 10, lower: 5, upper: 20 },
    });
    const width = Math.exp(Math.hypot(Math.log(2), Math.log(2)));
    expect(both.ratioInterval!.lower).toBeCloseTo(10 / width, 10);
    expect(both.ratioInterval!.upper).toBeCloseTo(10 * width, 10);
    const withCost = unitEconomics({ ...plan, acquisitionCost: { value: 40, lower: 32, upper: 50 } });
    expect(withCost.ratioInterval).toEqual({ lower: expect.closeTo(3.2, 10), upper: expect.closeTo(5, 10) });
    const zero = { value: 10, lower: 0, upper: 20 };
    expect(unitEconomics({ lifetimeValue: zero, acquisitionCost: 5 }).ratioInterval!.lower).toBe(0);
    expect(unitEconomics({ lifetimeValue: 5, acquisitionCost: zero }).ratioInterval).toBeNull();
  });

  it("has no ratio where winning costs nothing", () => {
    const free = unitEconomics({ ...plan, acquisitionCost: 0 });
    expect([free.ratio, free.reachesTarget, free.breakEvenChurn.forCost]).toEqual([null, true, 1]);
    expect(free.notes.map(({ code }) => code)).toEqual(["no-acquisition-cost"]);
  });
});

describe("unitEconomics refuses", () => {
  it.each<[string, unknown]>([
    ["invalid-input input", null],
    ["mean-undefined input", { ...plan, retention: 1 }],
    ["invalid-input input.period", { ...plan, period: "moon" }],
    ["invalid-input input.margin", { ...plan, margin: -1 }],
    ["invalid-input input.margin[1]", { ...plan, margin: [1, NaN] }],
    ["empty-input input.margin", { ...plan, margin: [] }],
    ["invalid-input input.margin", { ...plan, margin: null }],
    ["invalid-input input.retention", { ...plan, retention: 1.1 }],
    ["invalid-input input.retention", { ...plan, retention: null }],
    ["invalid-input input.retention[1]", { ...plan, retention: [1, "0.5"] }],
    ["invalid-input input.retention[0]", { ...plan, retention: [] }],
    ["invalid-input input.retention.churn.rate", { ...plan, retention: { churn: { rate: 5, per: "year" } } }],
    ["invalid-input input.retention.churn.per", { ...plan, retention: { churn: { rate: 0.5 } } }],
    ["invalid-input input.retention.churn.rate", { ...plan, retention: { churn: null } }],
    ["invalid-input input.retention.survival", { ...plan, retention: { survival: null } }],
    ["invalid-input input.retention.survival[0]", { ...plan, retention: { survival: [0.9] } }],
    ["invalid-input input.retention.survival[2]", { ...plan, retention: { survival: [1, 0.5, 0.6] } }],
    ["invalid-input input.retention.survival", { ...plan, retention: { survival: [1, 0.5] }, horizon: 3 }],
    ["invalid-input input.retention.survival(1)", { ...plan, retention: { survival: (age: number) => 1 + age } }],
    ["invalid-input input.retention.survival", { ...plan, retention: { survival: () => 1 } }],
    ["invalid-input input.discountRate", { ...plan, discountRate: null }],
    ["invalid-input input.discountRate.rate", { ...plan, discountRate: { rate: -0.1, per: "year" } }],
    ["invalid-input input.discountRate.per", { ...plan, discountRate: { rate: 0.1 } }],
    ["invalid-input input.timing", { ...plan, timing: "later" }],
    ["invalid-input input.horizon", { ...plan, horizon: 0 }],
    ["invalid-input input.horizon", { ...plan, horizon: 5n }],
    ["invalid-input input.horizon", { ...plan, horizon: Symbol("5"), timing: "arrears" }],
    ["invalid-input input.curvePeriods", { ...plan, curvePeriods: 5n }],
    ["invalid-input input.targetRatio", { ...plan, targetRatio: 5n }],
    ["invalid-input input.curvePeriods", { ...plan, curvePeriods: 1e9 }],
    ["invalid-input input.targetRatio", { ...plan, targetRatio: 0 }],
    ["invalid-input input.targetPayback", { ...plan, targetPayback: 1.5 }],
    ["invalid-input input.acquisitionCost", { ...plan, acquisitionCost: null }],
    ["invalid-input input.acquisitionCost.lower", { ...plan, acquisitionCost: { value: 1, lower: 2, upper: 3 } }],
    ["invalid-input input.lifetimeValue", { lifetimeValue: "5", acquisitionCost: 1 }],
    ["invalid-input input.lifetimeValue", { ...plan, lifetimeValue: 5 }],
  ])("%s", (issue, input) => {
    expect(codesOf(() => unitEconomics(input as PayingCustomer | ValuedCustomer))).toEqual([issue]);
  });

  it("and lists everything at once", () => {
    const wrong = { period: "moon", margin: -1, retention: 2, acquisitionCost: -1, targetRatio: 0 };
    expect(codesOf(() => unitEconomics(wrong as unknown as PayingCustomer)).sort()).toEqual([
      "invalid-input input.acquisitionCost",
      "invalid-input input.margin",
      "invalid-input input.period",
      "invalid-input input.retention",
      "invalid-input input.targetRatio",
    ]);
  });
});
