import { describe, expect, it } from "vitest";
import { csat, type CsatOptions } from "../../src/segment/survey/csat.ts";
import { factorScores, type FactorOptions } from "../../src/segment/survey/factorScores.ts";
import { nonResponse, type NonResponseOptions } from "../../src/segment/survey/nonResponse.ts";
import { nps } from "../../src/segment/survey/nps.ts";
import type { RatingOptions, Ratings } from "../../src/segment/survey/ratings.ts";
import { surveyScale, type SurveyScaleOptions } from "../../src/segment/survey/surveyScale.ts";
import type { ItemAnswers } from "../../src/segment/survey/items.ts";
import { codesOf, failure } from "../failure.ts";

const items = { a: [1, 2, 3, 4, 5], b: [2, 1, 3, 5, 4], c: [5, 4, 3, 1, 2] };
const answer = { customerId: "1", at: 0, question: "q1", answer: 3, scaleMin: 1, scaleMax: 5 };
const scaled = (answers: unknown, options?: unknown) => (): unknown =>
  surveyScale(answers as ItemAnswers, options as SurveyScaleOptions);

describe("surveyScale", () => {
  it.each([
    [null, undefined, ["invalid-input"]],
    [items, null, ["invalid-input options"]],
    [items, { level: 1 }, ["invalid-input options.level"]],
    [items, { mostMissing: -1 }, ["invalid-input options.mostMissing"]],
    [items, { items: "a" }, ["invalid-input options.items"]],
    [items, { items: ["a", "a"] }, ["invalid-input options.items"]],
    [items, { items: ["a"] }, ["invalid-input options.items"]],
    [items, { items: ["a", "z"] }, ["invalid-input z"]],
    [items, { reverse: ["z"], min: 1, max: 5 }, ["invalid-input options.reverse[0]"]],
    [items, { reverse: ["c"] }, ["invalid-input options.reverse[0]"]],
    [items, { min: 5, max: 1 }, ["invalid-input options.max"]],
    [
      items,
      { min: 2, max: 4 },
      [
        "invalid-input a[0]",
        "invalid-input a[4]",
        "invalid-input b[1]",
        "invalid-input b[3]",
        "invalid-input c[0]",
        "invalid-input c[3]",
      ],
    ],
    [{ ...items, b: [1, NaN, 3, 4, 5] }, undefined, ["invalid-input b[1]"]],
    [{ ...items, b: ["x", "y", "x", "y", "x"] }, undefined, ["invalid-input b"]],
    [{ ...items, b: [null, null, null, null, null] }, undefined, ["all-missing b"]],
    [{ a: [1, 1, 1], b: [2, 2, 2], c: [1, 2, 3] }, undefined, ["no-variation items"]],
    [{ a: [1, 2, 3], b: [3, 2, 1] }, undefined, ["no-variation items"]],
    [{ a: [1, 2], b: [1, 2] }, undefined, ["too-few-observations answers"]],
    [{ a: [1, 2, 3, null], b: [1, 2, null, 4] }, undefined, ["too-few-observations answers"]],
    [[], undefined, ["empty-input answers"]],
    [[null], undefined, ["invalid-input [0]"]],
    [[answer], undefined, ["invalid-input options.items"]],
    [[{ ...answer, answer: 6 }], undefined, ["invalid-input [0].answer"]],
    [[{ ...answer, scaleMax: 1 }], undefined, ["invalid-input [0].scaleMax"]],
    [[{ ...answer, customerId: "", at: "2024" }], undefined, ["invalid-input [0].customerId", "invalid-input [0].at"]],
    [[answer, { ...answer, scaleMax: 7 }], undefined, ["invalid-input [1].scaleMin"]],
    [[answer], { items: ["q1", "q9"] }, ["all-missing q9"]],
  ])("%#: %j %j", (answers, options, codes) => {
    expect(codesOf(scaled(answers, options))).toEqual(codes);
  });

  it("answers whose squares no double holds", () => {
    for (const size of [1e200, 1e-200]) {
      const huge = Object.fromEntries(Object.entries(items).map(([name, of]) => [name, of.map((x) => x * size)]));
      expect(codesOf(scaled(huge))).toEqual(["not-finite answers"]);
      expect(codesOf(() => factorScores({ a: huge["a"]!, b: huge["b"]! }))).toEqual(["not-finite answers"]);
    }
  });

  it("items that cancel out ask for reverse", () => {
    expect(failure(scaled({ a: [1, 2, 3], b: [3, 2, 1] })).issues[0]!.fix).toContain("reverse");
  });
});

describe("factorScores", () => {
  it.each([
    [null, ["invalid-input options"]],
    [{ factors: 0 }, ["invalid-input options.factors"]],
    [{ factors: 3 }, ["invalid-input options.factors"]],
    [{ rotate: "oblimin" }, ["invalid-input options.rotate"]],
    [
      { seed: NaN, draws: 0, probability: 1, maxIterations: 0.5 },
      [
        "invalid-input options.seed",
        "invalid-input options.draws",
        "invalid-input options.probability",
        "invalid-input options.maxIterations",
      ],
    ],
  ])("%j", (options, codes) => {
    expect(codesOf(() => factorScores(items, options as FactorOptions))).toEqual(codes);
  });

  it("no more customers than items", () => {
    const few = { a: [1, 2, 3], b: [2, 1, 3], c: [3, 1, 2] };
    expect(codesOf(() => factorScores(few))).toEqual(["too-few-observations answers"]);
  });

  it("items that others make up: a note, and finite scores", () => {
    const doubled = { ...items, d: items.a, e: [3, 1, 2, 5, 1] };
    const rows = Object.fromEntries(
      Object.entries(doubled).map(([name, of]) => [name, [...of, ...of.map((x, i) => (x * (i + 2)) % 6)]]),
    );
    rows["d"] = rows["a"]!;
    const { notes, scores } = factorScores(rows, { factors: 2 });
    expect(notes.map(({ code }) => code)).toContain("singular-items");
    for (const { values } of scores) expect(Array.from(values).every(Number.isFinite)).toBe(true);
  });
});

