import { describe, expect, it } from "vitest";
import * as paretoNbd from "../../src/ltv/paretoNbd/index.ts";
import { summarize } from "../../src/ltv/summarize/summarize.ts";
import { cdnowPurchases } from "./cdnow.ts";

describe("Pareto/NBD estimates of the CDNOW sample", () => {
  it("r .553, α 10.578, s .606, β 11.669, log-likelihood −9594.976 (Fader, Hardie & Lee 2005; standard errors as CLVTools prints them)", () => {
    const { parameters, fit } = paretoNbd.fit(
      summarize(
        cdnowPurchases().filter(({ at }) => (at as string) <= "1997-09-30"),
        { unit: "week", observationEnd: "1997-09-30" },
      ),
    );
    expect(parameters.r).toBeCloseTo(0.553, 3);
    expect(parameters.alpha).toBeCloseTo(10.578, 3);
    expect(parameters.s).toBeCloseTo(0.606, 3);
    expect(parameters.beta).toBeCloseTo(11.669, 3);
    expect(fit.logLikelihood).toBeCloseTo(-9594.976, 3);
    const { r, alpha, s, beta } = fit.standardErrors!;
    // By numerical differences, to about three digits: CLVTools 0.12.1, test_correctness_pnbd_nocovstaticcov.R.
    expect(r / 0.0476264).toBeCloseTo(1, 3);
    expect(alpha / 0.8427222).toBeCloseTo(1, 3);
    expect(s / 0.1872594).toBeCloseTo(1, 3);
    expect(beta / 6.2105448).toBeCloseTo(1, 3);
  });
});

// Values that R's BTYD 2.4 prints (manual, examples of pnbd.Expectation and pnbd.PAlive; walkthrough); lifetimes 0.11.3 holds them too
// (tests/test_estimation.py:312-411).
describe("Pareto/NBD predictions", () => {
  /** BTYD's own estimates of the CDNOW sample. */
  const btyd = { parameters: { r: 0.5533971, alpha: 10.5801985, s: 0.6060625, beta: 11.6562237 } };

  it("expected purchases of a new customer in 0 … 9 weeks at .55, 10.56, .61, 11.64, to every digit", () => {
    const model = { parameters: { r: 0.55, alpha: 10.56, s: 0.61, beta: 11.64 } };
    const printed = [
      0, 0.05077821, 0.09916088, 0.14542507, 0.1897993, 0.23247466, 0.27361274, 0.31335159, 0.35181024, 0.38909211,
    ];
    const values = paretoNbd.newCustomerPurchases(model, { horizon: printed.map((_, week) => week) });
    printed.forEach((value, week) => expect(values[week]).toBeCloseTo(value, 8));
    expect(paretoNbd.newCustomerPurchases(btyd, { horizon: 52 })).toBeCloseTo(1.473, 3);
  });

  it("customer 1516, who bought 26 times in 30.86 of 31 weeks: there with .9979, 25.46 more in a year", () => {
    const customer = { frequency: 26, recency: 30.86, age: 31 };
    expect(paretoNbd.expectedPurchases(btyd, customer, { horizon: 52 })).toBeCloseTo(25.46, 2);
    expect(paretoNbd.probabilityAlive(btyd, customer)).toBeCloseTo(0.9979, 4);
  });

  it("P(alive) .2941633 of one who never returned in 39 weeks, 1 of one whose last purchase is now", () => {
    const customers = { frequency: [0, 23], recency: [0, 39], age: [39, 39] };
    const values = paretoNbd.probabilityAlive(btyd, customers);
    expect(values[0]).toBeCloseTo(0.2941633, 7);
    expect(values[1]).toBe(1);
  });

  it("where other software underflows: 132 and 133 purchases in 200 weeks, the last one now", () => {
    const model = { parameters: { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 } };
    const customers = { frequency: [132, 133], recency: [200, 200], age: [200, 200] };
    const values = paretoNbd.expectedPurchases(model, customers, { horizon: 10 });
    expect(values[0]).toBeCloseTo(6.2060517889632418, 5);
    expect(values[1]).toBeCloseTo(6.2528722475748113, 5);
  });

  it("where it overflows, or is not a number: finite log-likelihoods", () => {
    const steep = { r: 10.465, alpha: 7.98565181e-3, s: 3.0516, beta: 2.82 };
    const buyers = { frequency: [400, 500, 500], recency: [5, 1, 4], age: [6, 37, 37] };
    expect(paretoNbd.logLikelihood(steep, buyers)).toBeLessThan(Infinity);
    expect(paretoNbd.logLikelihood(steep, buyers)).toBeGreaterThan(-Infinity);
    // CLVTools, test_correctness_pnbd_nocovstaticcov.R:28-38.
    const model = { parameters: { r: 0.5143, alpha: 2.8845, s: 0.2856, beta: 14.1087 } };
    const customers = {
      frequency: [221, 254, 161, 204],
      recency: [103.42857, 97.14286, 94.71429, 98.57143],
      age: [103.57143, 97.28571, 98, 99.42857],
    };
    for (const alive of paretoNbd.probabilityAlive(model, customers)) {
      expect(alive).toBeGreaterThan(0);
      expect(alive).toBeLessThanOrEqual(1);
    }
    expect(Number.isFinite(paretoNbd.logLikelihood(model.parameters, customers))).toBe(true);
  });
});

describe("Pareto/NBD discounted expected residual transactions", () => {
  it("at a continuous .0027 a week, from the closed form", () => {
    const model = {
      parameters: { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 },
      fit: { timeUnit: "week" },
    } as const;
    const customers = { frequency: [0, 2, 7, 26], recency: [0, 30.43, 35, 30.86], age: [39, 38.86, 39, 31] };
    const discountRate = { rate: Math.expm1(0.0027), per: "week" } as const;
    const values = paretoNbd.residualValue(model, customers, { discountRate });
    [0.47467, 6.48256, 20.55443, 86.03038].forEach((value, i) => expect(values[i]).toBeCloseTo(value, 5));
  });
});
