import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stack, type StackInput } from "../../src/cohort/stack.ts";
import { acquisitionAndRetention, type ActualLayers } from "../../src/cohort/targets/acquisitionAndRetention.ts";
import { elasticities } from "../../src/cohort/targets/elasticities.ts";
import { targets, type Target } from "../../src/cohort/targets/targets.ts";
import { codesOf } from "../failure.ts";

const share = fc.double({ min: 0.02, max: 0.97, noNaN: true });
const acquisitions = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 8 });
const counts = fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 });
const rates = fc.array(share, { minLength: 1, maxLength: 8 });
const prices = fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 1, maxLength: 4 });

describe("targets", () => {
  it("a plan with the retention it names, or that multiple, has the total", () => {
    const measures = fc.constantFrom<"customers" | "revenue">("customers", "revenue");
    fc.assert(
      fc.property(acquisitions, rates, prices, measures, fc.double({ min: 0.1, max: 3, noNaN: true }), (...drawn) => {
        const [acquired, retention, revenuePerCustomer, measure, times] = drawn;
        const plan = { acquisitions: acquired, retention, revenuePerCustomer };
        const period = acquired.length - 1;
        const of = (input: StackInput): number => {
          const stacked = stack(input);
          return (measure === "customers" ? stacked : stacked.revenue!).totals[period]!;
        };
        const total = of(plan) * times;
        const reach = targets(plan, { total, period, measure });
        expect(reach.planned).toBe(of(plan));
        if (reach.retention === null) expect(of({ ...plan, retention: 1 })).toBeLessThan(total);
        else if (reach.retention === 0) expect(of({ ...plan, retention: 0 })).toBeGreaterThanOrEqual(total);
        else expect(Math.abs(of({ ...plan, retention: reach.retention }) / total - 1)).toBeLessThan(1e-9);
        if (reach.acquisitionMultiple === null) return;
        const more = acquired.map((count) => count * reach.acquisitionMultiple!);
        expect(of({ ...plan, acquisitions: more })).toBeCloseTo(total, 6);
      }),
    );
  });

  it("leaves what lies before `from` as planned", () => {
    const plan = { acquisitions: [200, 200, 200], retention: 0.5 };
    // After period 0: 200 r² + 200 r + 200 with `from` 0 or 1; (100 + 200) r + 200 with 2.
    expect(targets(plan, { total: 440, period: 2 }).retention).toBeCloseTo((Math.sqrt(5.8) - 1) / 2, 12);
    expect(targets(plan, { total: 440, period: 2, from: 1 }).retention).toBeCloseTo((Math.sqrt(5.8) - 1) / 2, 12);
    const late = targets(plan, { total: 440, period: 2, from: 2 });
    expect(late.retention).toBeCloseTo(0.8, 12);
    expect(late.highest).toBe(500);
    expect(late.acquisitionMultiple).toBeCloseTo(1.45, 12);
    expect(late.gap).toBe(90);
  });

  it("says what is out of reach", () => {
    const alone = targets({ acquisitions: [100, 0], retention: 0.5 }, { total: 120, period: 1, from: 1 });
    expect(alone).toMatchObject({ retention: null, acquisitionMultiple: null, highest: 100 });
    expect(alone.notes.map(({ code }) => code)).toEqual(["target-unreachable", "target-unreachable"]);
    expect(targets({ acquisitions: [100], retention: 0 }, { total: 100, period: 0 })).toMatchObject({
      retention: 0,
      acquisitionMultiple: 1,
    });
    expect(targets({ acquisitions: [100, 0], retention: 0.5 }, { total: 100, period: 1 }).retention).toBe(1);
    expect(targets({ acquisitions: [100, 10], retention: 0.5 }, { total: 0, period: 1 })).toMatchObject({
      retention: 0,
      acquisitionMultiple: 0,
    });
  });

  it.each([
    [null, ["invalid-input target"]],
    [{}, ["invalid-input target.total", "invalid-input target.period"]],
    [
      { total: NaN, period: 3, from: -1, measure: "kg" },
      [
        "invalid-input target.total",
        "invalid-input target.period",
        "invalid-input target.from",
        "invalid-input target.measure",
      ],
    ],
    [{ total: 1, period: 0, from: 1 }, ["invalid-input target.from"]],
    [{ total: 1, period: 0, measure: "revenue" }, ["invalid-input target.measure"]],
  ])("refuses the target %j", (target, codes) => {
    expect(codesOf(() => targets({ acquisitions: [1, 2], retention: 0.5 }, target as unknown as Target))).toEqual(
      codes,
    );
  });

  it("refuses what stack refuses, and prices below 0", () => {
    const target = { total: 1, period: 0 };
    expect(codesOf(() => targets(null as unknown as StackInput, target))).toEqual(["invalid-input plan"]);
    expect(codesOf(() => targets({ acquisitions: [], retention: 1 }, target))).toEqual(["empty-input acquisitions"]);
    expect(codesOf(() => targets({ acquisitions: [1], retention: 2 }, target))).toEqual(["invalid-input retention"]);
    const loss = { acquisitions: [1], retention: 1, revenuePerCustomer: [-1, 2] };
    expect(codesOf(() => targets(loss, { ...target, measure: "revenue" }))).toEqual([
      "invalid-input revenuePerCustomer[0]",
    ]);
  });
});