describe("nps and csat", () => {
  const rated = (ratings: unknown, options?: unknown) => (): unknown =>
    nps(ratings as Ratings, options as RatingOptions);
  const scores = { ...answer, answer: 9, scaleMin: 0, scaleMax: 10 };

  it.each([
    [null, undefined, ["invalid-input"]],
    [{ answer: [9] }, null, ["invalid-input options"]],
    [{ answer: [] }, undefined, ["empty-input answer"]],
    [{ answer: [null, undefined] }, undefined, ["all-missing answer"]],
    [{ answer: [9, 11] }, undefined, ["invalid-input answers[1]"]],
    [{ answer: [9, 8.5] }, undefined, ["invalid-input answers[1]"]],
    [{ answer: [9, NaN] }, undefined, ["invalid-input answer[1]"]],
    [{ answer: [9, 8], weight: [1] }, undefined, ["invalid-input weight"]],
    [{ answer: [9, 8], weight: [1, -1] }, undefined, ["invalid-input weight[1]"]],
    [{ answer: [9, 8], weight: [0, 0] }, undefined, ["invalid-input weight"]],
    [{ answer: [9, 8], group: ["a", 7] }, undefined, ["invalid-input group[1]"]],
    [
      { answer: [9, 8], at: [0, NaN], customerId: ["", "b"] },
      undefined,
      ["invalid-input customerId[0]", "invalid-input at[1]"],
    ],
    [{ answer: [9, 8] }, { every: "month" }, ["invalid-input at"]],
    [{ answer: [9, 8], at: [0, 0] }, { every: "decade" }, ["invalid-input options.every"]],
    [{ answer: [9, 8], at: [0, 0] }, { every: "month", timeZone: "Mars/Base" }, ["invalid-time-zone timeZone"]],
    [[answer], undefined, ["invalid-input scale"]],
    [[scores, { ...scores, question: "q2" }], undefined, ["invalid-input options.question"]],
    [[scores], { question: "q2", groups: 3 }, ["invalid-input options.question", "invalid-input options.groups"]],
    [[scores], { groups: { 1: 7 } }, ['invalid-input options.groups["1"]']],
    [[scores], { weights: { 1: NaN } }, ['invalid-input options.weights["1"]']],
  ])("%#: nps %j %j", (ratings, options, codes) => {
    expect(codesOf(rated(ratings, options)).map((code) => code.replace("path ", ""))).toEqual(codes);
  });

  it.each([
    [{ answer: [6] }, {}, ["invalid-input answers[0]"]],
    [{ answer: [1] }, { min: 5, max: 1 }, ["invalid-input options.max", "invalid-input answers[0]"]],
    [{ answer: [1] }, { satisfiedFrom: 6 }, ["invalid-input options.satisfiedFrom"]],
  ])("csat %j %j", (ratings, options, codes) => {
    expect(codesOf(() => csat(ratings, options as CsatOptions))).toEqual(codes);
  });
});

describe("nonResponse", () => {
  const features = { age: [20, 30, null, 50], plan: ["a", "b", "a", null] };
  it.each([
    [[1, 0, 1], {}, ["invalid-input answered"]],
    [null, {}, ["invalid-input answered"]],
    [[1, 0, 2, 0], {}, ["invalid-input answered[2]"]],
    [[0, 0, 0, 0], {}, ["no-variation answered"]],
    [[1, 1, 1, true], {}, ["no-variation answered"]],
    [[1, 0, 1, 0], null, ["invalid-input options"]],
    [[1, 0, 1, 0], { cells: ["region"] }, ["invalid-input options.cells[0]"]],
    [[1, 0, 1, 0], { cells: ["plan", "plan"] }, ["invalid-input options.cells[1]"]],
    [[1, 0, 1, 0], { cells: "plan" }, ["invalid-input options.cells"]],
    [
      [1, 0, 1, 0],
      { numericCells: 1, fewestAnswers: 0, trim: 0.5 },
      ["invalid-input options.numericCells", "invalid-input options.fewestAnswers", "invalid-input options.trim"],
    ],
  ])("%j %j", (answered, options, codes) => {
    const run = (): unknown => nonResponse(answered as number[], features, options as NonResponseOptions);
    expect(codesOf(run)).toEqual(codes);
  });

  it("values whose squares no double holds", () => {
    const run = (): unknown => nonResponse([1, 0, 1, 0], { spend: [1e200, 1, 2, -1e200] });
    expect(codesOf(run)).toEqual(["not-finite features.spend"]);
  });

  it("no features", () => {
    expect(codesOf(() => nonResponse([1, 0], {}))).toEqual(["empty-input features"]);
  });
});
