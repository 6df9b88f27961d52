import { describe, expect, it } from "vitest";
import * as nbd from "../../src/ltv/nbd/index.ts";
import { cdnowWeeks } from "./cdnowWeeks.ts";

// Ehrenberg (1959) derives the distribution; its two classical consequences, by hand: with mean m = r t / α and shape r the share of
// non-buyers is (1 + m / r)^(−r), and who bought x times in T buys (r + x) / (α + T) a unit of time.
describe("NBD by hand", () => {
  const model = { parameters: { r: 0.5, alpha: 10 }, fit: { timeUnit: "week" as const } };

  it("non-buyers, buyers of one, two, three", () => {
    // m = 1.5 in 30 weeks: 4^(−1/2), then times 0.75 · r, · (r + 1) / 2, · (r + 2) / 3.
    const chances = nbd.probabilityOfPurchases(model, { count: [0, 1, 2, 3], horizon: [30, 30, 30, 30] });
    const hand = [0.5, 0.1875, 0.10546875, 0.06591796875];
    hand.forEach((value, i) => {
      expect(chances[i]).toBeCloseTo(value, 14);
    });
  });

  it("purchases to come, with and without discount", () => {
    const customer = { frequency: 4, recency: 3, age: 35 };
    expect(nbd.expectedPurchases(model, customer, { horizon: 20 })).toBeCloseTo(2, 14);
    expect(nbd.newCustomerPurchases(model, { horizon: 30 })).toBeCloseTo(1.5, 14);
    const discountRate = { rate: Math.expm1(0.05), per: "week" as const };
    expect(nbd.residualValue(model, customer, { discountRate })).toBeCloseTo(2, 12);
    const halved = { discountRate, horizon: 20 * Math.LN2 };
    expect(nbd.residualValue(model, customer, halved)).toBeCloseTo(1, 12);
  });

  it("the likelihood of one purchase in ten weeks: E[λ e^(−10 λ)] = (r / α) 2^(−r − 1)", () => {
    const history = { frequency: 1, recency: 4, age: 10 };
    expect(nbd.logLikelihood(model.parameters, history)).toBeCloseTo(Math.log(0.05 * 2 ** -1.5), 14);
  });
});

it("NBD on the CDNOW sample: r .385, α 12.072, log-likelihood −9763.7 (Fader, Hardie & Lee 2005, table 2)", () => {
  const { parameters, fit } = nbd.fit(cdnowWeeks(), { timeUnit: "week" });
  expect(parameters.r).toBeCloseTo(0.385, 3);
  expect(parameters.alpha).toBeCloseTo(12.072, 3);
  expect(fit.logLikelihood).toBeCloseTo(-9763.7, 1);
});
