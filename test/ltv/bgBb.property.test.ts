import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as bgBb from "../../src/ltv/bgBb/index.ts";
import * as kernel from "../../src/ltv/bgBb/kernel.ts";
import type { PurchaseHistory } from "../../src/ltv/kernel/purchaseHistory.ts";
import { positive } from "./anyCustomer.ts";
import { expectDerivatives } from "./purchaseModelDerivatives.ts";

const parameters = fc.record({ alpha: positive, beta: positive, gamma: positive, delta: positive });

/** A customer of up to `most` opportunities. */
const customerOf = (most: number): fc.Arbitrary<PurchaseHistory> =>
  fc
    .tuple(
      fc.nat({ max: most }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([age, last, often]) => {
      const recency = Math.round(age * last);
      return { frequency: recency === 0 ? 0 : Math.max(1, Math.round(recency * often)), recency, age };
    });
const customer = customerOf(200);
const ahead = fc.nat({ max: 300 });

const near = (value: number, expected: number, tolerance = 1e-11): void => {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected) + 1e-300);
};

/** Every way in which a customer can have spent his opportunities, one by one, with its chance: E[pᵃ (1 − p)ᵇ] by its product. */
function betaMoment(a: number, b: number, wins: number, losses: number): number {
  let product = 1;
  for (let k = 0; k < wins; k++) product *= (a + k) / (a + b + k);
  for (let k = 0; k < losses; k++) product *= (b + k) / (a + b + wins + k);
  return product;
}

function bruteLikelihood(p: bgBb.BgBbParameters, { frequency, recency, age }: PurchaseHistory): number {
  let sum = 0;
  for (let lived = recency; lived <= age; lived++) {
    const bought = betaMoment(p.alpha, p.beta, frequency, lived - frequency);
    sum += bought * betaMoment(p.gamma, p.delta, lived < age ? 1 : 0, lived);
  }
  return sum;
}

