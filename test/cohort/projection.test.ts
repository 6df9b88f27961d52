import { describe, expect, it } from "vitest";
import { nowcast, nowcastPeriod, projectStack } from "../../src/cohort/projection/index.ts";
import { stack } from "../../src/cohort/stack.ts";
import { kaplanMeier, survivalShares } from "../../src/cohort/survival/index.ts";
import { randomStream } from "../../src/numeric/index.ts";
import type { Subscription } from "../../src/schema/index.ts";

const history = stack({ acquisitions: [200, 200, 200], retention: 0.5 });

describe("projectStack", () => {
  it("goes on as the plan would, where the retention is the plan's", () => {
    const longer = stack({ acquisitions: [200, 200, 200, 100, 300], retention: [0.5, 0.8] });
    const known = stack({ acquisitions: [200, 200, 200], retention: [0.5, 0.8] });
    const { customers } = projectStack(known, { retention: [0.5, 0.8], acquisitions: [100, 300] });
    expect(customers.totals).toEqual(longer.totals);
    expect(customers.layers).toEqual(longer.layers);
  });

  it("keeps old customers by what is left of the curve at their age", () => {
    const survival = [1, 0.5, 0.4, 0.36];
    const { customers } = projectStack(
      { layers: [[100], [70, 10]] },
      { retention: { survival }, acquisitions: 0, horizon: 2 },
    );
    // 70 are of age 1: 0.4 / 0.5 of them reach age 2, 0.36 / 0.5 age 3; 10 are of age 0.
    [56, 5, 0].forEach((count, c) => {
      expect(customers.layers[2]![c]).toBeCloseTo(count, 10);
    });
    [50.4, 4, 0, 0].forEach((count, c) => {
      expect(customers.layers[3]![c]).toBeCloseTo(count, 10);
    });
  });

  it("is the history for a horizon of 0", () => {
    const projected = projectStack(history, { retention: 0.5, acquisitions: [] });
    expect(projected.customers.layers).toEqual(history.layers);
    expect(projected.customers.totals).toEqual(history.totals);
    expect(projected.customers.fan).toEqual({
      mean: [],
      median: [],
      intervals: [0.5, 0.8, 0.95].map((level) => ({ level, lower: [], upper: [] })),
    });
  });

  it("takes Kaplan-Meier shares, functions of age, a curve for each cohort, and draws", () => {
    const curve = survivalShares(kaplanMeier({ duration: [1, 2, 3, 4, 5, 5], event: [1, 1, 1, 1, 0, 0] }));
    const shared = projectStack(history, { retention: curve, acquisitions: [0, 0], noise: "none" });
    expect(shared.customers.totals.at(-1)).toBeGreaterThan(0);
    const each = { byCohort: [1, 0.5, 0, 0.5] };
    expect(projectStack(history, { retention: each, acquisitions: [10] }).customers.layers[3]).toEqual([50, 50, 0, 10]);
    const draws = [0.4, { survival: (age: number) => 0.6 ** age }];
    const { customers, paths, notes } = projectStack(history, {
      retention: { draws },
      acquisitions: [200],
      noise: "none",
    });
    expect(paths).toBe(2);
    expect(customers.totals[3]).toBeCloseTo(375, 9);
    // 350 customers kept at 0.4 and at 0.6, with 200 new ones: 340 and 410.
    expect(customers.fan.median[0]).toBeCloseTo(375, 9);
    expect(customers.fan.intervals[0]!.lower[0]).toBeCloseTo(340 + 0.25 * 70, 9);
    expect(notes).toEqual([]);
  });

  it("turns customers into money: by age, or as each cohort pays now", () => {
    const byAge = projectStack(history, { retention: 0.5, acquisitions: [100], revenuePerCustomer: [10, 20] });
    expect(byAge.revenue!.totals).toEqual([2000, 4000, 5000, 25 * 20 + 50 * 20 + 100 * 20 + 100 * 10]);
    const paying = stack({ acquisitions: [200, 200], retention: 0.5, revenuePerCustomer: [10, 30] });
    const held = projectStack(paying, { retention: 0.5, acquisitions: [100] });
    expect(held.revenue!.layers.slice(0, 2)).toEqual(paying.revenue!.layers);
    expect(held.revenue!.layers[2]).toEqual([50 * 30, 100 * 10, 100 * 10]);
    expect(projectStack(history, { retention: 0.5, acquisitions: [100] }).revenue).toBeNull();
  });

  it("goes on from a plan that brought nobody new", () => {
    const closed = stack({ acquisitions: [100], periods: 3, retention: 0.5 });
    const { customers } = projectStack(closed, { retention: 0.5, acquisitions: [40, 0] });
    expect(customers.layers).toEqual([[100], [50], [25], [12.5, 0, 0, 40], [6.25, 0, 0, 20, 0]]);
  });

  it("draws the same fan for the same seed, and another for another", () => {
    const options = { retention: 0.5, acquisitions: [30, 30], paths: 200 };
    const fan = (seed: number | string) => projectStack(history, { ...options, seed }).customers.fan;
    expect(fan(3)).toEqual(fan(3));
    expect(fan("a")).not.toEqual(fan("b"));
    const stream = projectStack(history, { ...options, seed: randomStream(3) }).customers.fan;
    expect(stream).toEqual(fan(3));
  });

  it("has the spread of a binomial number where customers are few", () => {
    // 40 customers of whom each stays with 0.5: standard deviation √10, 95 % from 14 to 26.
    const { fan } = projectStack({ layers: [[40]] }, { retention: 0.5, acquisitions: [0], paths: 20_000 }).customers;
    expect(fan.mean[0]).toBeCloseTo(20, 0);
    expect(fan.median).toEqual([20]);
    expect(fan.intervals[2]).toEqual({ level: 0.95, lower: [14], upper: [26] });
    expect(fan.intervals[0]).toEqual({ level: 0.5, lower: [18], upper: [22] });
  });

  it("says what the fan does not hold, and where the curve ends before the customers", () => {
    const certain = projectStack(history, { retention: 0.5, acquisitions: [1], noise: "none" });
    expect(certain.notes.map(({ code }) => code)).toEqual(["no-uncertainty"]);
    expect(certain.customers.fan.intervals[2]!.lower).toEqual(certain.customers.fan.intervals[2]!.upper);
    const gone = projectStack(history, { retention: { survival: [1, 1, 0, 0] }, acquisitions: [1] });
    expect(gone.notes.map(({ code }) => code)).toEqual(["beyond-curve"]);
    expect(gone.customers.layers[3]).toEqual([0, 0, 200, 1]);
    const running = projectStack({ ...history, running: true }, { retention: 0.5, acquisitions: [1] });
    expect(running.notes.map(({ code }) => code)).toEqual(["running-period"]);
  });
});

