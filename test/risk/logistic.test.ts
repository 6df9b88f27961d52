import { expect, it } from "vitest";
import { randomStream } from "../../src/numeric/random/stream.ts";
import { readModel } from "../../src/schema/readModel.ts";
import { contributions, fit, logOdds, probability } from "../../src/risk/logistic/index.ts";
import { passRoom, likelihoodPass } from "../../src/risk/logistic/kernel.ts";
import { makePanels } from "../../src/risk/logistic/panels.ts";
import { fitDesign } from "../../src/risk/design/fitDesign.ts";
import { readColumns } from "../../src/risk/design/readInputs.ts";
import { logisticFamily } from "../../src/risk/logistic/schema.ts";

/** Customers drawn from known coefficients: 1 − 0.8 x + 0.5 (plan b). */
function drawn(rows: number): { table: { x: Float64Array; plan: string[] }; event: Float64Array } {
  const stream = randomStream("logistic");
  const x = Float64Array.from({ length: rows }, () => 4 * stream.next() - 2);
  const plan = Array.from({ length: rows }, () => (stream.next() < 0.4 ? "b" : "a"));
  const event = Float64Array.from(x, (value, row) => {
    const odds = 1 - 0.8 * value + (plan[row] === "b" ? 0.5 : 0);
    return Number(stream.next() < 1 / (1 + Math.exp(-odds)));
  });
  return { table: { x, plan }, event };
}

it("recovers what 60,000 customers were drawn from, the sample's start included", () => {
  const { table, event } = drawn(60_000);
  const { coefficients } = fit(table, event).fit;
  [1, -0.8, 0.5].forEach((truth, j) => {
    const { estimate, standardError } = coefficients[j]!;
    expect(Math.abs(estimate - truth)).toBeLessThan(3.5 * standardError!);
  });
});

it("ends at a gradient of 0 also where a sample came first", () => {
  const { table, event } = drawn(60_000);
  const model = fit(table, event);
  const p = probability(model, table);
  const slopes = [() => 1, (row: number) => table.x[row]!, (row: number) => Number(table.plan[row] === "b")];
  for (const column of slopes) {
    let sum = 0;
    event.forEach((value, row) => (sum += (value - p[row]!) * column(row)));
    expect(Math.abs(sum)).toBeLessThan(1e-5);
  }
});

it.each([false, true])("has the gradient and information of finite differences (weights: %s)", (weighted) => {
  const { table, event } = drawn(300);
  const { recipe, table: read } = fitDesign("test", table, {});
  const { inputs } = readColumns("test", recipe, read);
  const weight = weighted ? Float64Array.from(event, (_, row) => 0.5 + (row % 3)) : null;
  const offset = weighted ? Float64Array.from(event, (_, row) => (row % 5) / 7) : null;
  const panels = makePanels(recipe, inputs, { rows: 300, event, weight, offset });
  const at = Float64Array.of(0.3, -0.4, 0.7);
  const moved = (j: number, by: number): Float64Array => at.map((b, k) => (k === j ? b + by : b));
  const pass = (beta: Float64Array) => likelihoodPass(panels, beta, passRoom(), true);
  const { gradient, information } = pass(at);
  const step = 1e-5;
  for (let j = 0; j < 3; j++) {
    const up = pass(moved(j, step));
    const down = pass(moved(j, -step));
    expect((up.logLikelihood - down.logLikelihood) / (2 * step)).toBeCloseTo(gradient[j]!, 5);
    for (let k = 0; k <= j; k++) {
      const slope = (down.gradient[k]! - up.gradient[k]!) / (2 * step);
      expect(slope).toBeCloseTo(information![j * 3 + k]!, 4);
    }
  }
});

it("counts a weight of 2 as the row twice, and one of 0 as none", () => {
  const x = [1, 2, 3, 4, 5, 6, 7, 100];
  const event = [0, 1, 0, 1, 0, 1, 1, 0];
  const weighted = fit({ x }, event, { weights: [1, 2, 1, 1, 2, 1, 1, 0] });
  const repeated = fit({ x: [1, 2, 2, 3, 4, 5, 5, 6, 7] }, [0, 1, 1, 0, 1, 0, 0, 1, 1]);
  expect(weighted.fit.coefficients[1]!.estimate).toBeCloseTo(repeated.fit.coefficients[1]!.estimate, 12);
  expect(weighted.fit.coefficients[1]!.standardError).toBeCloseTo(repeated.fit.coefficients[1]!.standardError!, 12);
  expect(weighted.fit.logLikelihood).toBeCloseTo(repeated.fit.logLikelihood, 12);
});

