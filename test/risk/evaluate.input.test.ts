import { describe, expect, it } from "vitest";
import { auc } from "../../src/risk/evaluate/auc.ts";
import { aucDifference } from "../../src/risk/evaluate/aucDifference.ts";
import { brier } from "../../src/risk/evaluate/brier.ts";
import { calibrationCurve } from "../../src/risk/evaluate/calibrationCurve.ts";
import { harrellConcordance, unoConcordance } from "../../src/risk/evaluate/concordance.ts";
import { dynamicAuc } from "../../src/risk/evaluate/dynamicAuc.ts";
import { evaluate } from "../../src/risk/evaluate/evaluate.ts";
import { evaluateSurvival } from "../../src/risk/evaluate/evaluateSurvival.ts";
import { expectedProfit } from "../../src/risk/evaluate/expectedProfit.ts";
import { lift } from "../../src/risk/evaluate/lift.ts";
import { logLoss } from "../../src/risk/evaluate/logLoss.ts";
import { recalibration } from "../../src/risk/evaluate/recalibration.ts";
import { survivalBrier } from "../../src/risk/evaluate/survivalBrier.ts";
import { apply, fit } from "../../src/risk/calibrate/index.ts";
import { codesOf } from "../failure.ts";

const good = { probability: [0.1, 0.4, 0.6, 0.8], event: [0, 1, 0, 1] };
const ranked = { score: good.probability, event: good.event };
const exits = { duration: [1, 2, 3, 4], event: [1, 0, 1, 0], score: [4, 3, 2, 1] };
const model = fit(good, { method: "isotonic", fewestEvents: 1 });
const wild = (value: unknown): never => value as never;

describe("evaluate refuses", () => {
  it.each([
    ["nothing", undefined, ["invalid-input"]],
    ["null", null, ["invalid-input"]],
    [
      "chances outside 0 to 1",
      { ...good, probability: [1.2, -0.1, 0.5, NaN] },
      ["invalid-input probability[0]", "invalid-input probability[1]", "invalid-input probability[3]"],
    ],
    ["columns of unequal length", { ...good, event: [1, 0] }, ["invalid-input event"]],
    [
      "outcomes that are none",
      { ...good, event: [0, 2, 0.5, 1] },
      ["invalid-input event[1]", "invalid-input event[2]"],
    ],
    [
      "negative weights",
      { ...good, weight: [1, -1, 1, Infinity] },
      ["invalid-input weight[1]", "invalid-input weight[3]"],
    ],
    ["weights of 0 only", { ...good, weight: [0, 0, 0, 0] }, ["empty-input weight"]],
    ["no rows", { probability: [], event: [] }, ["empty-input probability"]],
    ["all events", { ...good, event: [1, 1, 1, 1] }, ["no-variation event"]],
    ["no events", { ...good, event: [0, 0, 0, 0] }, ["no-variation event"]],
    ["one outcome once weights of 0 are gone", { ...good, weight: [1, 0, 1, 0] }, ["no-variation event"]],
  ])("%s", (_, columns, codes) => {
    expect(codesOf(() => evaluate(wild(columns)))).toEqual(codes);
  });

  it.each([
    ["options.level", { level: 1 }],
    ["options.level", { level: "95" }],
    ["options.bins", { bins: 0 }],
    ["options.resamples", { resamples: 1 }],
    ["options.seed", { seed: NaN }],
    ["options.shares[1]", { shares: [0.1, 0] }],
    ["options.shares", { shares: null }],
    ["options", null],
    ["options.campaign", { campaign: null }],
    ["options.campaign.customerValue", { campaign: { customerValue: 0, offerCost: 0, contactCost: 0 } }],
    ["options.campaign.offerCost", { campaign: { customerValue: 5, offerCost: 5, contactCost: 0 } }],
    ["options.campaign.acceptance", { campaign: { customerValue: 5, offerCost: 1, contactCost: 0, acceptance: 2 } }],
    ["options.campaign.acceptance", { campaign: { customerValue: 5, offerCost: 1, contactCost: 0, acceptance: null } }],
    [
      "options.campaign.acceptance.beta",
      { campaign: { customerValue: 5, offerCost: 1, contactCost: 0, acceptance: { alpha: 1, beta: 0 } } },
    ],
  ])("a wrong %s", (path, options) => {
    expect(codesOf(() => evaluate(good, wild(options)))).toEqual([`invalid-input ${path}`]);
  });
});

