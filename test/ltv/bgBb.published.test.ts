import { describe, expect, it } from "vitest";
import * as bgBb from "../../src/ltv/bgBb/index.ts";
import { donations } from "./donations.ts";

// Fader, Hardie & Shang (2010), 11,104 donors over six years, as the tests of lifetimes 0.11.3 (tests/test_estimation.py:71-122) and of
// PyMC-Marketing (tests/clv/models/test_beta_geo_beta_binom.py) hold their results.
describe("BG/BB on the donations", () => {
  const model = bgBb.fit(donations, { timeUnit: "year" });
  const customers = donations.weight.reduce((sum, weight) => sum + weight, 0);

  it("α 1.204, β .750, γ .657, δ 2.783", () => {
    const { alpha, beta, gamma, delta } = model.parameters;
    expect(alpha).toBeCloseTo(1.20352, 4);
    expect(beta).toBeCloseTo(0.74972, 5);
    expect(gamma).toBeCloseTo(0.65672, 4);
    expect(delta).toBeCloseTo(2.78344, 4);
    expect(model.fit.logLikelihood).toBeCloseTo(-33225.581, 3);
    expect(model.fit.observations).toBe(11_104);
    expect(model.fit.notes).toEqual([]);
  });

  it("chances to be there next year: .11 of who never gave again, .59, .93 of who always gave", () => {
    const donors = { frequency: [0, 2, 6], recency: [0, 4, 6], age: [6, 6, 6] };
    const next = bgBb.probabilityAliveAfter(model, donors, { horizon: 1 });
    [0.11, 0.59, 0.93].forEach((printed, i) => {
      expect(next[i]).toBeCloseTo(printed, 2);
    });
  });

  it("12,884.2 donations in the next five years", () => {
    const expected = bgBb.expectedPurchases(model, donations, { horizon: 5 });
    const total = expected.reduce((sum, value, i) => sum + value * donations.weight[i]!, 0);
    expect(total).toBeCloseTo(12884.2, 1);
  });

  it("3454.9 donors who never give again and 1253.1 who always do", () => {
    const chances = bgBb.probabilityOfPurchases(model, { count: [0, 6], horizon: [6, 6] });
    expect(customers * chances[0]!).toBeCloseTo(3454.9, 1);
    expect(customers * chances[1]!).toBeCloseTo(1253.1, 1);
  });

  it("the expected donations of a new donor in 1 to 11 years", () => {
    const printed = [0.4985, 0.9233, 1.2969, 1.6323, 1.9381, 2.2202, 2.4826, 2.7285, 2.9603, 3.1798, 3.3887];
    const values = bgBb.newCustomerPurchases(model, { horizon: printed.map((_, i) => i + 1) });
    printed.forEach((value, i) => {
      expect(values[i]).toBeCloseTo(value, 4);
    });
  });
});
