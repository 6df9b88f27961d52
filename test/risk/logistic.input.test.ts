import { expect, it } from "vitest";
import { contributions, fit, logOdds, probability } from "../../src/risk/logistic/index.ts";
import { codesOf, failure } from "../failure.ts";

const x = [1, 2, 3, 4, 5, 6];
const event = [0, 1, 0, 1, 0, 1];
const wrong = (value: unknown): never => value as never;

it("names what is wrong with its arguments, all at once", () => {
  expect(codesOf(() => fit(wrong(null), event))).toEqual(["invalid-input"]);
  expect(codesOf(() => fit({ x }, wrong(undefined)))).toEqual(["invalid-input event"]);
  expect(codesOf(() => fit({ x }, [0, 1, 2, 0, NaN, 1]))).toEqual(["invalid-input event[2]", "invalid-input event[4]"]);
  expect(codesOf(() => fit({ x }, event, wrong(null)))).toEqual(["invalid-input options"]);
  expect(codesOf(() => fit({}, event))).toEqual(["empty-input"]);
  expect(codesOf(() => fit({ x: [] }, []))).toEqual(["empty-input"]);
  expect(codesOf(() => fit({ x: [1, NaN, Infinity] }, [0, 1, 0]))).toEqual([
    "invalid-input x[1]",
    "invalid-input x[2]",
  ]);
  const options = { level: 2, firth: 1, collinear: "no", maxIterations: 0, weights: [1], offset: "a", onProgress: 1 };
  expect(codesOf(() => fit({ x }, event, wrong(options))).map((code) => code.split("options.")[1])).toEqual([
    "firth",
    "collinear",
    "level",
    "maxIterations",
    "onProgress",
    "weights",
    "offset",
  ]);
  expect(codesOf(() => fit({ x }, event, { weights: [1, 1, -1, 1, 1, 1] }))).toEqual([
    "invalid-input options.weights[2]",
  ]);
  expect(codesOf(() => fit({ x }, event, { weights: x.map(() => 0) }))).toEqual(["invalid-input options.weights"]);
});

it.each([
  [null, "penalty"],
  [{ kind: "l1", lambda: 1 }, "penalty.kind"],
  [{ kind: "ridge", lambda: -1 }, "penalty.lambda"],
  [{ kind: "elastic-net", lambda: 1 }, "penalty.alpha"],
  [{ kind: "lasso", lambda: "cv", folds: 2 }, "penalty.folds"],
  [{ kind: "lasso", lambda: "cv", select: "best" }, "penalty.select"],
  [{ kind: "lasso", lambda: "cv", seed: NaN }, "penalty.seed"],
])("checks the penalty %j", (penalty, path) => {
  expect(codesOf(() => fit({ x }, event, { penalty: wrong(penalty) }))).toEqual([`invalid-input options.${path}`]);
});

it("takes one penalty at a time", () => {
  expect(codesOf(() => fit({ x }, event, { penalty: { kind: "ridge", lambda: 1 }, firth: true }))).toEqual([
    "invalid-input options.firth",
  ]);
});

it("needs events and others, and a row for each coefficient", () => {
  expect(
    codesOf(() =>
      fit(
        { x },
        x.map(() => 1),
      ),
    ),
  ).toEqual(["one-outcome event"]);
  expect(
    codesOf(() =>
      fit(
        { x },
        x.map(() => false),
      ),
    ),
  ).toEqual(["one-outcome event"]);
  expect(codesOf(() => fit({ x: [1] }, [1]))).toEqual(["one-outcome event"]);
  expect(codesOf(() => fit({ x }, event, { weights: [1, 0, 1, 0, 1, 0] }))).toEqual(["one-outcome event"]);
  expect(codesOf(() => fit({ a: [1, 2], b: [2, 1] }, [0, 1]))).toEqual(["too-few-observations table"]);
});