describe("nowcast", () => {
  it("carries on by the geometric mean of earlier ratios", () => {
    const { expected, ratio, lower, upper } = nowcast({ soFar: 10, earlier: { soFar: [10, 10], ended: [20, 80] } });
    expect(ratio).toBeCloseTo(4, 12);
    expect(expected).toBeCloseTo(40, 10);
    // Logarithms ln 2 and ln 8: standard deviation ln 4 / √2, t(0.975, 1) = 12.7062, times √1.5.
    const reach = Math.exp(12.7062047 * (Math.log(4) / Math.SQRT2) * Math.sqrt(1.5));
    expect(upper! / (40 * reach)).toBeCloseTo(1, 5);
    expect(lower! / (40 / reach)).toBeCloseTo(1, 5);
  });

  it("is exact where all periods went alike, and knows no limit below what is there", () => {
    const alike = nowcast({ soFar: 30, earlier: { soFar: [20, 40], ended: [40, 80] } });
    for (const end of [alike.expected, alike.lower, alike.upper]) expect(end).toBeCloseTo(60, 10);
    const wild = { soFar: 30, earlier: { soFar: [20, 40, 10], ended: [20, 80, 90] } };
    expect(nowcast(wild).lower).toBeLessThan(30);
    expect(nowcast(wild, { cumulative: true }).lower).toBe(30);
  });

  it("says what it cannot compare", () => {
    const none = nowcast({ soFar: 3, earlier: { soFar: [0], ended: [5] } });
    expect(none).toMatchObject({ expected: null, lower: null, ratio: null, compared: 0 });
    expect(none.notes.map(({ code }) => code)).toEqual(["no-comparison"]);
    const one = nowcast({ soFar: 0, earlier: { soFar: [2, 0], ended: [5, 5] } });
    expect(one).toMatchObject({ expected: 0, lower: null, upper: null, compared: 1 });
    expect(one.notes.map(({ code }) => code)).toEqual(["no-comparison", "periods-left-out", "few-periods"]);
  });
});

