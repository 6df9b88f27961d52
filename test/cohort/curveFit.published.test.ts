import { describe, expect, it } from "vitest";
import { compareCurves, fitCurves } from "../../src/cohort/curveFit/index.ts";

/**
 * Fader & Hardie (2007), Journal of Interactive Marketing 21(1), 76–90: survival in years 0–12, the sBG estimates from seven
 * renewals, and its forecast of year 12; that of the BdW model from Fader, Hardie, Liu, Davin & Steenburgh (2018).
 * The coefficients of the curves are least squares in exact fractions, computed apart.
 */
const cohorts = [
  {
    name: "Regular",
    percent: [100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3],
    sbg: { alpha: 0.704, beta: 1.182, year12: 0.17 },
    bdw: 0.1773,
    linear: { coefficients: [0.7728333333, -0.0922738095], rSquared: 0.7765106928, year12: -0.334452381 },
    polynomial: {
      coefficients: [0.929875, -0.2493154762, 0.0224345238],
      rSquared: 0.9601155819,
      year12: 1.1686607143,
    },
    exponential: { coefficients: [0.7801090727, -0.1900019436], year12: 0.0797909766 },
    power: { coefficients: [1.0034872516, -0.691631382], year12: 0.1702447309 },
    holdout: { linear: 0.3459047619, polynomial: 0.5290416667, exponential: 0.0750670016, power: 0.003011818 },
  },
  {
    name: "High End",
    percent: [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4],
    sbg: { alpha: 0.668, beta: 3.806, year12: 0.378 },
    bdw: 0.4039,
    linear: { coefficients: [0.9254166667, -0.0709404762], rSquared: 0.9219825436, year12: 0.074130952 },
    polynomial: {
      coefficients: [0.9967083333, -0.1422321429, 0.0101845238],
      rSquared: 0.9979934561,
      year12: 0.7564940476,
    },
    exponential: { coefficients: [0.9397725518, -0.1020112589], year12: 0.276304294 },
    power: { coefficients: [1.0575462064, -0.3584165365], year12: 0.4217388734 },
    holdout: { linear: 0.2125880952, polynomial: 0.1846083333, exponential: 0.0862244544, power: 0.0209977125 },
  },
];

/** Survival of the shifted-beta-geometric model: each renewal keeps (β + t − 1) / (α + β + t − 1). */
function sbgShares(alpha: number, beta: number): number[] {
  const shares = [1];
  for (let t = 1; t <= 12; t++) shares.push((shares[t - 1]! * (beta + t - 1)) / (alpha + beta + t - 1));
  return shares;
}

describe.each(cohorts)("the $name cohort, fitted on years 0–7 and judged on 8–12", (cohort) => {
  const observed = cohort.percent.map((percent) => percent / 100);
  const fitted = fitCurves(observed, { lastFittedAge: 7 });
  const sbg = sbgShares(cohort.sbg.alpha, cohort.sbg.beta);
  const table = compareCurves(observed, { ...fitted, sbg }, { lastFittedAge: 7 });
  const curve = (name: string) => table.curves.find((candidate) => candidate.name === name)!;

  it.each(["linear", "polynomial", "exponential", "power"] as const)("lays the %s curve by least squares", (family) => {
    const { coefficients, year12 } = cohort[family];
    expect(fitted[family].coefficients).toHaveLength(coefficients.length);
    coefficients.forEach((expected, k) => {
      expect(fitted[family].coefficients[k]).toBeCloseTo(expected, 9);
    });
    expect(curve(family).values[12]).toBeCloseTo(year12, 8);
    expect(curve(family).holdout!.mae).toBeCloseTo(cohort.holdout[family], 8);
    const rSquared = "rSquared" in cohort[family] ? cohort[family].rSquared : null;
    if (typeof rSquared === "number") expect(fitted[family].rSquared).toBeCloseTo(rSquared, 9);
  });

  it("carries a model's curve beside them, near the printed forecasts", () => {
    expect(curve("sbg").values[12]).toBeCloseTo(cohort.sbg.year12, 3);
    const actual = observed[12]!;
    expect(Math.abs(cohort.sbg.year12 - actual)).toBeLessThan(0.02);
    expect(Math.abs(cohort.bdw - actual)).toBeLessThan(0.011);
    expect(curve("sbg").holdout!.mae).toBeLessThan(0.012);
  });

  it("shows what the paper warns of: lines fall towards or below 0, parabolas bend up, exponentials die out", () => {
    for (const family of ["linear", "polynomial", "exponential"]) {
      expect(curve(family).holdout!.mae).toBeGreaterThan(5 * curve("sbg").holdout!.mae);
    }
    expect(curve("linear").lastError).toBeLessThan(-0.3);
    expect(curve("polynomial").lastError).toBeGreaterThan(0.3);
    expect(curve("polynomial").notes.map(({ code }) => code)).toContain("rising");
    expect(curve("exponential").lastError).toBeLessThan(-0.09);
    expect(curve("sbg").notes).toEqual([]);
  });
});

it("says where a curve is no survival", () => {
  const observed = cohorts[0]!.percent.map((percent) => percent / 100);
  const { curves } = compareCurves(observed, fitCurves(observed, { lastFittedAge: 7 }), { lastFittedAge: 7 });
  const codes = Object.fromEntries(curves.map(({ name, notes }) => [name, notes.map(({ code }) => code)]));
  expect(codes).toEqual({
    linear: ["not-one-at-start", "below-zero"],
    polynomial: ["not-one-at-start", "above-one", "rising"],
    exponential: ["not-one-at-start"],
    power: ["not-one-at-start", "above-one"],
  });
});