describe("single measures refuse", () => {
  it.each([
    ["auc", () => auc(wild(null))],
    ["auc, options", () => auc(ranked, wild(null))],
    ["aucDifference", () => aucDifference(wild({ first: [1], event: [1] }))],
    ["brier", () => brier(wild({ probability: ["a"], event: [1] }))],
    ["logLoss", () => logLoss(wild("x"))],
    ["recalibration", () => recalibration(wild({}))],
    ["calibrationCurve", () => calibrationCurve(wild(undefined))],
    ["lift", () => lift(ranked, { shares: [2] })],
    ["expectedProfit", () => expectedProfit(ranked, wild(undefined))],
    ["harrellConcordance, a negative duration", () => harrellConcordance({ ...exits, duration: [-1, 2, 3, 4] })],
    ["unoConcordance, tau", () => unoConcordance(exits, { tau: 0 })],
    ["unoConcordance, censoringAt", () => unoConcordance(exits, { censoringAt: wild("after") })],
    ["unoConcordance, training", () => unoConcordance(exits, { training: wild(null) })],
    ["dynamicAuc, times", () => dynamicAuc(exits, wild({}))],
    ["dynamicAuc, falling times", () => dynamicAuc(exits, { times: [2, 1] })],
    ["survivalBrier, no columns", () => survivalBrier(wild(exits), { times: [2] })],
    ["survivalBrier, too few columns", () => survivalBrier({ ...exits, survival: [[1, 1, 1, 1]] }, { times: [1, 2] })],
    ["survivalBrier, above 1", () => survivalBrier({ ...exits, survival: [[1, 1, 1.5, 1]] }, { times: [1] })],
    ["survivalBrier, short", () => survivalBrier({ ...exits, survival: [[1, 1]] }, { times: [1] })],
    ["evaluateSurvival", () => evaluateSurvival(wild(null), { times: [1] })],
    ["calibrate.fit, method", () => fit(good, wild({ method: "spline" }))],
    ["calibrate.fit, options", () => fit(good, wild(undefined))],
    ["calibrate.apply, model", () => apply(wild({ kind: "calibration" }), 0.5)],
    ["calibrate.apply, chance", () => apply(model, 1.5)],
    ["calibrate.apply, column", () => apply(model, wild(null))],
  ])("%s", (_, run) => {
    expect(codesOf(run)[0]).toMatch(/^invalid-input/);
  });

  it("calibration with too few events, or none to tell apart", () => {
    expect(codesOf(() => fit(good, { method: "platt" }))).toEqual([
      "too-few-observations event",
      "too-few-observations event",
    ]);
    const apart = { probability: [0.1, 0.2, 0.8, 0.9], event: [0, 0, 1, 1] };
    expect(codesOf(() => fit(apart, { method: "beta", fewestEvents: 1 }))).toEqual(["no-maximum probability"]);
    const level = { probability: [0.5, 0.5], event: [0, 1] };
    expect(codesOf(() => fit(level, { method: "platt", fewestEvents: 1 }))).toEqual(["no-maximum probability"]);
  });

  it("customers of whom nobody is known to have left first", () => {
    const none = { duration: [1, 2, 3], event: [0, 0, 0], score: [1, 2, 3] };
    expect(codesOf(() => harrellConcordance(none))).toEqual(["no-comparable-pairs event"]);
    expect(codesOf(() => unoConcordance(exits, { tau: 0.5 }))).toEqual(["no-comparable-pairs event"]);
  });
});

describe("delicate data are judged with a note", () => {
  const codes = (columns: typeof good): string[] => evaluate(columns, { resamples: 20 }).notes.map(({ code }) => code);
  it("certainty that was wrong, equal chances, chances that tell the outcomes apart", () => {
    expect(codes({ probability: [0, 1, 0.3, 0.6], event: [1, 0, 0, 1] })).toEqual(["certain-and-wrong", "few-events"]);
    expect(codes({ probability: [0.5, 0.5], event: [1, 0] })).toEqual(["no-spread", "few-events"]);
    expect(codes({ probability: [0.2, 0.7], event: [0, 1] })).toEqual(["told-apart", "few-events"]);
  });

  it("a perfect ranking of few customers is not certain", () => {
    const { estimate, lower, upper } = auc({ score: [1, 2, 3, 4, 5, 6], event: [0, 0, 0, 1, 1, 1] });
    expect([estimate, upper]).toEqual([1, 1]);
    expect(lower).toBeGreaterThan(0.4);
    expect(lower).toBeLessThan(0.8);
  });

  it("times that cannot be judged, pairs cut off", () => {
    const columns = {
      ...exits,
      survival: [
        [0.9, 0.9, 0.9, 0.9],
        [0.5, 0.5, 0.5, 0.5],
      ],
    };
    const judged = evaluateSurvival(columns, { times: [0.5, 4] });
    expect(judged.notes.map(({ code }) => code)).toEqual(["truncated-pairs", "time-not-judged"]);
    expect(judged.dynamicAuc.times.map(({ auc: area }) => area)).toEqual([null, null]);
    expect(judged.dynamicAuc.mean).toBeNull();
  });

  it("a score turned round is calibrated to a level", () => {
    const turned = { probability: [0.9, 0.8, 0.7, 0.3, 0.2, 0.1], event: [0, 0, 1, 0, 1, 1] };
    for (const method of ["platt", "beta", "isotonic"] as const) {
      const level = fit(turned, { method, fewestEvents: 1, smoothed: false });
      expect(level.fit.notes.map(({ code }) => code)).toEqual(["not-rising"]);
      expect(apply(level, 0.01)).toBeCloseTo(0.5, 12);
      expect(apply(level, 0.99)).toBeCloseTo(0.5, 12);
    }
  });
});
