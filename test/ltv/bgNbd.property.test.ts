import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bgNbd } from "../../src/ltv/index.ts";
import { derivatives, likelihoodData, logLikelihood } from "../../src/ltv/bgNbd/kernel.ts";
import { collapse } from "../../src/ltv/kernel/collapse.ts";

const positive = fc.double({ min: -3, max: 3, noNaN: true }).map(Math.exp);
const parameters = fc.record({ r: positive, alpha: positive, a: positive, b: positive });
const customer = fc
  .record({
    frequency: fc.integer({ min: 0, max: 60 }),
    age: fc.double({ min: 0.1, max: 500, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ frequency, age, share }) => ({ frequency, recency: frequency === 0 ? 0 : age * share, age }));

describe("BG/NBD", () => {
  it("gives chances between 0 and 1 that fall with a longer silence", () => {
    fc.assert(
      fc.property(parameters, customer, fc.double({ min: 0, max: 300, noNaN: true }), (p, c, more) => {
        const now = bgNbd.probabilityAlive({ parameters: p }, c);
        const later = bgNbd.probabilityAlive({ parameters: p }, { ...c, age: c.age + more });
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(1);
        expect(later).toBeLessThanOrEqual(now);
      }),
    );
  });

  it("expects more purchases in more time, and fewer when they are discounted", () => {
    const time = fc.double({ min: 0, max: 200, noNaN: true });
    fc.assert(
      fc.property(parameters, customer, time, time, (p, c, horizon, more) => {
        const model = { parameters: p, fit: { timeUnit: "week" as const } };
        const short = bgNbd.expectedPurchases(model, c, { horizon });
        const long = bgNbd.expectedPurchases(model, c, { horizon: horizon + more });
        expect(long).toBeGreaterThanOrEqual(short * (1 - 1e-12));
        const free = bgNbd.residualValue(model, c, { horizon, discountRate: { rate: 0, per: "week" } });
        const discounted = bgNbd.residualValue(model, c, {
          horizon,
          discountRate: { rate: 0.1, per: "year" },
        });
        expect(Math.abs(free - short)).toBeLessThanOrEqual(1e-9 * short + 1e-300);
        expect(discounted).toBeLessThanOrEqual(free * (1 + 1e-12));
      }),
      { numRuns: 40 },
    );
  });

  it("splits a new customer's purchases into chances that sum to 1 with the expected mean", () => {
    const count = Float64Array.from({ length: 400 }, (_, i) => i);
    fc.assert(
      fc.property(parameters, (p) => {
        const horizon = (3 * p.alpha) / p.r;
        const chances = bgNbd.probabilityOfPurchases({ parameters: p }, { count, horizon: count.map(() => horizon) });
        const total = chances.reduce((sum, chance) => sum + chance, 0);
        const mean = chances.reduce((sum, chance, n) => sum + n * chance, 0);
        if (total < 1 - 1e-9) return;
        expect(total).toBeCloseTo(1, 8);
        const expected = bgNbd.newCustomerPurchases({ parameters: p }, { horizon });
        expect(Math.abs(mean - expected)).toBeLessThan(1e-3 * expected);
      }),
    );
  });

  it("has the derivatives of its likelihood", () => {
    fc.assert(
      fc.property(parameters, fc.array(customer, { minLength: 1, maxLength: 8 }), (p, customers) => {
        const column = (key: "frequency" | "recency" | "age"): number[] => customers.map((c) => c[key]);
        const data = likelihoodData(collapse([column("frequency"), column("recency"), column("age")]));
        const at = [p.r, p.alpha, p.a, p.b];
        const gradient = new Float64Array(4);
        const hessian = new Float64Array(16);
        const value = derivatives(at, data, gradient, hessian);
        expect(Math.abs(value - logLikelihood(at, data))).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
        at.forEach((centre, i) => {
          const step = 1e-5 * centre;
          const moved = (sign: number): number[] => at.map((v, j) => (i === j ? v + sign * step : v));
          const slope = (logLikelihood(moved(1), data) - logLikelihood(moved(-1), data)) / (2 * step);
          const size = Math.abs(value) + Math.abs(slope * centre) + 1;
          expect(Math.abs(slope - gradient[i]!) * centre).toBeLessThan(1e-6 * size);
          const up = new Float64Array(4);
          const down = new Float64Array(4);
          derivatives(moved(1), data, up, new Float64Array(16));
          derivatives(moved(-1), data, down, new Float64Array(16));
          at.forEach((other, j) => {
            const bend = (up[j]! - down[j]!) / (2 * step);
            const scale = size + Math.abs(bend * centre * other);
            expect(Math.abs(bend - hessian[4 * i + j]!) * centre * other).toBeLessThan(1e-5 * scale);
          });
        });
      }),
    );
  });

  it("is found again from its own customers", () => {
    const truth = { r: 0.6, alpha: 6, a: 0.7, b: 2.5 };
    const customers = bgNbd.simulate(truth, { customers: 30_000, age: 52, seed: "recovery" });
    const { parameters: found, fit } = bgNbd.fit(customers, { timeUnit: "week" });
    for (const name of ["r", "alpha", "a", "b"] as const) {
      expect(Math.abs(found[name] - truth[name]), name).toBeLessThan(4 * fit.standardErrors![name]);
    }
  });

  it("simulates as many purchases as it expects", () => {
    const truth = { r: 0.6, alpha: 6, a: 0.7, b: 2.5 };
    const customers = bgNbd.simulate(truth, { customers: 40_000, age: 52, seed: 7 });
    const mean = customers.frequency.reduce((sum, x) => sum + x, 0) / 40_000;
    const spread = Math.sqrt(customers.frequency.reduce((sum, x) => sum + (x - mean) ** 2, 0)) / 40_000;
    const expected = bgNbd.newCustomerPurchases({ parameters: truth }, { horizon: 52 });
    expect(Math.abs(mean - expected)).toBeLessThan(4 * spread);
  });
});
