import { describe, expect, it } from "vitest";
import { compare } from "../../src/ltv/compare/compare.ts";
import { holdoutScore } from "../../src/ltv/compare/holdoutScore.ts";
import * as bgNbd from "../../src/ltv/bgNbd/index.ts";
import * as mbgNbd from "../../src/ltv/mbgNbd/index.ts";
import * as paretoNbd from "../../src/ltv/paretoNbd/index.ts";
import { summarize } from "../../src/ltv/summarize/summarize.ts";
import type { BuyingModel } from "../../src/ltv/buying/families.ts";
import { codesOf, failure } from "../failure.ts";
import { buyingModels } from "./buying/models.ts";
import { cdnowPurchases } from "./cdnow.ts";

describe("compare on CDNOW, 39 and 39 weeks", () => {
  const summary = summarize(cdnowPurchases(), { calibrationEnd: "1997-09-30", observationEnd: "1998-06-30" });
  const models = { bg: bgNbd.fit(summary), mbg: mbgNbd.fit(summary), pareto: paretoNbd.fit(summary) };
  const comparison = compare(models, summary);
  const [bg, mbg, pareto] = comparison.models as [
    (typeof comparison.models)[0],
    (typeof comparison.models)[0],
    (typeof comparison.models)[0],
  ];

  // The errors of lifetimes' fits on the same split.
  it("finds the known holdout errors", () => {
    expect(pareto.holdout.mae).toBeCloseTo(0.7545, 4);
    expect(pareto.holdout.rmse).toBeCloseTo(1.603, 3);
    expect(mbg.holdout.mae).toBeCloseTo(0.7648, 4);
    expect(bg.holdout.mae).toBeCloseTo(0.7855, 4);
  });

  it("scores sums, calibration and gain of the same predictions", () => {
    expect(bg.holdout.predicted - bg.holdout.actual).toBeCloseTo(bg.holdout.bias * 2357, 6);
    expect(bg.holdout.actual).toBe(1882);
    const { calibration, gain } = pareto.holdout;
    expect(calibration.reduce((sum, { customers }) => sum + customers, 0)).toBe(2357);
    expect(calibration.reduce((sum, { customers, actual }) => sum + customers * actual, 0)).toBeCloseTo(1882, 6);
    calibration
      .slice(1)
      .forEach(({ predicted }, i) => expect(predicted).toBeGreaterThanOrEqual(calibration[i]!.predicted));
    expect([gain.purchases[0], gain.purchases.at(-1)]).toEqual([0, 1]);
    expect(gain.score).toBeGreaterThan(0.5);
  });

  it("covers about as often as the models themselves expect", () => {
    for (const { coverage } of comparison.models) {
      const { actual, expected } = coverage!;
      expect(expected).toBeGreaterThanOrEqual(0.9);
      expect(Math.abs(actual - expected)).toBeLessThan(0.04);
    }
  });

  it("beats the rules of thumb, which it lists", () => {
    expect(comparison.heuristics.map(({ name }) => name)).toContain("hiatus");
    const rules = comparison.heuristics.map(({ holdout }) => holdout.rmse);
    expect(Math.min(...rules)).toBeGreaterThan(pareto.holdout.rmse);
  });

  it("weighs the evidence", () => {
    expect(comparison.models.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(bg.weight / pareto.weight).toBeCloseTo(Math.exp((pareto.aic - bg.aic) / 2), 6);
    expect(bg.parameters).toBe(4);
    expect(comparison.notes.map(({ code }) => code)).toContain("cannot-tell-apart");
  });
});

describe("holdoutScore", () => {
  it("is exact by hand", () => {
    const score = holdoutScore(Float64Array.of(0, 1, 2, 5), [0, 2, 1, 5]);
    expect([score.mae, score.rmse, score.bias]).toEqual([0.5, Math.sqrt(0.5), 0]);
    // Best first by prediction: 5, 1, 2, 0 of 8; by right: 5, 2, 1, 0.
    expect(score.gain.score).toBeCloseTo(
      (5 / 2 + (5 + 6) / 2 + (6 + 8) / 2 + 8 - 16) / (5 / 2 + (5 + 7) / 2 + (7 + 8) / 2 + 8 - 16),
      12,
    );
  });

  it("has no gain where nobody bought, or all bought alike", () => {
    expect(holdoutScore(Float64Array.of(1, 2), [0, 0]).gain).toMatchObject({
      score: null,
      purchases: new Array(21).fill(null),
    });
    expect(holdoutScore(Float64Array.of(1, 2), [3, 3]).gain.score).toBeNull();
  });
});

describe("compare", () => {
  const customers = {
    frequency: [2, 1, 0, 0, 7, 3],
    recency: [30, 2, 0, 0, 35, 9],
    age: [39, 39, 39, 38, 39, 20],
    unit: "week",
  } as const;
  const model = bgNbd.fit(customers, { prior: "weak" });
  const regular = { ...buyingModels.find(({ kind }) => kind === "bg-cnbd-k")!, fit: model.fit } as BuyingModel;
  const summary = {
    ...customers,
    holdout: { duration: 39, frequency: [1, 0, 0, 0, 6, 2], lastPeriod: [1, 1, 0, 0, 4, 3] },
  };

  it("counts the last period where it is known", () => {
    const { heuristics } = compare({ model }, summary);
    expect(heuristics.find(({ name }) => name === "last-period")!.holdout.mae).toBeCloseTo(4 / 6, 12);
  });

  it("notes a model of other data", () => {
    const other = { ...model, fit: { ...model.fit, observations: 5 } };
    expect(compare({ other }, summary).notes.map(({ code }) => code)).toEqual(["different-data"]);
  });

  it.each([
    ["no models", () => compare({}, summary), "empty-input"],
    ["null", () => compare(null as never, summary), "invalid-input"],
    ["a model that is none", () => compare({ model: {} as never }, summary), "invalid-input"],
    ["no holdout", () => compare({ model }, { ...customers, holdout: null }), "invalid-input"],
    [
      "a holdout of other length",
      () => compare({ model }, { ...customers, holdout: { duration: 3, frequency: [1] } }),
      "invalid-input",
    ],
    [
      "no duration",
      () => compare({ model }, { ...customers, holdout: { duration: 0, frequency: [1, 0, 0, 0, 6, 2] } }),
      "invalid-input",
    ],
    ["options null", () => compare({ model }, summary, null as never), "invalid-input"],
    ["a level above 1", () => compare({ model }, summary, { level: 2 }), "invalid-input"],
    ["a level of models without intervals", () => compare({ regular }, summary, { level: 2 }), "invalid-input"],
  ])("refuses %s", (_, call, code) => {
    const { code: found, operation } = failure(call);
    expect([found, operation]).toEqual([code, "compare"]);
  });

  it("refuses models without their fit, all at once", () => {
    const { logLikelihood, bic, observations } = model.fit;
    const broken = { ...model, fit: { ...model.fit, bic: NaN, observations: "many" } };
    const { kind, version, parameters } = model;
    const bare = { kind, version, parameters };
    const paths = ["fit.bic", "fit.observations"].map((path) => `invalid-input models.broken.${path}`);
    expect(
      codesOf(() =>
        compare(
          { broken, bare, model, partial: { ...model, fit: { logLikelihood, bic, observations } } } as never,
          summary,
        ),
      ),
    ).toEqual([...paths, "invalid-input models.bare.fit", "invalid-input models.partial.fit.aic"]);
  });

  it("refuses rows that stand for several customers, and columns in another unit", () => {
    const weighted = { ...summary, weight: [1, 1, 5, 1, 1, 1] };
    expect(codesOf(() => compare({ model }, weighted))).toEqual(["invalid-input summary.weight"]);
    expect(codesOf(() => compare({ model }, { ...summary, unit: "day" }))).toEqual(["invalid-input unit"]);
  });
});