it("takes offsets as they are: a slope that is given away is no longer there", () => {
  const { table, event } = drawn(5000);
  const whole = fit(table, event);
  const slope = whole.parameters.coefficients[0]!;
  const rest = fit({ plan: table.plan }, event, { offset: table.x.map((value) => slope * value) });
  expect(rest.parameters.intercept).toBeCloseTo(whole.parameters.intercept, 9);
  expect(rest.parameters.coefficients[0]).toBeCloseTo(whole.parameters.coefficients[1]!, 9);
  expect(logOdds(rest, { plan: "b" }, { offset: slope * 1.5 })).toBeCloseTo(logOdds(whole, { x: 1.5, plan: "b" }), 9);
});

it("is the log odds ratio of a 2 × 2 table, and with Firth's penalty that of the table with 1/2 added to each cell", () => {
  const counts = { x: [0, 0, 1, 1] };
  const event = [0, 1, 0, 1];
  const plain = fit(counts, event, { weights: [12, 5, 4, 9] });
  expect(plain.parameters.coefficients[0]).toBeCloseTo(Math.log((12 * 9) / (5 * 4)), 12);
  expect(plain.fit.coefficients[1]!.standardError).toBeCloseTo(Math.sqrt(1 / 12 + 1 / 5 + 1 / 4 + 1 / 9), 12);
  const x = [...Array<number>(10).fill(0), ...Array<number>(6).fill(1)];
  const left = x.map((value, row) => Number(value === 1 || row < 3));
  const firth = fit({ x }, left, { firth: true });
  expect(firth.parameters.coefficients[0]).toBeCloseTo(Math.log((7.5 * 6.5) / (3.5 * 0.5)), 9);
});

it("says which columns it leaves out, and scores as without them", () => {
  const { table, event } = drawn(500);
  const model = fit({ ...table, same: table.x.map(() => 3), twice: table.x.map((value) => 2 * value + 1) }, event);
  expect(model.fit.notes.map(({ code }) => code)).toEqual(["constant-column", "collinear-columns"]);
  expect(model.fit.notes[1]!.message).toBe("twice follows from x, and so is left out.");
  expect(model.fit.coefficients.map(({ leftOut }) => leftOut)).toEqual([null, null, null, "constant", "collinear"]);
  const plain = fit(table, event);
  expect(model.parameters.coefficients.slice(0, 2)).toEqual(
    plain.parameters.coefficients.map((value) => expect.closeTo(value, 10) as number),
  );
  expect(model.fit.likelihoodRatio!.degreesOfFreedom).toBe(2);
});

it("explains the log odds exactly, by column of the table", () => {
  const { table, event } = drawn(400);
  const model = fit(table, event, { terms: [{ spline: "x", df: 3 }, "plan", { interaction: ["plan", "x"] }] });
  const told = contributions(model, table);
  expect(told.groups).toEqual(["x", "plan", "plan × x"]);
  const odds = logOdds(model, table);
  for (let row = 0; row < 400; row++) {
    const parts = told.values.subarray(3 * row, 3 * row + 3).reduce((sum, part) => sum + part, told.reference);
    expect(parts).toBeCloseTo(odds[row]!, 10);
  }
  const own = contributions(model, { x: 0.5, plan: "b" }, { x: 0.5, plan: "b" });
  expect(Array.from(own.values)).toEqual([0, 0, 0]);
});

it("chooses λ by folds that the seed fixes, the larger one by the one-standard-error rule", () => {
  const { table, event } = drawn(600);
  const choose = (select: "minimum" | "one-standard-error") =>
    fit(table, event, { penalty: { kind: "lasso", lambda: "cv", folds: 5, seed: 7, select } });
  const least = choose("minimum");
  const sparse = choose("one-standard-error");
  expect(sparse.fit.penalty!.lambda!).toBeGreaterThan(least.fit.penalty!.lambda!);
  expect(choose("minimum")).toEqual(least);
  const { deviance, lambdas } = least.fit.crossValidation!;
  expect(lambdas[deviance.indexOf(Math.min(...deviance))]).toBe(least.fit.penalty!.lambda);
  expect(least.fit.covariance).toBeNull();
});

it("survives JSON", () => {
  const { table, event } = drawn(200);
  const model = fit(table, event, { terms: [{ spline: "x" }, "plan"], penalty: { kind: "ridge", lambda: 1 } });
  const read = readModel(JSON.stringify(model), [logisticFamily]);
  expect(read).toEqual(model);
  expect(probability(read, table)).toEqual(probability(model, table));
});

it("reports progress and stops on a signal", () => {
  const { table, event } = drawn(200);
  const passes: number[] = [];
  fit(table, event, { onProgress: ({ iteration }) => passes.push(iteration) });
  expect(passes.length).toBeGreaterThan(2);
  expect(() => fit(table, event, { signal: AbortSignal.abort() })).toThrow("aborted");
});
