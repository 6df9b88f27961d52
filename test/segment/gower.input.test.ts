import { expect, it } from "vitest";
import { gowerDistances, type GowerDistanceOptions } from "../../src/segment/gower/gowerDistances.ts";
import type { TableInput } from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";

const known: TableInput = { age: [1, 2, 3], plan: ["a", "b", "c"] };
const table: TableInput = { ...known, gone: [null, null, null] };

const rejects = (input: unknown, options?: unknown): string[] =>
  codesOf(() => gowerDistances(input as TableInput, options as GowerDistanceOptions));

it("names every wrong argument", () => {
  expect(rejects(null)).toEqual(["invalid-input"]);
  expect(rejects({})).toEqual(["empty-input"]);
  expect(rejects({ age: [] })).toEqual(["empty-input"]);
  expect(rejects({ age: [1, Number.NaN] })).toEqual(["invalid-input age[1]"]);
  expect(rejects({ age: [1, "x"] })).toEqual(["invalid-input age[1]"]);
  expect(rejects({ age: [1, 2], plan: ["a"] })).toEqual(["invalid-input plan"]);
  expect(rejects(table)).toEqual(["all-missing gone"]);
  expect(rejects(known, null)).toEqual(["invalid-input options"]);
  expect(rejects(known, { layout: "flat", precision: 1, maxBytes: -1 })).toEqual([
    "invalid-input options.layout",
    "invalid-input options.precision",
    "invalid-input options.maxBytes",
  ]);
});

it("names every wrong rule", () => {
  expect(rejects(known, { columns: 3 })).toEqual(["invalid-input options.columns"]);
  expect(rejects(known, { columns: null })).toEqual(["invalid-input options.columns"]);
  expect(rejects(known, { columns: { other: {}, another: {} } })).toEqual([
    "invalid-input options.columns.other",
    "invalid-input options.columns.another",
  ]);
  expect(rejects(known, { columns: { age: null, plan: { kind: "x", weight: 0 } } })).toEqual([
    "invalid-input options.columns.age",
    "invalid-input options.columns.plan.kind",
    "invalid-input options.columns.plan.weight",
  ]);
  const ofPlan = (rule: object): string[] => rejects(known, { columns: { plan: rule } });
  expect(ofPlan({ kind: "numeric" })).toEqual(["invalid-input options.columns.plan.kind"]);
  expect(ofPlan({ kind: "ordinal" })).toEqual(["invalid-input options.columns.plan.order"]);
  expect(ofPlan({ kind: "ordinal", order: "abc" })).toEqual(["invalid-input options.columns.plan.order"]);
  expect(ofPlan({ kind: "ordinal", order: ["a", "b", "b"] })).toHaveLength(2);
  expect(ofPlan({ kind: "asymmetric" })).toEqual(["invalid-input options.columns.plan.kind"]);
  expect(rejects({ has: ["yes", "no"] }, { columns: { has: { kind: "asymmetric" } } })).toEqual([
    "invalid-input options.columns.has.present",
  ]);
  expect(rejects({ spend: [-1, 2] }, { columns: { spend: { log1p: true } } })).toEqual([
    "invalid-input options.columns.spend.log1p",
  ]);
});

it("refuses what does not fit into memory before it takes any", () => {
  const rows = new Float64Array(100_000).map((_, i) => i);
  expect(rejects({ rows })).toEqual(["too-large"]);
  expect(rejects(known, { maxBytes: 23 })).toEqual(["too-large"]);
  expect(gowerDistances(known, { maxBytes: 24 }).values).toHaveLength(3);
  expect(gowerDistances(known, { maxBytes: 12, precision: "single" }).values).toHaveLength(3);
});

it("names a column whose range no number can hold", () => {
  expect(rejects({ x: [1, 1e308, -1e308] })).toEqual(["invalid-input x"]);
});

it("takes no weight whose sums no number can hold", () => {
  expect(rejects(known, { columns: { age: { weight: 1e308 } } })).toHaveLength(1);
});