describe("nowcastPeriod", () => {
  const plain = { subscriptionId: null, plan: null, price: null, interval: null, quantity: 1, trialUntil: null };
  const spell = (id: string, from: string, until: string | null = null): Subscription => ({
    ...plain,
    customerId: id,
    from: Date.parse(from),
    until: until === null ? null : Date.parse(until),
    exit: until === null ? null : "voluntary",
  });
  const rows = [
    spell("a", "2024-01-10"),
    // April: two join before the 16th, two after; one leaves in each half.
    ...["02", "15", "20", "30"].map((date) => spell(`apr${date}`, `2024-04-${date}`)),
    spell("b", "2024-01-11", "2024-04-10"),
    spell("c", "2024-01-12", "2024-04-25"),
    // May: one before the middle, one after.
    spell("may03", "2024-05-03"),
    spell("may29", "2024-05-29"),
    // June so far: three joined, one left.
    ...["01", "02", "10"].map((date) => spell(`jun${date}`, `2024-06-${date}`)),
    spell("d", "2024-01-13", "2024-06-05"),
  ];

  it("compares with earlier months at the same share of their days", () => {
    const june = nowcastPeriod(rows, { asOf: "2024-06-16" });
    expect(june).toMatchObject({ label: "2024-06", elapsed: 0.5, opening: 8 });
    expect(june.joined).toMatchObject({ soFar: 3, compared: 2 });
    // April 4 / 2, May 2 / 1; February and March brought nobody.
    expect(june.joined.expected).toBeCloseTo(6, 10);
    expect(june.joined.notes.map(({ code }) => code)).toEqual(["periods-left-out", "few-periods"]);
    expect(june.left).toMatchObject({ soFar: 1, compared: 1 });
    expect(june.left.expected).toBeCloseTo(2, 10);
    expect(june.active.soFar).toBe(june.opening + june.joined.soFar - june.left.soFar);
    // Ends over so far: 4/4, 4/4, 6/5 in April (4 + 2 − 1, then + 2 − 1), 8/7 in May.
    expect(june.active.expected).toBeCloseTo(10 * (1.2 * (8 / 7)) ** 0.25, 10);
  });

  it("looks at no more periods than asked for, none of them partial", () => {
    expect(nowcastPeriod(rows, { asOf: "2024-06-16", periods: 1 }).joined.compared).toBe(1);
    expect(nowcastPeriod(rows, { asOf: "2024-06-16" }).active.compared).toBe(4);
    expect(nowcastPeriod(rows, { asOf: "2024-06-16T00:00Z", timeZone: "Asia/Tokyo" }).elapsed).toBeCloseTo(
      (15 + 9 / 24) / 30,
      12,
    );
  });

  it("says that late payers count as there", () => {
    const late = [...rows, { ...spell("l", "2024-01-20", "2024-06-10"), exit: null }];
    const june = nowcastPeriod(late, { asOf: "2024-06-16", gap: 14 });
    expect(june.notes.map(({ code }) => code)).toEqual(["late-payments"]);
    expect(june.left.soFar).toBe(1);
  });
});
