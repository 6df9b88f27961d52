import fc from "fast-check";
import { expect, it } from "vitest";
import { regularKernel } from "../../src/ltv/regular/kernel.ts";
import { anyCustomer, positive } from "./anyCustomer.ts";
import { expectDerivatives } from "./purchaseModelDerivatives.ts";
import type { Base, Family } from "./regularModule.ts";

const regularity = fc.integer({ min: 1, max: 12 });
const parameters = fc.record({ k: regularity, r: positive, alpha: positive, a: positive, b: positive });
const time = fc.double({ min: 0, max: 200, noNaN: true });

/** What the answers must have in common, whatever the parameters and the customer. */
export function holdTogether({ module, first }: Family): void {
  it("gives chances that fall with a longer silence and follow their log odds", () => {
    fc.assert(
      fc.property(parameters, anyCustomer, time, (p, c, more) => {
        const model = { parameters: p };
        const now = module.probabilityAlive(model, c);
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(1);
        expect(module.probabilityAlive(model, { ...c, age: c.age + more })).toBeLessThanOrEqual(now * (1 + 1e-12));
        if (c.frequency + first === 0) {
          expect(now).toBe(1);
          return;
        }
        const odds = Math.exp(module.logOddsAlive(model, c));
        if (now > 1e-12 && odds < 1e200) expect(odds / (1 + odds) / now).toBeCloseTo(1, 10);
      }),
    );
  });

  it("expects more purchases in more time, fewer when they are discounted, the same at no discount", () => {
    fc.assert(
      fc.property(parameters, anyCustomer, time, time, (p, c, horizon, more) => {
        const model = { parameters: p, fit: { timeUnit: "week" as const } };
        const short = module.expectedPurchases(model, c, { horizon });
        const long = module.expectedPurchases(model, c, { horizon: horizon + more });
        expect(long).toBeGreaterThanOrEqual(short * (1 - 1e-11));
        const worth = (rate: number): number =>
          module.residualValue(model, c, { horizon, discountRate: { rate, per: "year" } });
        expect(worth(0.1)).toBeLessThanOrEqual(short * (1 + 1e-9) + 1e-300);
        // Another way of counting the same: over rates, not over stages.
        if (short > 1e-100) expect(worth(1e-13) / short).toBeCloseTo(1, 8);
        const there = module.probabilityAlive(model, c);
        expect(module.probabilityAliveAfter(model, c, { horizon })).toBeLessThanOrEqual(there * (1 + 1e-12));
      }),
      { numRuns: 60 },
    );
  });

  it("loses as many customers as it expects purchases times the chance to leave, where all leave alike", () => {
    const leaving = { a: 1e7, b: 3e7 };
    fc.assert(
      fc.property(regularity, positive, anyCustomer, time, (k, r, c, horizon) => {
        const model = { parameters: { k, r, alpha: 3, ...leaving } };
        const there = module.probabilityAlive(model, c);
        const lost = there - module.probabilityAliveAfter(model, c, { horizon });
        expect(Math.abs(lost - 0.25 * module.expectedPurchases(model, c, { horizon }))).toBeLessThan(1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it("tells the same in days as in weeks", () => {
    fc.assert(
      fc.property(parameters, anyCustomer, time, (p, c, horizon) => {
        const weeks = { parameters: p };
        const days = { parameters: { ...p, alpha: 7 * p.alpha } };
        const inDays = { ...c, recency: 7 * c.recency, age: 7 * c.age };
        const expected = module.expectedPurchases(weeks, c, { horizon });
        const found = module.expectedPurchases(days, inDays, { horizon: 7 * horizon });
        expect(Math.abs(found - expected)).toBeLessThan(1e-9 * expected + 1e-100);
        const gaps = { ...c, sumLogGaps: c.frequency === 0 ? 0 : c.frequency * Math.log(c.recency / c.frequency) - 1 };
        if (!Number.isFinite(gaps.sumLogGaps)) return;
        const gapsInDays = { ...inDays, sumLogGaps: gaps.sumLogGaps + c.frequency * Math.log(7) };
        const difference = module.logLikelihood(p, gaps) - module.logLikelihood(days.parameters, gapsInDays);
        const size = 1 + Math.abs(module.logLikelihood(p, gaps));
        expect(Math.abs(difference - c.frequency * Math.log(7))).toBeLessThan(1e-9 * size);
      }),
    );
  });

  it("has the derivatives of its likelihood", () => {
    fc.assert(
      fc.property(parameters, fc.array(anyCustomer, { minLength: 1, maxLength: 8 }), (p, customers) => {
        expectDerivatives(regularKernel(p.k, first), [p.r, p.alpha, p.a, p.b], customers);
      }),
    );
  });

  it("gives the chances of all numbers of purchases the sum 1 and the mean that is expected", () => {
    const count = Float64Array.from({ length: 1500 }, (_, i) => i);
    fc.assert(
      fc.property(parameters, (p) => {
        const horizon = (3 * p.k * p.alpha) / p.r;
        const model = { parameters: p };
        const chances = module.probabilityOfPurchases(model, { count, horizon: count.map(() => horizon) });
        const total = chances.reduce((sum, chance) => sum + chance, 0);
        expect(total).toBeLessThan(1 + 1e-9);
        if (chances.at(-1)! > 1e-14) return;
        expect(total).toBeCloseTo(1, 8);
        const mean = chances.reduce((sum, chance, n) => sum + n * chance, 0);
        expect(mean / module.newCustomerPurchases(model, { horizon })).toBeCloseTo(1, 7);
      }),
      { numRuns: 40 },
    );
  });

  it("remembers customers without mixing them up", () => {
    const model = { parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } };
    const few = fc.array(anyCustomer, { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(few, (distinct) => {
        const customers = Array.from({ length: 40 }, (_, i) => distinct[(i * 7) % distinct.length]!);
        const columns = {
          frequency: customers.map(({ frequency }) => frequency),
          recency: customers.map(({ recency }) => recency),
          age: customers.map(({ age }) => age),
        };
        const all = module.expectedPurchases(model, columns, { horizon: 20 });
        expect(Array.from(all)).toEqual(customers.map((c) => module.expectedPurchases(model, c, { horizon: 20 })));
      }),
      { numRuns: 20 },
    );
  });
}

/** Numbers stay numbers far outside what customers do. */
export function stayFinite({ module }: Family): void {
  const parameters: readonly Base[] = [
    { r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 },
    { r: 1e-3, alpha: 1e-3, a: 1e-3, b: 1e-3 },
    { r: 500, alpha: 1e4, a: 300, b: 2 },
    { r: 0.5, alpha: 1e-6, a: 0.01, b: 1e5 },
  ];
  const columns = {
    frequency: [0, 0, 1, 3, 20_000, 20_000],
    recency: [0, 0, 1e-3, 1e-3, 99_990, 1],
    age: [1e-3, 1e5, 1e-3, 1e5, 1e5, 1e5],
  };
  const sound = (values: Float64Array, where: unknown): void => {
    expect(
      Array.from(values).every((value) => value >= 0 && value < Infinity),
      JSON.stringify([where, values]),
    ).toBe(true);
  };

  it.each([1, 2, 12, 100])("with finite answers to the last customer, k = %i", { timeout: 120_000 }, (k) => {
    for (const base of parameters) {
      const model = { parameters: { k, ...base }, fit: { timeUnit: "week" as const } };
      expect(module.logLikelihood(model.parameters, columns)).toBeLessThan(Infinity);
      expect(module.logLikelihood(model.parameters, columns)).toBeGreaterThan(-Infinity);
      for (const horizon of [1e-3, 52, 1e5]) {
        sound(module.expectedPurchases(model, columns, { horizon }), [model.parameters, horizon]);
        sound(module.probabilityAliveAfter(model, columns, { horizon }), [model.parameters, horizon]);
      }
      const discountRate = { rate: 0.1, per: "year" as const };
      sound(module.residualValue(model, columns, { discountRate }), [model.parameters, "endless"]);
      sound(module.residualValue(model, columns, { discountRate, horizon: 52 }), [model.parameters, "52"]);
      const gaining = { discountRate: { rate: -0.5, per: "year" as const }, horizon: 52 };
      sound(module.residualValue(model, columns, gaining), [model.parameters, "gaining"]);
      const count = [0, 1, 50, 20_000];
      const horizon = [1e-3, 52, 52, 1e5];
      sound(module.probabilityOfPurchases(model, { count, horizon }), [model.parameters, "chances"]);
    }
  });
}

/** What is estimated from customers drawn from the model itself. */
export function recover({ module }: Family): void {
  // BTYDplus, tests/testthat/test-mbg-cnbd-k.R: k 3, r .85, α 1.45, a .79, b 2.42.
  const truth = { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 };
  const customers = module.simulate(truth, { customers: 8000, age: 52, seed: "recovery" });

  it("give their regularity and their parameters back", () => {
    const { parameters, fit } = module.fit(customers, { timeUnit: "week" });
    expect(parameters.k).toBe(3);
    for (const name of ["r", "alpha", "a", "b"] as const) {
      expect(Math.abs(parameters[name] - truth[name]), name).toBeLessThan(4 * fit.standardErrors![name]);
    }
    expect(fit.notes.map(({ code }) => code)).toEqual(["regularity-chosen"]);
    const given = module.fit(customers, { timeUnit: "week", k: 3 });
    expect(given.fit.logLikelihood).toBeCloseTo(fit.logLikelihood, 6);
    expect(fit.aic - given.fit.aic).toBeCloseTo(2, 6);
    expect(fit.bic - given.fit.bic).toBeCloseTo(Math.log(8000), 6);
    const irregular = module.fit(customers, { timeUnit: "week", k: 1 });
    expect(irregular.fit.logLikelihood).toBeLessThan(fit.logLikelihood - 100);
  });

  it("buy as often as expected, with gaps as long as their logarithms say", () => {
    const { frequency, recency, sumLogGaps } = customers;
    const mean = frequency.reduce((sum, x) => sum + x, 0) / 8000;
    const spread = Math.sqrt(frequency.reduce((sum, x) => sum + (x - mean) ** 2, 0)) / 8000;
    const expected = module.newCustomerPurchases({ parameters: truth }, { horizon: 52 });
    expect(Math.abs(mean - expected)).toBeLessThan(4 * spread);
    for (const [i, x] of frequency.entries()) {
      if (x === 0) expect(sumLogGaps[i]).toBe(0);
      if (x === 1) expect(sumLogGaps[i]).toBeCloseTo(Math.log(recency[i]!), 10);
    }
  });
}