describe("elasticities", () => {
  it("are the derivatives: central differences agree, rates by age and by cohort", () => {
    fc.assert(
      fc.property(acquisitions, rates, prices, (acquired, retention, revenuePerCustomer) => {
        const plan = { acquisitions: acquired, retention, revenuePerCustomer };
        const worth = elasticities(plan);
        const step = 1e-6;
        const moved = (by: number): ReturnType<typeof stack> =>
          stack({ ...plan, retention: retention.map((r) => r + by) });
        const [up, down] = [moved(step), moved(-step)];
        worth.retentionPoint.forEach((point, t) => {
          const close = (value: number, high: number, low: number, scale: number): void => {
            expect(Math.abs(value - (0.01 * (high - low)) / (2 * step))).toBeLessThan(1e-6 * Math.max(1, scale));
          };
          close(point, up.totals[t]!, down.totals[t]!, worth.totals[t]!);
          close(
            worth.revenue!.retentionPoint[t]!,
            up.revenue!.totals[t]!,
            down.revenue!.totals[t]!,
            worth.revenue!.totals[t]!,
          );
        });
        const more = stack({ ...plan, acquisitions: acquired.map((count) => count * 1.01) });
        worth.acquisitionPercent.forEach((percent, t) => {
          expect(percent).toBeCloseTo(more.totals[t]! - worth.totals[t]!, 8);
          expect(worth.revenue!.acquisitionPercent[t]).toBeCloseTo(
            more.revenue!.totals[t]! - worth.revenue!.totals[t]!,
            7,
          );
        });
        const each = elasticities({ ...plan, retention: { byCohort: acquired.map(() => retention) } });
        expect(each).toEqual(worth);
      }),
    );
  });

  it("a survival curve counts by its steps", () => {
    const byRate = elasticities({ acquisitions: [100, 50, 25], retention: 0.5 });
    const byCurve = elasticities({ acquisitions: [100, 50, 25], retention: { survival: (age) => 0.5 ** age } });
    expect(byCurve).toEqual(byRate);
  });

  it("where nobody stays, one point is one in a hundred of those who came before", () => {
    expect(elasticities({ acquisitions: [100, 0, 0], retention: 0 }).retentionPoint).toEqual([0, 1, 0]);
    expect(elasticities({ acquisitions: [100, 0, 0], retention: [0, 0.5] }).retentionPoint).toEqual([0, 1, 0.5]);
    expect(elasticities({ acquisitions: [100, 0, 0], retention: 0 }).pointInPercents).toEqual([0, null, null]);
    expect(codesOf(() => elasticities({ retention: 1 } as unknown as StackInput))).toEqual([
      "invalid-input acquisitions",
    ]);
  });
});

