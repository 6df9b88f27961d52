import { describe, expect, it } from "vitest";
import * as bdw from "../../src/ltv/bdw/index.ts";
import * as sbg from "../../src/ltv/sbg/index.ts";

// Fader & Hardie (2007), J. Interactive Marketing 21(1), table 1: percentages surviving of 1000 customers, years 0 to 12.
const cohorts = {
  regular: [1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173],
  highEnd: [1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394],
};
const observed = (cohort: keyof typeof cohorts, renewals: number): { period: "year"; survivors: number[] } => ({
  period: "year",
  survivors: cohorts[cohort].slice(0, renewals + 1),
});

describe("Fader & Hardie (2007): Regular and High-End", () => {
  it.each([
    { cohort: "regular", alpha: 0.704, beta: 1.182, logLikelihood: -1680.265, mean: 0.3733, twelve: 0.17 },
    { cohort: "highEnd", alpha: 0.668, beta: 3.806, logLikelihood: -1611.158, mean: 0.1493, twelve: 0.378 },
  ] as const)("sBG on seven renewals of $cohort", ({ cohort, alpha, beta, logLikelihood, mean, twelve }) => {
    const model = sbg.fit(observed(cohort, 7));
    expect(model.parameters.alpha).toBeCloseTo(alpha, 3);
    expect(model.parameters.beta).toBeCloseTo(beta, 3);
    expect(model.fit.logLikelihood).toBeCloseTo(logLikelihood, 3);
    expect(sbg.meanChurn(model)).toBeCloseTo(mean, 4);
    expect(sbg.survival(model, 12)[12]).toBeCloseTo(twelve, 4);
  });

  it.each([
    { cohort: "regular", renewals: 4, alpha: 0.7637, beta: 1.2958, logLikelihood: -1401.559 },
    { cohort: "highEnd", renewals: 4, alpha: 1.281, beta: 7.7904, logLikelihood: -1225.135 },
  ] as const)("sBG on $renewals renewals of $cohort", ({ cohort, renewals, alpha, beta, logLikelihood }) => {
    const { parameters, fit } = sbg.fit(observed(cohort, renewals));
    expect(parameters.alpha).toBeCloseTo(alpha, 4);
    expect(parameters.beta).toBeCloseTo(beta, 4);
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 3);
  });

  it("sBG on all twelve renewals", () => {
    expect(sbg.fit(observed("regular", 12)).fit.logLikelihood).toBeCloseTo(-1931.492, 3);
    expect(sbg.fit(observed("highEnd", 12)).fit.logLikelihood).toBeCloseTo(-2010.858, 3);
  });
});

// Fader, Hardie, Liu, Davin & Steenburgh (2018), J. Interactive Marketing 43; values recomputed to 40 digits.
describe("BdW on the same cohorts", () => {
  it.each([
    { cohort: "regular", renewals: 4, gamma: 0.523, delta: 0.8943, c: 1.1964, logLikelihood: -1401.383 },
    { cohort: "highEnd", renewals: 4, gamma: 0.2593, delta: 1.7226, c: 1.5844, logLikelihood: -1222.749 },
    { cohort: "regular", renewals: 7, gamma: 0.4556, delta: 0.7793, c: 1.2835, logLikelihood: -1679.603 },
    { cohort: "highEnd", renewals: 7, gamma: 0.2143, delta: 1.4266, c: 1.7236, logLikelihood: -1605.314 },
    { cohort: "regular", renewals: 12, gamma: 0.5083, delta: 0.8688, c: 1.2094, logLikelihood: -1930.93 },
    { cohort: "highEnd", renewals: 12, gamma: 0.2496, delta: 1.6542, c: 1.5968, logLikelihood: -2004.817 },
  ] as const)("$renewals renewals of $cohort", ({ cohort, renewals, gamma, delta, c, logLikelihood }) => {
    const { parameters, fit } = bdw.fit(observed(cohort, renewals));
    expect(parameters.gamma).toBeCloseTo(gamma, 4);
    expect(parameters.delta).toBeCloseTo(delta, 4);
    expect(parameters.c).toBeCloseTo(c, 4);
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 3);
  });

  it("forecasts survival at year 12 from seven renewals", () => {
    expect(bdw.survival(bdw.fit(observed("regular", 7)), 12)[12]).toBeCloseTo(0.1773, 4);
    expect(bdw.survival(bdw.fit(observed("highEnd", 7)), 12)[12]).toBeCloseTo(0.4039, 4);
  });
});

// Fader & Hardie (2010), Marketing Science 29(1), table 3: payments made n = 1 … 5, discount rate 10 %.
describe("Fader & Hardie (2010): discounted expected residual lifetime", () => {
  const discountRate = { rate: 0.1, per: "year" } as const;
  const derl = (alpha: number, beta: number): number[] => {
    const model = { parameters: { alpha, beta }, fit: { timeUnit: "year" } } as const;
    return Array.from(sbg.residualValue(model, { renewals: [0, 1, 2, 3, 4] }, { discountRate }));
  };

  it("of alike customers", () => {
    [3.31, 3.45, 3.59, 3.72, 3.84].forEach((value, n) => {
      expect(derl(3.8, 15.2)[n]).toBeCloseTo(value, 2);
    });
  });

  it("of unlike customers, to the rounding of the printed parameters", () => {
    [7.68, 9.46, 9.86, 10.06, 10.19].forEach((value, n) => {
      expect(Math.abs(derl(0.067, 0.267)[n]! - value)).toBeLessThan(0.0151);
    });
    [7.67, 9.46, 9.85, 10.06, 10.19].forEach((value, n) => {
      expect(derl(0.067, 0.267)[n]).toBeCloseTo(value, 2);
    });
  });
});
