import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as bgNbd from "../../src/ltv/bgNbd/index.ts";
import * as nbd from "../../src/ltv/nbd/index.ts";
import * as kernel from "../../src/ltv/nbd/kernel.ts";
import { anyCustomer as customer, positive } from "./anyCustomer.ts";
import { expectDerivatives } from "./purchaseModelDerivatives.ts";

const parameters = fc.record({ r: positive, alpha: positive });
const time = fc.double({ min: 0.01, max: 200, noNaN: true });

const near = (value: number, expected: number, tolerance: number): void => {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected) + 1e-300);
};

/** The kernel as one of four parameters, of which the last two do nothing. */
const four = {
  likelihoodData: kernel.likelihoodData,
  logLikelihood: kernel.logLikelihood,
  derivatives: (
    at: readonly number[],
    data: kernel.LikelihoodData,
    gradient: Float64Array,
    hessian: Float64Array,
  ): number => {
    const [slope, bend] = [new Float64Array(2), new Float64Array(4)];
    const value = kernel.derivatives(at, data, slope, bend);
    gradient.set(slope);
    hessian.set(bend.subarray(0, 2));
    hessian.set(bend.subarray(2), 4);
    return value;
  },
};

describe("NBD", () => {
  it("is BG/NBD where nobody leaves: a → 0", () => {
    fc.assert(
      fc.property(parameters, customer, time, (p, c, horizon) => {
        const staying = { ...p, a: 1e-13, b: 1 };
        // The longest silence here weighs less than e^(60 ln 500) against 1e-13: leave those out in which it shows.
        const silence = (p.r + c.frequency) * Math.log((p.alpha + c.age) / (p.alpha + c.recency));
        if (silence > 5) return;
        const model = { parameters: p };
        const limit = { parameters: staying };
        const logLikelihood = bgNbd.logLikelihood(staying, c);
        expect(Math.abs(nbd.logLikelihood(p, c) - logLikelihood)).toBeLessThan(1e-9 * (1 + Math.abs(logLikelihood)));
        const options = { horizon };
        near(nbd.expectedPurchases(model, c, options), bgNbd.expectedPurchases(limit, c, options), 1e-8);
        near(nbd.newCustomerPurchases(model, options), bgNbd.newCustomerPurchases(limit, options), 1e-8);
        const counted = { count: c.frequency, horizon };
        const log = bgNbd.logProbabilityOfPurchases(limit, counted);
        // Who leaves after his last purchase, with a chance of a, adds to a small chance.
        const leaving = (2 * staying.a * (1 + c.frequency)) / Math.exp(log);
        const gap = Math.abs(nbd.logProbabilityOfPurchases(model, counted) - log);
        expect(gap).toBeLessThan(1e-8 * (1 + Math.abs(log)) + leaving);
      }),
    );
  });

  it("takes everybody for still there, always", () => {
    fc.assert(
      fc.property(parameters, customer, time, (p, c, horizon) => {
        expect(nbd.probabilityAlive({ parameters: p }, c)).toBe(1);
        expect(nbd.probabilityAliveAfter({ parameters: p }, c, { horizon })).toBe(1);
      }),
    );
  });

  it("splits purchases into negative binomial chances: their ratios, sum, mean and variance", () => {
    const count = Array.from({ length: 2000 }, (_, i) => i);
    fc.assert(
      fc.property(parameters, fc.double({ min: 0.1, max: 5, noNaN: true }), (p, multiple) => {
        const horizon = (multiple * p.alpha) / p.r;
        const model = { parameters: p };
        const chances = nbd.probabilityOfPurchases(model, { count, horizon: count.map(() => horizon) });
        near(chances[0]!, (1 + horizon / p.alpha) ** -p.r, 1e-12);
        const share = horizon / (p.alpha + horizon);
        for (let n = 1; n < 50; n++) near(chances[n]!, (chances[n - 1]! * share * (p.r + n - 1)) / n, 1e-11);
        if (chances.at(-1)! > 1e-20) return;
        near(
          chances.reduce((sum, chance) => sum + chance, 0),
          1,
          1e-11,
        );
        near(
          chances.reduce((sum, chance, n) => sum + n * chance, 0),
          multiple,
          1e-10,
        );
        const square = chances.reduce((sum, chance, n) => sum + n * n * chance, 0);
        near(square - multiple * multiple, multiple + (multiple * multiple) / p.r, 1e-9);
      }),
    );
  });

  it("discounts continuously: fewer than without, all at rate 0, and two horizons make a longer one", () => {
    fc.assert(
      fc.property(parameters, customer, time, time, (p, c, first, second) => {
        const model = { parameters: p, fit: { timeUnit: "week" as const } };
        const value = (rate: number, horizon?: number): number => {
          const discountRate = { rate, per: "week" as const };
          return nbd.residualValue(model, c, { discountRate, ...(horizon === undefined ? {} : { horizon }) });
        };
        near(value(0, first), nbd.expectedPurchases(model, c, { horizon: first }), 1e-14);
        expect(value(0.01, first)).toBeLessThan(value(0, first));
        near(value(0.01, first) + 1.01 ** -first * value(0.01, second), value(0.01, first + second), 1e-11);
        near(value(0.01), value(0.01, 5000), 1e-11);
      }),
    );
  });

  it("has the derivatives of its likelihood", () => {
    fc.assert(
      fc.property(parameters, fc.array(customer, { minLength: 1, maxLength: 8 }), (p, customers) => {
        expectDerivatives(four, [p.r, p.alpha, 1, 1], customers);
      }),
    );
  });

  it("does not care when purchases came: the same estimate from fewer distinct rows", () => {
    const table = nbd.simulate({ r: 0.6, alpha: 6 }, { customers: 400, age: 52, seed: 3 });
    const late = { ...table, recency: table.frequency.map((x) => (x > 0 ? 52 : 0)) };
    const [one, other] = [nbd.fit(table, { timeUnit: "week" }), nbd.fit(late, { timeUnit: "week" })];
    expect(one).toEqual(other);
    expect(one.fit.distinctRows).toBe(new Set(table.frequency).size);
  });
});

describe("NBD customers", () => {
  const truth = { r: 0.6, alpha: 6 };
  const customers = nbd.simulate(truth, { customers: 40_000, age: 52, seed: "recovery" });

  it("give their parameters back", () => {
    const { parameters: found, fit } = nbd.fit(customers, { timeUnit: "week" });
    for (const name of ["r", "alpha"] as const) {
      expect(Math.abs(found[name] - truth[name]), name).toBeLessThan(4 * fit.standardErrors![name]);
    }
  });

  it("buy last, on average, at the mean of the largest of x uniform times: age · x / (x + 1)", () => {
    const buyers = Array.from(customers.frequency, (x, i) => ({ x, last: customers.recency[i]! })).filter(
      ({ x }) => x > 0,
    );
    const away = buyers.map(({ x, last }) => last - (52 * x) / (x + 1));
    const sum = away.reduce((total, d) => total + d, 0);
    expect(Math.abs(sum)).toBeLessThan(4 * Math.sqrt(away.reduce((total, d) => total + d * d, 0)));
    expect(buyers.every(({ last }) => last > 0 && last <= 52)).toBe(true);
  });
});