describe("acquisitionAndRetention", () => {
  it("splits the gap exactly, and gives each part what it caused", () => {
    fc.assert(
      fc.property(counts, share, counts, share, (a, r, b, s) => {
        const plan = { acquisitions: a, retention: r };
        const pairs = acquisitionAndRetention(plan, stack({ acquisitions: b, retention: s }));
        expect(pairs).toHaveLength(Math.min(a.length, b.length));
        pairs.forEach(({ gap, planned, actual }) => {
          expect(gap.total).toBeCloseTo(actual.total - planned.total, 9);
          expect(gap.acquisition + gap.retention).toBeCloseTo(gap.total, 6);
        });
        const same = acquisitionAndRetention(plan, stack({ acquisitions: a, retention: s }));
        same.forEach(({ gap }) => {
          expect(gap.acquisition).toBeCloseTo(0, 9);
        });
        const alike = acquisitionAndRetention(plan, stack({ acquisitions: b, retention: r }));
        alike.forEach(({ gap }) => {
          expect(gap.retention).toBeCloseTo(0, 6);
        });
      }),
    );
  });

  it("by hand: 200 at 50 % planned, 180 then 210 at 40 % come", () => {
    const actual = { periods: ["2023", "2024"], totals: [180, 282], layers: [[180], [72, 210]] };
    const [, second] = acquisitionAndRetention({ acquisitions: [200, 200], retention: 0.5 }, actual);
    expect(second!.period).toBe("2024");
    expect(second!.planned).toEqual({ acquired: 200, retention: 0.5, total: 300 });
    expect(second!.actual).toEqual({ acquired: 210, retention: 0.4, total: 282 });
    // −20 kept at 45 % and 10 more; 10 points less of 190.
    expect(second!.gap.acquisition).toBeCloseTo(1, 12);
    expect(second!.gap.retention).toBeCloseTo(-19, 12);
    expect(second!.gap.total).toBe(-18);
  });

  it("takes a side that starts with nobody, returns out of nothing, and money", () => {
    const plan = { acquisitions: [0, 100, 0], retention: 0.5, revenuePerCustomer: 2 };
    const actual = {
      totals: [0, 0, 30],
      layers: [[0], [0, 0], [0, 30, 0]],
      revenue: { totals: [0, 0, 60], layers: [[0], [0, 0], [0, 60, 0]] },
    };
    const last = acquisitionAndRetention(plan, actual)[2]!;
    expect(last.actual.retention).toBeNull();
    expect(last.gap).toEqual({ total: -20, acquisition: -50, retention: 30 });
    const money = acquisitionAndRetention(plan, actual, { measure: "revenue" })[2]!;
    expect(money.gap).toEqual({ total: -40, acquisition: -100, retention: 60 });
  });

  it.each([
    [null, {}, ["invalid-input actual.layers"]],
    [{ layers: [[1, 2]] }, {}, ["invalid-input actual.layers[0]"]],
    [{ layers: [[-1], [NaN]] }, {}, ["invalid-input actual.layers[0][0]", "invalid-input actual.layers[1][0]"]],
    [{ layers: [[1]], periods: 3 }, null, ["invalid-input actual.periods", "invalid-input options"]],
    [{ layers: [[1]] }, { measure: "revenue" }, ["invalid-input options.measure"]],
  ])("refuses %j with %j", (actual, options, codes) => {
    const plan = { acquisitions: [1], retention: 0.5 };
    expect(codesOf(() => acquisitionAndRetention(plan, actual as unknown as ActualLayers, options as object))).toEqual(
      codes,
    );
  });
});
