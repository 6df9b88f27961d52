import { expect, it } from "vitest";
import { readModel } from "../../src/schema/readModel.ts";
import { kMeansFamily } from "../../src/segment/kMeans/schema.ts";
import { assign, distances, fit, outliers, update, type KMeansOptions } from "../../src/segment/kMeans/index.ts";
import { codesOf } from "../failure.ts";

const x = [1, 2, 8, 9];
const model = fit({ x }, { k: 2 });
const fitting = (table: unknown, options: unknown): string[] =>
  codesOf(() => fit(table as never, options as KMeansOptions));

it.each([
  ["no table", undefined, { k: 1 }, ["invalid-input"]],
  ["no options", { x }, undefined, ["invalid-input options"]],
  ["no rows", { x: [] }, { k: 1 }, ["empty-input"]],
  ["text in a column", { x: ["a", "b"] }, { k: 1 }, ["invalid-input x"]],
  ["a text among numbers", { x: [1, "b"] }, { k: 1 }, ["invalid-input x[1]"]],
  ["not a number", { x: [1, NaN] }, { k: 1 }, ["invalid-input x[1]"]],
  ["a missing value", { x: [1, null] }, { k: 1 }, ["missing-value x"]],
  ["all missing", { x: [1, 2], y: [null, null] }, { k: 1, missing: "partial" }, ["all-missing y"]],
  ["more segments than different rows", { x: [1, 1, 2] }, { k: 3 }, ["too-few-observations options.k"]],
  ["the same under weights", { x: [1, 2, 3] }, { k: 3, weights: [1, 1, 0] }, ["too-few-observations options.k"]],
  ["more segments than rows that differ at all", { x: [7, 7, 7] }, { k: 2 }, ["too-few-observations options.k"]],
  ["a negative weight", { x }, { k: 2, weights: [1, 1, -1, 1] }, ["invalid-input options.weights[2]"]],
  ["weights of another length", { x }, { k: 2, weights: [1] }, ["invalid-input options.weights"]],
  ["weights of 0 only", { x }, { k: 2, weights: [0, 0, 0, 0] }, ["invalid-input options.weights"]],
  ["a start outside the rows", { x }, { k: 2, start: [0, 4] }, ["invalid-input options.start[1]"]],
  ["a start twice", { x }, { k: 2, start: [1, 1] }, ["invalid-input options.start[1]"]],
  ["a start of another length", { x }, { k: 2, start: [1] }, ["invalid-input options.start"]],
  ["a centre without a column", { x }, { k: 1, start: [{ y: 1 }] }, ["invalid-input options.start[0].x"]],
  ["mixed starts", { x }, { k: 2, start: [{ x: 1 }, 2] }, ["invalid-input options.start[1]"]],
  ["numbers too large", { x: [1e200, -1e200, 0] }, { k: 2, scale: "none" }, ["invalid-input x[0]"]],
  ["a spread too large", { x: [1.7e308, -1.7e308] }, { k: 2 }, ["invalid-input x"]],
])("fit refuses %s", (_, table, options, codes) => {
  expect(fitting(table, options)).toEqual(codes);
});

it("fit lists every wrong option at once", () => {
  const options = { k: 1.5, restarts: 0, maxIterations: -1, tolerance: NaN, seed: Infinity, start: "x" };
  const paths = ["k", "restarts", "maxIterations", "tolerance", "seed", "start"];
  expect(fitting({ x }, options)).toEqual(paths.map((path) => `invalid-input options.${path}`));
});

it("stops where the signal says so", () => {
  const controller = new AbortController();
  const onProgress = (): void => {
    controller.abort();
  };
  expect(codesOf(() => fit({ x }, { k: 2, onProgress, signal: controller.signal }))).toEqual(["aborted"]);
  expect(codesOf(() => fit({ x }, { k: 2, signal: AbortSignal.abort() }))).toEqual(["aborted"]);
});

it.each([
  ["assign", assign],
  ["distances", distances],
  ["outliers", outliers],
  ["update", update],
])("%s refuses what is no model or no table of it", (_, use) => {
  const run = use as (model: unknown, table: unknown) => unknown;
  expect(codesOf(() => run(undefined, { x }))[0]).toMatch(/^invalid-input/);
  expect(codesOf(() => run({ kind: "k-medoids", parameters: {} }, { x }))[0]).toMatch(/^invalid-input/);
  expect(codesOf(() => run(model, { y: [1] }))).toEqual(["invalid-input x"]);
  expect(codesOf(() => run(model, { x: [1, null] }))).toEqual(["missing-value x[1]"]);
  expect(codesOf(() => run(model, { x: [1e308] }))[0]).toMatch(/^invalid-input/);
  expect(codesOf(() => run(model, { x: [] }))[0]).toMatch(/^empty-input/);
  expect(codesOf(() => run(model, null))[0]).toMatch(/^invalid-input/);
});

it("assign refuses one customer who does not fit the model", () => {
  expect(codesOf(() => assign(model, { x: null }))).toEqual(["missing-value x"]);
  expect(codesOf(() => assign(model, { y: 1 }))).toEqual(["invalid-input x"]);
  expect(codesOf(() => assign(model, { x: NaN }))).toEqual(["invalid-input x"]);
  expect(codesOf(() => assign(model, { x: 1e308 }))).toEqual(["invalid-input"]);
});

it("update refuses weights that are none", () => {
  expect(codesOf(() => update(model, { x }, { weights: [1] }))).toEqual(["invalid-input options.weights"]);
  expect(codesOf(() => update(model, { x }, null as never))).toEqual(["invalid-input options"]);
});

it("a stored model that contradicts itself is not read", () => {
  const { parameters } = model;
  const broken = { ...model, parameters: { ...parameters, counts: [1] } };
  expect(codesOf(() => readModel(broken, [kMeansFamily]))[0]).toMatch(/^invalid-model/);
});

it("names a progress that is no function, and a model without a recipe", () => {
  expect(fitting({ x }, { k: 2, onProgress: 1 })).toEqual(["invalid-input options.onProgress"]);
  const broken = { ...model, parameters: { ...model.parameters, recipe: null } };
  expect(codesOf(() => assign(broken as never, { x }))).toEqual(["invalid-input model"]);
});
