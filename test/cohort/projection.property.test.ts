import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nowcast, projectStack } from "../../src/cohort/projection/index.ts";
import { stack } from "../../src/cohort/stack.ts";

const share = fc.double({ min: 0.05, max: 1, noNaN: true });
const rates = fc.array(share, { minLength: 1, maxLength: 6 });
const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 });

/** Survival by age of rates by age, of which the last holds on. */
function survivalOf(given: readonly number[], age: number): number {
  let survival = 1;
  for (let a = 0; a < age; a++) survival *= given[Math.min(a, given.length - 1)]!;
  return survival;
}

describe("a projection", () => {
  it("goes on conditionally on age, whatever the history did before", () => {
    fc.assert(
      fc.property(counts, counts, rates, rates, (before, plan, past, future) => {
        const history = stack({ acquisitions: before, retention: past });
        const { customers } = projectStack(history, { retention: future, acquisitions: plan, noise: "none" });
        const periods = before.length;
        const last = history.layers.at(-1)!;
        plan.forEach((_, h) => {
          const row = customers.layers[periods + h]!;
          expect(row).toHaveLength(periods + h + 1);
          row.forEach((count, c) => {
            const age = periods - 1 - c;
            const expected =
              age >= 0
                ? (last[c]! * survivalOf(future, age + h + 1)) / survivalOf(future, age)
                : plan[c - periods]! * survivalOf(future, periods + h - c);
            expect(count).toBeCloseTo(expected, 6);
          });
          expect(customers.totals[periods + h]).toBeCloseTo(
            row.reduce((sum, count) => sum + count, 0),
            6,
          );
          expect(customers.fan.median[h]).toBeCloseTo(customers.totals[periods + h]!, 6);
        });
        expect(customers.layers.slice(0, periods)).toEqual(history.layers);
      }),
    );
  });

  it("has quantiles in order, wider levels around narrower ones, within what is possible", () => {
    fc.assert(
      fc.property(counts, counts, rates, rates, (before, plan, a, b) => {
        const history = stack({ acquisitions: before, retention: 0.5 });
        const options = { retention: { draws: [a, b] }, acquisitions: plan, paths: 100, revenuePerCustomer: 3 };
        const { customers, revenue } = projectStack(history, options);
        const most = history.totals.at(-1)!;
        for (const [{ fan }, price] of [
          [customers, 1],
          [revenue!, 3],
        ] as const) {
          plan.forEach((_, h) => {
            const arrived = plan.slice(0, h + 1).reduce((sum, count) => sum + count, 0);
            const [half, most80, most95] = fan.intervals.map(({ lower, upper }) => [lower[h]!, upper[h]!] as const);
            const rising = [0, most95![0], most80![0], half![0], fan.median[h]!, half![1], most80![1], most95![1]];
            [...rising, price * (most + arrived) + 1e-6].forEach((value, k, all) => {
              if (k > 0) expect(value).toBeGreaterThanOrEqual(all[k - 1]! - 1e-9);
            });
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it("has the expected totals as the mean of the fan, within five standard errors", () => {
    fc.assert(
      fc.property(counts, counts, rates, fc.integer(), (before, plan, retention, seed) => {
        const history = stack({ acquisitions: before, retention: 1 });
        const { customers } = projectStack(history, { retention, acquisitions: plan, paths: 1000, seed });
        plan.forEach((_, h) => {
          const expected = customers.totals[before.length + h]!;
          // A sum of independent customers has at most its mean as variance.
          const error = Math.sqrt(expected / 1000);
          expect(Math.abs(customers.fan.mean[h]! - expected)).toBeLessThan(5 * error + 1e-6);
        });
      }),
      { numRuns: 25 },
    );
  });

  it("does not depend on the unit of customers without noise", () => {
    fc.assert(
      fc.property(counts, rates, fc.double({ min: 0.1, max: 10, noNaN: true }), (before, retention, factor) => {
        const project = (scale: number) => {
          const history = stack({ acquisitions: before.map((count) => count * scale), retention: 0.7 });
          return projectStack(history, { retention, acquisitions: 10 * scale, horizon: 3, noise: "none" }).customers
            .totals;
        };
        const plain = project(1);
        project(factor).forEach((total, period) => {
          expect(total).toBeCloseTo(plain[period]! * factor, 6);
        });
      }),
    );
  });
});

it("a nowcast scales with what is there and lies within its limits", () => {
  const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
  const periods = fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(amount, periods, fc.boolean(), (soFar, list, cumulative) => {
      const earlier = { soFar: list.map(([begun]) => begun), ended: list.map(([begun, more]) => begun + more) };
      const { expected, lower, upper } = nowcast({ soFar, earlier }, { cumulative });
      for (const value of [expected, lower, upper]) expect(value === null || Number.isFinite(value)).toBe(true);
      if (expected === null) return;
      expect(expected).toBeGreaterThanOrEqual(soFar * (1 - 1e-12));
      if (lower === null || upper === null) return;
      expect(lower <= expected && expected <= upper).toBe(true);
    }),
  );
});
