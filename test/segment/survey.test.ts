import { describe, expect, it } from "vitest";
import type { SurveyAnswer } from "../../src/schema/record/surveyAnswer.ts";
import { csat } from "../../src/segment/survey/csat.ts";
import { factorScores } from "../../src/segment/survey/factorScores.ts";
import { nonResponse } from "../../src/segment/survey/nonResponse.ts";
import { nps } from "../../src/segment/survey/nps.ts";
import { surveyScale } from "../../src/segment/survey/surveyScale.ts";

const DAY = 86_400_000;

function record(customerId: string, question: string, answer: number, at = 0): SurveyAnswer {
  return { customerId, at, question, answer, scaleMin: 1, scaleMax: 5 };
}

describe("surveyScale", () => {
  it("alpha by hand: items 1 2 3 and 1 3 2 have variances 1 and covariance 1/2, so 2 (1 − 2/3) = 2/3", () => {
    const { alpha, items, omega } = surveyScale({ a: [1, 2, 3], b: [1, 3, 2] });
    expect(alpha.value).toBeCloseTo(2 / 3, 14);
    expect(alpha.standardised).toBeCloseTo(2 / 3, 14);
    expect(alpha.meanCorrelation).toBeCloseTo(1 / 2, 14);
    // F(2, 2) is x / (1 + x): its quantiles are 39 and 1/39.
    expect(alpha.lower).toBeCloseTo(1 - 39 / 3, 10);
    expect(alpha.upper).toBeCloseTo(1 - 1 / 117, 12);
    expect(omega).toBeNull();
    expect(items.map(({ alphaIfDeleted, loading }) => [alphaIfDeleted, loading])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(items[0]!.itemRestCorrelation).toBeCloseTo(1 / 2, 14);
  });

  it("scores are means of what was answered, with at most so many left out", () => {
    const answers = { a: [1, 2, 3, 4, null], b: [1, 3, null, 5, null], c: [2, 2, 2, 5, null] };
    const strict = surveyScale(answers);
    expect(Array.from(strict.scores.missing!)).toEqual([0, 0, 1, 0, 1]);
    const { scores, complete, notes, items } = surveyScale(answers, { mostMissing: 3 });
    expect(Array.from(scores.values, (value) => Math.round(1e6 * value) / 1e6)).toEqual([
      1.333333, 2.333333, 2.5, 4.666667, 0,
    ]);
    expect(Array.from(scores.missing!)).toEqual([0, 0, 0, 0, 1]);
    expect(complete).toBe(3);
    expect(items.map(({ answered }) => answered)).toEqual([4, 3, 4]);
    // Three customers are too few for a factor, which its own note says.
    expect(notes.map(({ code }) => code)).toEqual(["rows-left-out", "heywood-case"]);
  });

  it("names constant items, and leaves them out of alpha but not of the scores", () => {
    const answers = { a: [1, 2, 3, 4], same: [3, 3, 3, 3], b: [1, 3, 2, 4] };
    const { alpha, notes, items, scores } = surveyScale(answers);
    expect(alpha).toEqual(surveyScale({ a: answers.a, b: answers.b }).alpha);
    expect(notes).toMatchObject([{ code: "constant-item", message: expect.stringMatching(/^same:/) as string }]);
    expect(items[1]).toMatchObject({ itemRestCorrelation: null, alphaIfDeleted: null, standardDeviation: 0 });
    expect(scores.values[0]).toBeCloseTo(5 / 3, 14);
  });

  it("records: one row a customer, the latest answer counts, scales that differ are noted", () => {
    const rows = [
      ...["1", "2", "3"].flatMap((id, i) => [record(id, "a", i + 1), record(id, "b", 5 - i)]),
      record("1", "a", 5, -DAY),
      record("2", "a", 4, DAY),
      record("4", "c", 1),
    ];
    const scale = surveyScale(rows, { items: ["a", "b"], reverse: ["b"] });
    expect(scale.customerIds).toEqual(["1", "2", "3"]);
    expect(Array.from(scale.scores.values)).toEqual([1, 3, 3]);
    expect(scale.notes).toMatchObject([{ code: "answered-again" }]);
    expect(scale.items[1]).toMatchObject({ reversed: true, mean: 2 });
    const wide = rows.map((row) => (row.question === "b" ? { ...row, scaleMax: 7 } : row));
    expect(surveyScale(wide, { items: ["a", "b"], reverse: ["b"] }).notes.map(({ code }) => code)).toContain(
      "scales-differ",
    );
  });
});

it("factorScores: a customer who left an item out has no score", () => {
  const answers = { a: [1, 2, 3, 4, 5, null], b: [2, 1, 3, 5, 4, 3], c: [2, 4, 3, 5, 5, 1] };
  const { scores, complete } = factorScores(answers, { factors: 1 });
  expect(complete).toBe(5);
  expect(Array.from(scores[0]!.missing!)).toEqual([0, 0, 0, 0, 0, 1]);
  expect(scores[0]!.values[5]).toBe(0);
});

describe("nps", () => {
  it("by hand: 5 promoters, 3 detractors of 10 are 20 points, variance (.8 − .04) / 10", () => {
    const { overall } = nps({ answer: [10, 9, 9, 8, 7, 6, 3, 10, 9, 5] });
    expect(overall).toMatchObject({
      answers: 10,
      effectiveAnswers: 10,
      promoters: 0.5,
      passives: 0.2,
      detractors: 0.3,
    });
    expect(overall.score).toBeCloseTo(20, 12);
    expect(overall.standardError).toBeCloseTo(100 * Math.sqrt(0.076), 12);
  });

  it("whole weights count as that many answers, in the score; their effective number is Kish's", () => {
    const weighted = nps({ answer: [10, 5, 8], weight: [3, 1, 0] }).overall;
    expect(weighted.score).toBe(50);
    expect(weighted.effectiveAnswers).toBeCloseTo(16 / 10, 14);
    const largest = nps({ answer: [10, 5, 8], weight: [1e308, 1e308, 1e308] }).overall;
    expect(largest).toEqual(nps({ answer: [10, 5, 8] }).overall);
    expect(nps({ answer: [10, 5, 8], weight: [7, 7, 7] }).overall).toEqual(nps({ answer: [10, 5, 8] }).overall);
  });

  it("by group and month, a customer once in each with the latest answer", () => {
    const { overall, groups, periods, notes } = nps(
      {
        answer: [10, 0, 9, null, 6, 10],
        customerId: ["a", "a", "b", "c", "d", "e"],
        at: [0, 40 * DAY, DAY, DAY, 41 * DAY, 42 * DAY],
        group: ["x", "x", "y", "y", "x", null],
        weight: [1, 1, 1, 1, 1, 0],
      },
      { every: "month" },
    );
    expect(overall.answers).toBe(4);
    expect(groups.map(({ label, score, answers }) => [label, score, answers])).toEqual([
      ["x", -100, 2],
      ["y", 100, 1],
    ]);
    expect(periods.map(({ label, score, answers }) => [label, score, answers])).toEqual([
      ["1970-01", 100, 2],
      ["1970-02", -100, 3],
    ]);
    expect(notes.map(({ code }) => code)).toEqual(["rows-left-out", "answered-again"]);
  });

  it("records with groups and weights by customer; a part without weight is left out", () => {
    const rows = [10, 9, 2].map((answer, i) => ({ ...record(String(i), "q", answer), scaleMin: 0, scaleMax: 10 }));
    const groups = { 0: "x", 1: "x", 2: "y" };
    const { groups: found, notes } = nps(rows, { groups, weights: { 2: 0 } });
    expect(found.map(({ label, score }) => [label, score])).toEqual([["x", 100]]);
    expect(notes).toMatchObject([{ code: "group-left-out" }]);
  });
});

it("csat: share of the upper two boxes, mean", () => {
  const { overall, satisfiedFrom } = csat({ answer: [5, 4, 4, 3, 2, 5, 4, 1, 5, 4] });
  expect([satisfiedFrom, overall.satisfied]).toEqual([4, 0.7]);
  expect(overall.mean).toBeCloseTo(3.7, 12);
  expect(csat({ answer: [5, 4] }, { satisfiedFrom: 5 }).overall.satisfied).toBe(0.5);
  const rows = [7, 6, 5].map((answer, i) => ({ ...record(String(i), "q", answer), scaleMax: 7 }));
  expect(csat(rows).overall.satisfied).toBeCloseTo(2 / 3, 14);
});

describe("nonResponse", () => {
  const answered = [1, 1, 1, 0, 1, 0, 0, 0, 0, 0];
  const plan = ["gold", "gold", "gold", "gold", "free", "free", "free", "free", "free", "free"];

  it("weights by hand: 4/3 for gold, 6 for free; design effect 4 (3 · 16/9 + 36) / 100", () => {
    const { weights, designEffect, effectiveAnswers, cells } = nonResponse(
      answered,
      { plan },
      { cells: ["plan"], fewestAnswers: 1 },
    );
    expect(Array.from(weights)).toEqual([4 / 3, 4 / 3, 4 / 3, 0, 6, 0, 0, 0, 0, 0]);
    expect(designEffect).toBeCloseTo((4 * (16 / 3 + 36)) / 100, 14);
    expect(effectiveAnswers).toBeCloseTo(4 / designEffect, 14);
    expect(cells).toMatchObject([
      { values: { plan: "free" }, invited: 6, answered: 1 },
      { values: { plan: "gold" }, invited: 4, answered: 3 },
    ]);
  });

  it("standardised differences by hand: shares 3/4 and 1/6; ages 20, 30 against 40, 60", () => {
    const { differences } = nonResponse(answered, { plan });
    const spread = Math.sqrt((3 / 16 + 5 / 36) / 2);
    const d = (3 / 4 - 1 / 6) / spread;
    expect(differences[0]!.difference).toBeCloseTo(-d, 12);
    expect(differences[1]).toMatchObject({ column: "plan", category: "gold", missing: false, answered: 0.75 });
    const half = 1.959963984540054 * Math.sqrt(10 / 24 + (d * d) / 20);
    expect(differences[1]!.upper - differences[1]!.difference).toBeCloseTo(half, 12);
    const ages = nonResponse([1, 1, 0, 0], { age: [20, 30, 40, 60] }).differences;
    expect(ages[0]!.difference).toBeCloseTo((25 - 50) / Math.sqrt((50 + 200) / 2), 12);
  });

  it("missing values are compared, and are a cell of their own", () => {
    const age = [1, 2, null, 3, 4, null, null, null, 5, 6];
    const { differences, cells } = nonResponse(
      answered,
      { age },
      { cells: ["age"], numericCells: 2, fewestAnswers: 1 },
    );
    expect(differences.find(({ missing }) => missing)).toMatchObject({ answered: 1 / 4, unanswered: 1 / 2 });
    expect(cells.map(({ values }) => values["age"])).toContain("missing");
  });

  it("cells with too few answers are joined, the last column first", () => {
    const region = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? "north" : "south"));
    const { cells, notes, weights } = nonResponse(
      answered,
      { plan, region },
      { cells: ["plan", "region"], fewestAnswers: 2 },
    );
    // Gold and north has two answers; gold and south has one, free has one: left over, they stand together.
    expect(cells).toMatchObject([
      { values: {}, invited: 8, answered: 2 },
      { values: { plan: "gold", region: "north" }, invited: 2, answered: 2 },
    ]);
    expect(notes.map(({ code }) => code)).toEqual(["cells-joined"]);
    expect(Array.from(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(10, 12);
  });

  it("trims: at most twice the mean weight of 2.5, the rest to the others", () => {
    const { weights, trimmed, notes } = nonResponse(answered, { plan }, { cells: ["plan"], fewestAnswers: 1, trim: 2 });
    expect(trimmed).toBe(1);
    expect(weights[4]).toBe(5);
    expect(weights[0]).toBeCloseTo(5 / 3, 14);
    expect(notes.map(({ code }) => code)).toEqual(["weights-trimmed"]);
  });

  it("without cells all answers weigh the same, and the note says what they do not take up", () => {
    const { weights, notes, designEffect } = nonResponse(answered, { plan });
    expect(weights[0]).toBe(2.5);
    expect(designEffect).toBe(1);
    expect(notes).toMatchObject([{ code: "large-differences", message: expect.stringMatching(/^plan:/) as string }]);
  });

  it("weights mend the score of those who answered: gold answers more and is happier", () => {
    const customers = Array.from({ length: 400 }, (_, i) => ({
      gold: i < 100,
      score: i < 100 ? 10 : 3,
      answered: i % 100 < (i < 100 ? 80 : 20),
    }));
    const { weights } = nonResponse(
      customers.map((customer) => customer.answered),
      { plan: customers.map(({ gold }) => (gold ? "gold" : "free")) },
      { cells: ["plan"] },
    );
    const answer = customers.map((customer) => (customer.answered ? customer.score : null));
    expect(nps({ answer }).overall.score).toBeCloseTo((100 * (80 - 60)) / 140, 10);
    expect(nps({ answer, weight: weights }).overall.score).toBeCloseTo(-50, 10);
  });
});