describe("BG/BB", () => {
  it("has the likelihood of the story told one opportunity after the other, alone or together, with weights", () => {
    fc.assert(
      fc.property(parameters, fc.array(customerOf(40), { minLength: 1, maxLength: 8 }), (p, customers) => {
        const logs = customers.map((c) => Math.log(bruteLikelihood(p, c)));
        customers.forEach((c, i) => {
          expect(Math.abs(bgBb.logLikelihood(p, c) - logs[i]!)).toBeLessThan(1e-11 * (1 + Math.abs(logs[i]!)));
        });
        const column = (key: keyof PurchaseHistory): number[] => [...customers, ...customers].map((c) => c[key]);
        const all = { frequency: column("frequency"), recency: column("recency"), age: column("age") };
        const expected = 2 * logs.reduce((sum, log) => sum + log, 0);
        expect(Math.abs(bgBb.logLikelihood(p, all) - expected)).toBeLessThan(1e-10 * (1 + Math.abs(expected)));
      }),
    );
  });

  it("gives a chance of 1 after a purchase, and chances that fall with a longer silence and follow their log odds", () => {
    fc.assert(
      fc.property(parameters, customer, ahead, (p, c, more) => {
        const model = { parameters: p };
        const now = bgBb.probabilityAlive(model, c);
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(1);
        expect(bgBb.probabilityAlive(model, { ...c, age: c.age + more })).toBeLessThanOrEqual(now * (1 + 1e-12));
        const later = bgBb.probabilityAliveAfter(model, c, { horizon: more });
        expect(later).toBeLessThanOrEqual(now * (1 + 1e-12));
        if (c.recency === c.age) {
          expect(now).toBe(1);
          return;
        }
        const odds = Math.exp(bgBb.logOddsAlive(model, c));
        near(odds / (1 + odds), now);
      }),
    );
  });

  it("knows that who buys next time is there next time", () => {
    fc.assert(
      fc.property(parameters, customerOf(40), (p, c) => {
        const model = { parameters: p };
        const bought = { frequency: c.frequency + 1, recency: c.age + 1, age: c.age + 1 };
        const chance = Math.exp(bgBb.logLikelihood(p, bought) - bgBb.logLikelihood(p, c));
        near(bgBb.expectedPurchases(model, c, { horizon: 1 }), chance, 1e-9);
        const silent = { ...c, age: c.age + 1 };
        const stays = bgBb.probabilityAliveAfter(model, c, { horizon: 1 });
        // Of those still there next time, some buy and the others are silent.
        near(chance + (1 - chance) * bgBb.probabilityAlive(model, silent), stays, 1e-9);
      }),
    );
  });

  it("expects more purchases at more opportunities, fewer when they are discounted, at rate 0 the same", () => {
    fc.assert(
      fc.property(parameters, customer, ahead, fc.integer({ min: 1, max: 3000 }), (p, c, horizon, more) => {
        const model = { parameters: p, fit: { timeUnit: "week" as const } };
        const short = bgBb.expectedPurchases(model, c, { horizon });
        expect(bgBb.expectedPurchases(model, c, { horizon: horizon + more })).toBeGreaterThanOrEqual(
          short * (1 - 1e-13),
        );
        const valued = (rate: number, to?: number): number => {
          const discountRate = { rate, per: "week" as const };
          return bgBb.residualValue(model, c, { discountRate, ...(to === undefined ? {} : { horizon: to }) });
        };
        near(valued(0, horizon), short);
        expect(valued(0.01, horizon)).toBeLessThanOrEqual(short * (1 + 1e-13));
        // What lies beyond 4,000 opportunities counts e⁻⁴⁰.
        near(valued(0.01), valued(0.01, 4000), 1e-10);
      }),
      { numRuns: 60 },
    );
  });

  it("splits a new customer's purchases into chances that sum to 1 with the expected mean", () => {
    fc.assert(
      fc.property(parameters, fc.integer({ min: 1, max: 200 }), (p, horizon) => {
        const count = Array.from({ length: horizon + 1 }, (_, i) => i);
        const model = { parameters: p };
        const chances = bgBb.probabilityOfPurchases(model, { count, horizon: count.map(() => horizon) });
        near(
          chances.reduce((sum, chance) => sum + chance, 0),
          1,
        );
        const mean = chances.reduce((sum, chance, n) => sum + n * chance, 0);
        near(mean, bgBb.newCustomerPurchases(model, { horizon }), 1e-10);
        near(chances[0]!, Math.exp(bgBb.logLikelihood(p, { frequency: 0, recency: 0, age: horizon })));
      }),
    );
  });

  it("has the derivatives of its likelihood, where customers share purchases and differ in silence too", () => {
    const alike = fc.tuple(customerOf(30), fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(parameters, fc.array(alike, { minLength: 1, maxLength: 3 }), (p, groups) => {
        const customers = groups.flatMap(([c, more]) => more.map((silence) => ({ ...c, age: c.age + silence })));
        expectDerivatives(kernel, [p.alpha, p.beta, p.gamma, p.delta], customers);
      }),
    );
  });

  it("stays finite at 20,000 opportunities for parameters of any size", () => {
    const extreme = fc.double({ min: -9, max: 9, noNaN: true }).map(Math.exp);
    const any = fc.record({ alpha: extreme, beta: extreme, gamma: extreme, delta: extreme });
    fc.assert(
      fc.property(any, customerOf(20_000), (p, c) => {
        const model = { parameters: p, fit: { timeUnit: "day" as const } };
        const discountRate = { rate: 0.1, per: "year" as const };
        const values = [
          bgBb.logLikelihood(p, c),
          bgBb.probabilityAlive(model, c),
          bgBb.expectedPurchases(model, c, { horizon: 100_000 }),
          bgBb.residualValue(model, c, { discountRate }),
          bgBb.logProbabilityOfPurchases(model, { count: c.frequency, horizon: c.age }),
        ];
        expect(values.every(Number.isFinite), values.join(" ")).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("BG/BB customers", () => {
  const truth = { alpha: 1.2, beta: 1.8, gamma: 0.7, delta: 6 };
  const age = Array.from({ length: 30_000 }, (_, i) => 6 + (i % 18));
  const customers = bgBb.simulate(truth, { customers: age.length, age, seed: "recovery" });

  it("give their parameters back", () => {
    const { parameters: found, fit } = bgBb.fit(customers, { timeUnit: "month" });
    for (const name of ["alpha", "beta", "gamma", "delta"] as const) {
      expect(Math.abs(found[name] - truth[name]), name).toBeLessThan(4 * fit.standardErrors![name]);
    }
  });

  it("buy as often as expected", () => {
    const expected = bgBb.newCustomerPurchases({ parameters: truth }, { horizon: age });
    const away = customers.frequency.map((x, i) => x - expected[i]!);
    const spread = Math.sqrt(away.reduce((sum, d) => sum + d * d, 0));
    expect(Math.abs(away.reduce((sum, d) => sum + d, 0))).toBeLessThan(4 * spread);
  });
});
