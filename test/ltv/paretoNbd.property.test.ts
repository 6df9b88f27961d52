import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logConvexIntegral, convexRules } from "../../src/ltv/kernel/convexIntegral.ts";
import { collapse } from "../../src/ltv/kernel/collapse.ts";
import * as paretoNbd from "../../src/ltv/paretoNbd/index.ts";
import * as kernel from "../../src/ltv/paretoNbd/kernel.ts";
import { tanhSinh } from "../../src/numeric/index.ts";
import { relativeError } from "../fixture.ts";
import { anyCustomer as customer, positive } from "./anyCustomer.ts";
import { expectDerivatives } from "./purchaseModelDerivatives.ts";

const parameters = fc.record({ r: positive, alpha: positive, s: positive, beta: positive });
const time = fc.double({ min: 1e-9, max: 200, noNaN: true });
describe("Pareto/NBD", () => {
  it("gives chances between 0 and 1 that fall with a longer silence", () => {
    fc.assert(
      fc.property(parameters, customer, time, (p, c, more) => {
        const now = paretoNbd.probabilityAlive({ parameters: p }, c);
        const later = paretoNbd.probabilityAlive({ parameters: p }, { ...c, age: c.age + more });
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(1);
        expect(later).toBeLessThanOrEqual(now + 1e-14);
      }),
    );
  });

  it("is sure of who bought at the very end, and nearly of who bought just before", () => {
    fc.assert(
      fc.property(parameters, customer, (p, c) => {
        const there = { ...c, frequency: c.frequency + 1, recency: c.age };
        expect(paretoNbd.probabilityAlive({ parameters: p }, there)).toBe(1);
        const before = { ...there, recency: c.age * (1 - 1e-9) };
        expect(paretoNbd.probabilityAlive({ parameters: p }, before)).toBeGreaterThan(1 - 1e-4);
      }),
    );
  });

  it("tells the same in days as in weeks", () => {
    fc.assert(
      fc.property(parameters, customer, time, (p, c, horizon) => {
        const days = { ...p, alpha: 7 * p.alpha, beta: 7 * p.beta };
        const inDays = { ...c, recency: 7 * c.recency, age: 7 * c.age };
        const expected = paretoNbd.expectedPurchases({ parameters: p }, c, { horizon });
        const value = paretoNbd.expectedPurchases({ parameters: days }, inDays, { horizon: 7 * horizon });
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-11 * expected + 1e-300);
      }),
    );
  });

  it("has the likelihood of its story: the chance to stay and the chance to leave at each moment", () => {
    fc.assert(
      fc.property(parameters, customer, (p, c) => {
        const { r, alpha, s, beta } = p;
        const log = paretoNbd.logLikelihood(p, c);
        let rising = 0;
        for (let j = 0; j < c.frequency; j++) rising += Math.log((r + j) / alpha);
        const power = r + c.frequency;
        const stay = Math.exp(rising - power * Math.log1p(c.age / alpha) - s * Math.log1p(c.age / beta) - log);
        const leave = (t: number): number =>
          (s / beta) * Math.exp(rising - power * Math.log1p(t / alpha) - (s + 1) * Math.log1p(t / beta) - log);
        const left = tanhSinh(leave, c.recency, c.age).value;
        expect(stay + left).toBeCloseTo(1, 9);
      }),
    );
  });

  it("discounts a horizon as what comes without end less what comes after it", () => {
    fc.assert(
      fc.property(parameters, customer, time, fc.double({ min: 0.01, max: 3, noNaN: true }), (p, c, horizon, rate) => {
        const model = { parameters: p, fit: { timeUnit: "week" as const } };
        const discountRate = { rate, per: "week" as const };
        const alive = paretoNbd.probabilityAlive(model, c);
        if (alive < 1e-100) return;
        const endless = paretoNbd.residualValue(model, c, { discountRate });
        const within = paretoNbd.residualValue(model, c, { discountRate, horizon });
        // Later, as for one observed so much longer who is there for sure; his purchase rate is still today's.
        const older = { ...c, age: c.age + horizon };
        const rest = paretoNbd.residualValue(model, older, { discountRate });
        const survived = paretoNbd.probabilityAliveAfter(model, c, { horizon });
        const sure = rest / paretoNbd.probabilityAlive(model, older);
        const sameRate = (p.alpha + older.age) / (p.alpha + c.age);
        const after = survived * Math.exp(-horizon * Math.log1p(rate)) * sure * sameRate;
        if (paretoNbd.probabilityAlive(model, older) < 1e-250) return;
        expect(Math.abs(within + after - endless)).toBeLessThanOrEqual(1e-11 * endless);
        const free = paretoNbd.residualValue(model, c, {
          horizon,
          discountRate: { ...discountRate, rate: 0 },
        });
        const expected = paretoNbd.expectedPurchases(model, c, { horizon });
        expect(Math.abs(free - expected)).toBeLessThanOrEqual(1e-12 * expected);
        expect(within).toBeLessThanOrEqual(free * (1 + 1e-12));
        const growing = { horizon, discountRate: { ...discountRate, rate: -0.01 } };
        expect(paretoNbd.residualValue(model, c, growing)).toBeGreaterThanOrEqual(free * (1 - 1e-9) - 1e-300);
      }),
    );
  });

  it("splits a new customer's purchases into chances that sum to 1 with the expected mean", () => {
    const count = Float64Array.from({ length: 400 }, (_, i) => i);
    fc.assert(
      fc.property(parameters, (p) => {
        const horizon = (3 * p.alpha) / p.r;
        const model = { parameters: p };
        const chances = paretoNbd.probabilityOfPurchases(model, { count, horizon: count.map(() => horizon) });
        const total = chances.reduce((sum, chance) => sum + chance, 0);
        const mean = chances.reduce((sum, chance, n) => sum + n * chance, 0);
        expect(total).toBeLessThan(1 + 1e-9);
        if (total < 1 - 1e-12) return;
        const expected = paretoNbd.newCustomerPurchases(model, { horizon });
        expect(Math.abs(mean - expected)).toBeLessThan(1e-6 * expected);
      }),
      { numRuns: 30 },
    );
  });

  it("has the derivatives of its likelihood, the order of alpha and beta either way", () => {
    fc.assert(
      fc.property(parameters, fc.array(customer, { minLength: 1, maxLength: 8 }), (p, customers) => {
        expectDerivatives(kernel, [p.r, p.alpha, p.s, p.beta], customers);
      }),
    );
  });

  it("is the NBD where the last purchase is now and the rate of leaving nearly 0", () => {
    fc.assert(
      fc.property(parameters, customer, ({ r, alpha }, { frequency, age }) => {
        let nbd = -(r + frequency + 1) * Math.log1p(age / alpha);
        for (let j = 0; j <= frequency; j++) nbd += Math.log((r + j) / alpha);
        const now = { frequency: frequency + 1, recency: age, age };
        const value = paretoNbd.logLikelihood({ r, alpha, s: 1e-9, beta: 1e9 }, now);
        expect(Math.abs(value - nbd)).toBeLessThan(1e-11 * Math.max(1, Math.abs(nbd)));
      }),
    );
  });

  it("sums a whole table as its customers one by one, weights as repetitions", () => {
    fc.assert(
      fc.property(parameters, fc.array(customer, { minLength: 1, maxLength: 8 }), (p, customers) => {
        const column = (key: "frequency" | "recency" | "age"): number[] => customers.map((c) => c[key]);
        const columns = [column("frequency"), column("recency"), column("age")];
        const at = [p.r, p.alpha, p.s, p.beta];
        const sum = customers.reduce((total, c) => total + paretoNbd.logLikelihood(p, c), 0);
        const thrice = kernel.logLikelihood(
          at,
          kernel.likelihoodData(
            collapse(
              columns,
              customers.map(() => 3),
            ),
          ),
        );
        expect(Math.abs(thrice - 3 * sum)).toBeLessThan(1e-10 * Math.max(1, Math.abs(sum)));
      }),
    );
  });
});

