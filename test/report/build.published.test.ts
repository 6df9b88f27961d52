import { describe, expect, it } from "vitest";
import { build } from "keizoku/report";
import { cdnowLog } from "./cdnow.ts";

describe("the report of the CDNOW log", () => {
  const report = build(cdnowLog());
  const holdout = report.holdout!;

  it("splits the 78 weeks in the middle by itself", () => {
    expect(holdout.calibrationEnd).toBe("1997-09-30");
    expect([holdout.calibration, holdout.duration]).toEqual([39, 39]);
  });

  // Fader, Hardie & Lee (2005); Fader & Hardie (2013).
  it("checks with the published models", () => {
    const { transactions, spend } = holdout.models;
    expect(transactions.parameters.r).toBeCloseTo(0.243, 3);
    expect(transactions.parameters.alpha).toBeCloseTo(4.414, 3);
    expect(transactions.parameters.a).toBeCloseTo(0.793, 3);
    expect(transactions.parameters.b).toBeCloseTo(2.426, 3);
    expect(spend!.parameters.p).toBeCloseTo(6.25, 2);
    expect(spend!.parameters.q).toBeCloseTo(3.74, 2);
    expect(spend!.parameters.gamma).toBeCloseTo(15.44, 2);
  });

  // lifetimes, tests/test_utils.py:601-645.
  it("tracks the actual purchases of weeks 20 to 25", () => {
    expect(holdout.tracking.actual.slice(19, 25)).toEqual([1359, 1414, 1484, 1517, 1573, 1672]);
  });

  it("predicts them as closely as lifetimes does", () => {
    // lifetimes ends each week about a day later; a week brings about 75 purchases.
    const printed = [1309, 1385, 1460, 1533, 1604, 1674];
    holdout.tracking.predicted.slice(19, 25).forEach((value, i) => {
      expect(Math.abs(value - printed[i]!)).toBeLessThan(16);
    });
  });

  // Fader, Hardie & Lee (2005): 2,357 customers, 946 with repeat purchases, 2,457 of them.
  it("counts the sample as the paper does", () => {
    expect(holdout.customers).toBe(2357);
    expect(holdout.byFrequency[0]!.customers).toBe(2357 - 946);
    expect(holdout.tracking.actual[38]).toBe(2457);
    expect(report.data.revenue).toBeCloseTo(244091.94, 6);
  });
});
