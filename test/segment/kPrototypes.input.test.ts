import { expect, it } from "vitest";
import * as kPrototypes from "../../src/segment/kPrototypes/index.ts";
import type { TableInput } from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";

const table = { visits: [1, 2, 9], plan: ["a", "a", "b"] };

const rejects = (input: unknown, options: unknown): string[] =>
  codesOf(() => kPrototypes.fit(input as TableInput, options as kPrototypes.KPrototypesOptions));

it("names every wrong table", () => {
  expect(rejects(undefined, { k: 1 })).toEqual(["invalid-input"]);
  expect(rejects({ plan: [] }, { k: 1 })).toEqual(["empty-input"]);
  expect(rejects({ visits: [1, Infinity] }, { k: 1 })).toEqual(["invalid-input visits[1]"]);
  expect(rejects({ plan: ["a", 7] }, { k: 1 })).toEqual(["invalid-input plan[1]"]);
  expect(rejects({ visits: [1, null] }, { k: 1 })).toEqual(["missing-value visits"]);
  const gone = { plan: ["a", "b"], region: [null, null] };
  const scale = { missing: "partial" };
  expect(rejects(gone, { k: 1, categorical: ["region"], scale })).toEqual(["all-missing region"]);
});

it("asks for no more segments than there are different rows", () => {
  expect(rejects(table, { k: 4 })).toEqual(["too-few-observations options.k"]);
  expect(rejects({ plan: ["a", "a"] }, { k: 2 })).toEqual(["too-few-observations options.k"]);
});

it("names every wrong option", () => {
  expect(rejects(table, 3)).toEqual(["invalid-input options"]);
  expect(rejects(table, { k: 1.5, gamma: 0, scale: 1, categorical: "plan" })).toEqual([
    "invalid-input options.k",
    "invalid-input options.gamma",
    "invalid-input options.scale",
    "invalid-input options.categorical",
  ]);
  expect(rejects(table, { k: 1, categorical: ["other"], scale: { columns: { another: {} } } })).toEqual([
    "invalid-input options.categorical",
    "invalid-input options.scale.columns",
  ]);
  expect(rejects(table, { k: 1, scale: { columns: { plan: { missing: "x", weight: -1 } } } })).toEqual([
    "invalid-input options.scale.missing",
    "invalid-input options.scale.weight",
  ]);
  expect(rejects(table, { k: 2, start: [0, 0] })).toEqual(["invalid-input options.start[1]"]);
});

it("assigns by models of its own kind, to tables like that of the fit", () => {
  const model = kPrototypes.fit(table, { k: 2 });
  const assigns = (other: unknown, input: unknown = table): string[] =>
    codesOf(() => kPrototypes.assign(other as kPrototypes.KPrototypesModel, input as TableInput));
  expect(assigns(null)).toEqual(["invalid-input model"]);
  expect(assigns({ kind: "k-prototypes", parameters: { recipe: null } })).toEqual(["invalid-input model"]);
  expect(assigns({ ...model, kind: "k-medoids" })).toEqual(["invalid-input model"]);
  expect(assigns(model, { visits: ["many"], plan: ["a"] })).toEqual(["invalid-input visits"]);
  expect(assigns(model, { visits: [1] })).toEqual(["invalid-input plan"]);
  expect(assigns(model, { visits: [1, 2], plan: ["a"] })).toEqual(["invalid-input plan"]);
  expect(codesOf(() => kPrototypes.distances(undefined as never, table))).toEqual(["invalid-input model"]);
});

it("takes no distances of what no number can hold", () => {
  const huge = { visits: [1, 2, 1e200], plan: ["a", "a", "b"] };
  expect(rejects(huge, { k: 2, scale: { scale: "none" } })).toEqual(["invalid-input visits[2]"]);
  const model = kPrototypes.fit(table, { k: 2 });
  expect(codesOf(() => kPrototypes.distances(model, { visits: [1e308], plan: ["a"] }))).toEqual([
    "invalid-input visits[0]",
  ]);
  expect(rejects(table, { k: 1, scale: { columns: null } })).toEqual(["invalid-input options.scale.columns"]);
  expect(rejects(table, { k: [Symbol("k")], start: [0] })).toEqual([
    "invalid-input options.k",
    "invalid-input options.start",
  ]);
});

it("takes no weight whose sums no number can hold", () => {
  const weights = [1e308, 1e308, 1];
  expect(rejects(table, { k: 2, gamma: 1e308, weights })).toEqual([
    "invalid-input options.weights[0]",
    "invalid-input options.gamma",
  ]);
  expect(rejects({ plan: ["a", "b"] }, { k: 1, scale: { weight: 1e308 } })).toEqual([
    "invalid-input options.scale.weight",
  ]);
});