describe("Pareto/NBD customers", () => {
  const truth = { r: 0.6, alpha: 6, s: 0.7, beta: 12 };

  it("give their parameters back", () => {
    const customers = paretoNbd.simulate(truth, { customers: 30_000, age: 52, seed: "recovery" });
    const { parameters: found, fit } = paretoNbd.fit(customers, { timeUnit: "week" });
    for (const name of ["r", "alpha", "s", "beta"] as const) {
      expect(Math.abs(found[name] - truth[name]), name).toBeLessThan(4 * fit.standardErrors![name]);
    }
  });

  it("buy as often as expected, and later as often as expected of each", () => {
    const half = paretoNbd.simulate(truth, { customers: 40_000, age: 26, seed: 7 });
    const mean = half.frequency.reduce((sum, x) => sum + x, 0) / 40_000;
    const spread = Math.sqrt(half.frequency.reduce((sum, x) => sum + (x - mean) ** 2, 0)) / 40_000;
    expect(Math.abs(mean - paretoNbd.newCustomerPurchases({ parameters: truth }, { horizon: 26 }))).toBeLessThan(
      4 * spread,
    );
    // Averaged over who has which history, what is expected of each is what is expected of a new customer after 26 weeks.
    const ahead = paretoNbd.expectedPurchases({ parameters: truth }, half, { horizon: 26 });
    const [early, late] = paretoNbd.newCustomerPurchases({ parameters: truth }, { horizon: [26, 52] }) as unknown as [
      number,
      number,
    ];
    const average = ahead.reduce((sum, x) => sum + x, 0) / 40_000;
    const deviation = Math.sqrt(ahead.reduce((sum, x) => sum + (x - average) ** 2, 0)) / 40_000;
    expect(Math.abs(average - (late - early))).toBeLessThan(4 * deviation);
  });
});

describe("the integral of a convex exponent", () => {
  it("has closed forms to agree with", () => {
    const rules = convexRules();
    const near = (value: number, expected: number): void => {
      expect(relativeError(value, expected)).toBeLessThan(1e-12);
    };
    for (const rate of [1e-3, 0.7, 30, 4e4]) {
      const line = { value: (u: number): number => rate * u, slope: (): number => rate };
      near(Math.exp(logConvexIntegral(line, 0, Infinity, rules)), 1 / rate);
      near(Math.exp(logConvexIntegral(line, 0, 2, rules)), -Math.expm1(-2 * rate) / rate);
      const bell = { value: (u: number): number => rate * u * u, slope: (u: number): number => 2 * rate * u };
      near(Math.exp(logConvexIntegral(bell, 0, Infinity, rules)), 0.5 * Math.sqrt(Math.PI / rate));
    }
    expect(logConvexIntegral({ value: (u) => u, slope: () => 1 }, 3, 3, rules)).toBe(-Infinity);
  });
});
