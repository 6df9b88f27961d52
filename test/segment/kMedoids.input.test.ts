import { expect, it } from "vitest";
import * as kMedoids from "../../src/segment/kMedoids/index.ts";
import type { TableInput } from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";

const table = { visits: [1, 2, 9], plan: ["a", "a", "b"] };

const rejects = (input: unknown, options: unknown): string[] =>
  codesOf(() => kMedoids.fit(input as TableInput, options as kMedoids.KMedoidsOptions));

it("names every wrong table", () => {
  expect(rejects(null, { k: 1 })).toEqual(["invalid-input"]);
  expect(rejects({}, { k: 1 })).toEqual(["empty-input"]);
  expect(rejects({ visits: [1, Number.NaN] }, { k: 1 })).toEqual(["invalid-input visits[1]"]);
  expect(rejects({ visits: [null, null] }, { k: 1 })).toEqual(["all-missing visits"]);
  expect(rejects(table, { k: 2, distance: "euclidean" })).toEqual(["invalid-input plan"]);
  expect(rejects({ visits: [1, null] }, { k: 1, distance: "manhattan" })).toEqual(["missing-value visits"]);
});

it("asks for no more segments than there are different rows", () => {
  expect(rejects(table, { k: 4 })).toEqual(["too-few-observations options.k"]);
  expect(rejects({ visits: [5] }, { k: 2 })).toEqual(["too-few-observations options.k"]);
  expect(rejects({ visits: [5, 5, 5, null] }, { k: 2 })).toEqual(["too-few-observations options.k"]);
});

it("names every wrong option", () => {
  expect(rejects(table, null)).toEqual(["invalid-input options"]);
  expect(rejects(table, {})).toEqual(["invalid-input options.k"]);
  expect(rejects(table, { k: 1, onProgress: 3 })).toEqual(["invalid-input options.onProgress"]);
  const wrong = {
    k: 0,
    restarts: 0.5,
    maxIterations: -1,
    seed: Number.NaN,
    weights: [1, 0, 1],
    distance: "x",
    init: "y",
  };
  expect(rejects(table, wrong)).toEqual([
    "invalid-input options.k",
    "invalid-input options.restarts",
    "invalid-input options.maxIterations",
    "invalid-input options.seed",
    "invalid-input options.weights[1]",
    "invalid-input options.distance",
    "invalid-input options.init",
  ]);
  const more = { k: 1, exactRows: 1e6, clara: { samples: 0, sampleRows: 1e9 }, gower: 1, scale: null, weights: 3 };
  expect(rejects(table, more)).toEqual([
    "invalid-input options.weights",
    "invalid-input options.exactRows",
    "invalid-input options.gower",
    "invalid-input options.scale",
    "invalid-input options.clara.samples",
    "invalid-input options.clara.sampleRows",
  ]);
  expect(rejects(table, { k: 1, clara: 7 })).toEqual(["invalid-input options.clara"]);
  expect(rejects(table, { k: 1, gower: { columns: { other: {} } } })).toEqual([
    "invalid-input options.gower.columns.other",
  ]);
});

it("names wrong rows to begin with", () => {
  expect(rejects(table, { k: 2, start: [0] })).toEqual(["invalid-input options.start"]);
  expect(rejects(table, { k: 2, start: [3, 0.5] })).toEqual([
    "invalid-input options.start[0]",
    "invalid-input options.start[1]",
  ]);
  expect(rejects(table, { k: 2, start: [1, 1] })).toEqual(["invalid-input options.start[1]"]);
  expect(rejects({ visits: [1, 1, 2, null] }, { k: 2, start: [0, 1] })).toEqual(["invalid-input options.start[1]"]);
  expect(rejects({ visits: [1, 1, 2, null] }, { k: 2, start: [0, 3] })).toEqual(["invalid-input options.start[1]"]);
});

it("names ids that come twice", () => {
  expect(rejects(table, { k: 1, ids: [7, "8", "7"] })).toEqual(["duplicate-id options.ids[2]"]);
  expect(rejects(table, { k: 1, ids: [7, null, 8] })).toEqual(["invalid-input options.ids[1]"]);
  expect(rejects(table, { k: 1, ids: [7] })).toEqual(["invalid-input options.ids"]);
});

it("assigns by models of its own kind, to tables like that of the fit", () => {
  const model = kMedoids.fit(table, { k: 2 });
  const assigns = (other: unknown, input: unknown = table): string[] =>
    codesOf(() => kMedoids.assign(other as kMedoids.KMedoidsModel, input as TableInput));
  expect(assigns(null)).toEqual(["invalid-input model"]);
  expect(assigns({ kind: "k-medoids", parameters: { recipe: null } })).toEqual(["invalid-input model"]);
  expect(assigns({ kind: "k-means" })).toEqual(["invalid-input model"]);
  expect(assigns({ kind: "k-medoids" })).toEqual(["invalid-input model"]);
  expect(assigns(model, null)).toEqual(["invalid-input"]);
  expect(assigns(model, { visits: ["many"], plan: ["a"] })).toEqual(["invalid-input visits"]);
  expect(assigns(model, { plan: ["a"] })).toEqual(["invalid-input visits"]);
  expect(codesOf(() => kMedoids.distances(undefined as never, table))).toEqual(["invalid-input model"]);
});

it("takes null for no count, and no distances of what no number can hold", () => {
  expect(rejects(table, { k: 2, exactRows: 1, clara: { samples: null } })).toEqual([
    "invalid-input options.clara.samples",
  ]);
  expect(rejects(table, { k: 2, clara: { sampleRows: null } })).toEqual(["invalid-input options.clara.sampleRows"]);
  const huge = { visits: [1, 2, 1e200] };
  expect(rejects(huge, { k: 2, distance: "euclidean", scale: { scale: "none" } })).toEqual(["invalid-input visits[2]"]);
  const model = kMedoids.fit({ visits: [1, 2, 9] }, { k: 2, distance: "manhattan" });
  expect(codesOf(() => kMedoids.distances(model, { visits: [1e308] }))).toEqual(["invalid-input visits[0]"]);
});