it("names the columns that separate: alone, as a level, or together", () => {
  expect(codesOf(() => fit({ x, y: [1, 2, 1, 2, 2, 1] }, [0, 0, 0, 1, 1, 1]))).toEqual(["separation x"]);
  const plan = ["a", "a", "b", "b", "c", "c", "c"];
  expect(codesOf(() => fit({ plan }, [0, 1, 0, 1, 1, 1, 1]))).toEqual(["separation plan=c"]);
  const u = [1, 2, 3, 4, 5, 6, 2, 3];
  const v = [0, 3, 2, 5, 4, 7, 1, 4];
  const above = u.map((value, row) => Number(v[row]! > value));
  expect(codesOf(() => fit({ u, v }, above))).toEqual(["separation u", "separation v"]);
  expect(failure(() => fit({ plan }, [0, 1, 0, 1, 1, 1, 1])).issues[0]!.fix).toContain("firth: true");
  expect(
    fit({ plan }, [0, 1, 0, 1, 1, 1, 1], { penalty: { kind: "ridge", lambda: 1 } }).fit.iterations,
  ).toBeGreaterThan(1);
});

it("stops at columns that follow from others where it shall, and where passes run out", () => {
  const collinear = { x, y: x.map((value) => 3 - value) };
  expect(codesOf(() => fit(collinear, event, { collinear: "error" }))).toEqual(["collinear-columns y"]);
  expect(codesOf(() => fit({ x }, event, { maxIterations: 1 }))).toEqual(["not-converged"]);
  expect(codesOf(() => fit({ x: [1e300, -1e300, 1e300, 5, 6, 7] }, event))).toEqual(["invalid-input x"]);
});

it("fits where every column is the same for everybody: the intercept alone", () => {
  const model = fit({ x: x.map(() => 0.1) }, event);
  expect(model.fit.likelihoodRatio).toEqual({ statistic: 0, degreesOfFreedom: 0, p: 1 });
  expect(probability(model, { x: 7 })).toBeCloseTo(0.5, 12);
});

it("checks what it scores", () => {
  const model = fit({ x, plan: ["a", "b", "b", "a", "a", "b"] }, [0, 1, 0, 1, 1, 0], {
    missing: "error",
    unseen: "error",
  });
  expect(codesOf(() => probability(wrong(null), { x: 1 }))).toEqual(["invalid-input model"]);
  expect(codesOf(() => probability(model, wrong(null)))).toEqual(["invalid-input"]);
  expect(codesOf(() => probability(model, { x: 1 }))).toEqual(["invalid-input plan"]);
  expect(codesOf(() => probability(model, { x: "1", plan: "a" }))).toEqual(["invalid-input x"]);
  expect(codesOf(() => probability(model, { x: [1, 2] }))).toEqual(["invalid-input plan"]);
  expect(codesOf(() => logOdds(model, { x: null, plan: "a" }))).toEqual(["missing-value x[0]"]);
  expect(codesOf(() => logOdds(model, { x: [1, 2], plan: ["a", "c"] }))).toEqual(["unseen-category plan[1]"]);
  expect(codesOf(() => logOdds(model, { x: 1, plan: "a" }, { offset: [1, 2] }))).toEqual([
    "invalid-input options.offset",
  ]);
  expect(codesOf(() => contributions(model, { x: 1, plan: "c" }))).toEqual(["unseen-category plan[0]"]);
  expect(codesOf(() => contributions(model, { x: 1, plan: "a" }, wrong(5)))).toEqual(["invalid-input"]);
});

it("counts unseen categories as the reference, and says so", () => {
  const model = fit({ plan: ["a", "b", "b", "a", "a", "b"] }, [0, 1, 0, 1, 1, 0]);
  expect(probability(model, { plan: "zzz" })).toBe(probability(model, { plan: "a" }));
  expect(contributions(model, { plan: ["c", "a", null] }).notes).toEqual([
    {
      code: "unseen-category",
      message: "plan: 2 rows with a category that the fit has not seen; they count as the reference.",
    },
  ]);
});
