import { describe, expect, it } from "vitest";
import * as mbgNbd from "../../src/ltv/mbgNbd/index.ts";
import { summarize } from "../../src/ltv/summarize/summarize.ts";
import { cdnowPurchases } from "./cdnow.ts";

describe("MBG/NBD estimates of the CDNOW sample", () => {
  it("r .525, α 6.183, a .891, b 1.614 (lifetimes 0.11.3, tests/test_estimation.py:782-787)", () => {
    const purchases = cdnowPurchases().filter(({ at }) => (at as string) <= "1997-09-30");
    const { parameters, fit } = mbgNbd.fit(summarize(purchases, { unit: "week", observationEnd: "1997-09-30" }));
    expect(parameters.r).toBeCloseTo(0.525, 3);
    expect(parameters.alpha).toBeCloseTo(6.183, 3);
    expect(parameters.a).toBeCloseTo(0.891, 3);
    expect(parameters.b).toBeCloseTo(1.614, 3);
    expect(fit.logLikelihood).toBeCloseTo(-9582.136, 3);
  });
});

// PyMC-Marketing, tests/clv/models/test_modified_beta_geo.py: log-likelihood terms at a .8, b 2.5, r .25, α 4, T 40.
describe("MBG/NBD log-likelihood terms", () => {
  const parameters = { r: 0.25, alpha: 4, a: 0.8, b: 2.5 };
  it("of a customer who never returned, and of one with 200 purchases", () => {
    expect(mbgNbd.logLikelihood(parameters, { frequency: 0, recency: 0, age: 40 })).toBeCloseTo(-0.41792826, 8);
    expect(mbgNbd.logLikelihood(parameters, { frequency: 200, recency: 38, age: 40 })).toBeCloseTo(100.7869, 4);
  });
});
