import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as bgNbd from "../../src/ltv/bgNbd/index.ts";
import * as mbgNbd from "../../src/ltv/mbgNbd/index.ts";
import * as kernel from "../../src/ltv/mbgNbd/kernel.ts";
import { anyCustomer as customer, positive } from "./anyCustomer.ts";
import { expectDerivatives } from "./purchaseModelDerivatives.ts";

const parameters = fc.record({ r: positive, alpha: positive, a: positive, b: positive });
describe("MBG/NBD", () => {
  it("gives chances below 1, also to who never returned, that fall with a longer silence and follow their log odds", () => {
    fc.assert(
      fc.property(parameters, customer, fc.double({ min: 0, max: 300, noNaN: true }), (p, c, more) => {
        const model = { parameters: p };
        const now = mbgNbd.probabilityAlive(model, c);
        const later = mbgNbd.probabilityAlive(model, { ...c, age: c.age + more });
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThan(1);
        expect(later).toBeLessThanOrEqual(now);
        const odds = Math.exp(mbgNbd.logOddsAlive(model, c));
        if (now > 1e-12) expect(odds / (1 + odds) / now).toBeCloseTo(1, 10);
      }),
    );
  });

  it("is BG/NBD at b + 1 for those who stayed after their first purchase", () => {
    fc.assert(
      fc.property(parameters, customer, fc.double({ min: 0.1, max: 200, noNaN: true }), (p, c, horizon) => {
        const after = { parameters: { ...p, b: p.b + 1 } };
        const model = { parameters: p };
        const stayed = p.b / (p.a + p.b);
        const near = (value: number, expected: number): void => {
          expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected) + 1e-300);
        };
        near(mbgNbd.newCustomerPurchases(model, { horizon }), stayed * bgNbd.newCustomerPurchases(after, { horizon }));
        const count = 1 + c.frequency;
        const chance = bgNbd.probabilityOfPurchases(after, { count, horizon });
        near(mbgNbd.probabilityOfPurchases(model, { count, horizon }), stayed * chance);
        if (c.frequency === 0) return;
        near(mbgNbd.probabilityAlive(model, c), bgNbd.probabilityAlive(after, c));
        near(mbgNbd.expectedPurchases(model, c, { horizon }), bgNbd.expectedPurchases(after, c, { horizon }));
      }),
      { numRuns: 60 },
    );
  });

  it("expects more purchases in more time, fewer when they are discounted", () => {
    const time = fc.double({ min: 0, max: 200, noNaN: true });
    fc.assert(
      fc.property(parameters, customer, time, time, (p, c, horizon, more) => {
        const model = { parameters: p, fit: { timeUnit: "week" as const } };
        const short = mbgNbd.expectedPurchases(model, c, { horizon });
        expect(mbgNbd.expectedPurchases(model, c, { horizon: horizon + more })).toBeGreaterThanOrEqual(
          short * (1 - 1e-12),
        );
        const dear = { horizon, discountRate: { rate: 0.1, per: "year" as const } };
        const discounted = mbgNbd.residualValue(model, c, dear);
        expect(discounted).toBeLessThanOrEqual(short * (1 + 1e-9) + 1e-300);
        expect(mbgNbd.probabilityAliveAfter(model, c, { horizon })).toBeLessThanOrEqual(
          mbgNbd.probabilityAlive(model, c) * (1 + 1e-12),
        );
      }),
      { numRuns: 40 },
    );
  });

  it("tells the same in days as in weeks", () => {
    fc.assert(
      fc.property(parameters, customer, (p, c) => {
        const days = { parameters: { ...p, alpha: 7 * p.alpha } };
        const inDays = { ...c, recency: 7 * c.recency, age: 7 * c.age };
        const expected = mbgNbd.logOddsAlive({ parameters: p }, c);
        expect(Math.abs(mbgNbd.logOddsAlive(days, inDays) - expected)).toBeLessThan(1e-10 * (1 + Math.abs(expected)));
      }),
    );
  });

  it("has the derivatives of its likelihood", () => {
    fc.assert(
      fc.property(parameters, fc.array(customer, { minLength: 1, maxLength: 8 }), (p, customers) => {
        expectDerivatives(kernel, [p.r, p.alpha, p.a, p.b], customers);
      }),
    );
  });

  it("gives the chances of all numbers of purchases, 0 included, the sum 1", () => {
    const count = Float64Array.from({ length: 1500 }, (_, i) => i);
    fc.assert(
      fc.property(parameters, (p) => {
        const horizon = (3 * p.alpha) / p.r;
        const chances = mbgNbd.probabilityOfPurchases({ parameters: p }, { count, horizon: count.map(() => horizon) });
        const total = chances.reduce((sum, chance) => sum + chance, 0);
        expect(total).toBeLessThan(1 + 1e-9);
        if (chances.at(-1)! < 1e-12) expect(total).toBeCloseTo(1, 8);
      }),
      { numRuns: 30 },
    );
  });
});

describe("MBG/NBD customers", () => {
  const truth = { r: 0.6, alpha: 6, a: 0.7, b: 2.5 };
  const customers = mbgNbd.simulate(truth, { customers: 40_000, age: 52, seed: "recovery" });

  it("give their parameters back", () => {
    const { parameters: found, fit } = mbgNbd.fit(customers, { timeUnit: "week" });
    for (const name of ["r", "alpha", "a", "b"] as const) {
      expect(Math.abs(found[name] - truth[name]), name).toBeLessThan(4 * fit.standardErrors![name]);
    }
  });

  it("buy as often as expected", () => {
    const mean = customers.frequency.reduce((sum, x) => sum + x, 0) / 40_000;
    const spread = Math.sqrt(customers.frequency.reduce((sum, x) => sum + (x - mean) ** 2, 0)) / 40_000;
    const expected = mbgNbd.newCustomerPurchases({ parameters: truth }, { horizon: 52 });
    expect(Math.abs(mean - expected)).toBeLessThan(4 * spread);
  });
});
