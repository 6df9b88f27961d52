import fc from "fast-check";
import { expect, it } from "vitest";
import { readTable } from "../../src/schema/table/readTable.ts";
import type { TableInput } from "../../src/schema/table/table.ts";
import { applyScale } from "../../src/segment/scale/applyScale.ts";
import { fitScale, type FittedScale } from "../../src/segment/scale/fitScale.ts";
import type { ScaleOptions } from "../../src/segment/scale/recipe.ts";
import { isRowInput, scaleRow } from "../../src/segment/scale/scaleRow.ts";
import { unscale } from "../../src/segment/scale/unscale.ts";
import { codesOf } from "../failure.ts";

const learn = (table: TableInput, options: ScaleOptions = {}): FittedScale =>
  fitScale("test", readTable("test", table, { numeric: true }), options);
const scaled = (table: TableInput, options: ScaleOptions = {}, rows: TableInput = table): number[] =>
  Array.from(applyScale("test", learn(table, options).recipe, rows).values);

it("standard: mean 0, standard deviation 1 with divisor n − 1", () => {
  expect(scaled({ x: [2, 4, 6] })).toEqual([-1, 0, 1]);
});

it("robust: median 0, interquartile range of a normal law", () => {
  const { recipe } = learn({ x: [1, 2, 3, 4, 1000] }, { scale: "robust" });
  expect(recipe.columns[0]).toMatchObject({ centre: 3 });
  // The quartiles are 2 and 4; those of the standard normal law are 1.34898 apart.
  expect(recipe.columns[0]!.spread).toBeCloseTo(2 / 1.34898, 5);
  // Half of the values alike: the deviation from the mean 2 has to do, sqrt((4 · 4 + 64) / 4).
  expect(learn({ x: [0, 0, 0, 0, 10] }, { scale: "robust" }).recipe.columns[0]!.spread).toBeCloseTo(Math.sqrt(20), 12);
});

it("none: as it is, log1p and weights too", () => {
  expect(scaled({ x: [2, 4], b: [true, false] }, { scale: "none" })).toEqual([2, 1, 4, 0]);
  expect(scaled({ x: [0, Math.E - 1] }, { scale: "none", log1p: true })).toEqual([0, 1]);
  expect(scaled({ x: [2, 4, 6], y: [2, 4, 6] }, { columns: { y: { weight: 2 } } })).toEqual([-1, -2, 0, 0, 1, 2]);
});

it("a column that does not vary has no effect, and a note", () => {
  const { recipe, notes } = learn({ x: [5, 5], y: [1, 2], z: [7, 7] });
  expect(notes).toEqual([{ code: "constant-column", message: "x, z: the same for everybody, and so without effect." }]);
  expect(recipe.columns[0]).toMatchObject({ centre: 5, spread: 1 });
});

it("missing values get an indicator, or leave a hole", () => {
  const table = { x: [2, null, 6], y: [1, 3, 5] };
  const { recipe } = learn(table, { missing: "indicator" });
  const matrix = applyScale("test", recipe, table);
  expect(matrix.names).toEqual(["x", "y", "x:missing", "y:missing"]);
  expect(Array.from(matrix.values.subarray(4, 8))).toEqual([0, 0, 1, 0]);
  expect(matrix.missing).toBeNull();
  const partial = applyScale("test", learn(table, { missing: "partial" }).recipe, table);
  expect(partial.width).toBe(2);
  expect(Array.from(partial.missing!)).toEqual([0, 0, 1, 0, 0, 0]);
  expect(applyScale("test", recipe, { x: [2], y: [1] }).missing).toBeNull();
});

// Next to a spread of almost nothing a value is too large to take distances of.
const value = fc.double({ min: 0, max: 1e6, noNaN: true }).map((x) => (x < 1e-9 ? 0 : x));
const options = fc.record({
  scale: fc.constantFrom("standard", "robust", "none"),
  log1p: fc.boolean(),
  weight: fc.double({ min: 0.01, max: 100, noNaN: true }),
  missing: fc.constantFrom("indicator", "partial"),
});
const rows = fc.array(fc.tuple(value, fc.option(value)), { minLength: 1, maxLength: 1200 });

it("rows scale alike one by one, and come back to their units", () => {
  fc.assert(
    fc.property(rows, options, (pairs, rules) => {
      const table = { x: pairs.map(([x]) => x), y: [...pairs.map(([, y]) => y).slice(1), 4] };
      const { recipe } = learn(table, rules as ScaleOptions);
      const matrix = applyScale("test", recipe, table);
      pairs.forEach(([x], i) => {
        const row = { x, y: table.y[i]! };
        const one = scaleRow("test", recipe, row);
        const values = matrix.values.subarray(i * matrix.width, (i + 1) * matrix.width);
        expect(one.values).toEqual(values.slice());
        const back = unscale(recipe, matrix.names, values);
        expect(Math.abs(back["x"]! - x)).toBeLessThanOrEqual(1e-6 * (1 + x));
      });
    }),
    { numRuns: 40 },
  );
});

it("standard columns have mean 0 and deviation 1", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2 }), (x) => {
      fc.pre(new Set(x).size > 1);
      const z = scaled({ x });
      const sum = z.reduce((a, b) => a + b, 0);
      expect(Math.abs(sum)).toBeLessThan(1e-9);
      expect(z.reduce((a, b) => a + b * b, 0) / (x.length - 1)).toBeCloseTo(1, 9);
    }),
  );
});

it.each([
  ["an unknown scale", { x: [1] }, { scale: "max" }, ["invalid-input options.scale"]],
  ["an unknown rule", { x: [1] }, { missing: "mean" }, ["invalid-input options.missing"]],
  ["a log1p that is no truth value", { x: [1] }, { log1p: 1 }, ["invalid-input options.log1p"]],
  ["a weight of 0", { x: [1] }, { weight: 0 }, ["invalid-input options.weight"]],
  ["an unknown column", { x: [1] }, { columns: { y: {} } }, ["invalid-input options.columns.y"]],
  ["rules that are none", { x: [1] }, { columns: { x: null } }, ["invalid-input options.columns.x"]],
  ["a negative value under log1p", { x: [1, -1] }, { log1p: true }, ["invalid-input x[1]"]],
  ["missing values", { x: [1, null], y: [null, 1] }, {}, ["missing-value x", "missing-value y"]],
  ["a column without values", { x: [null], y: [1] }, { missing: "indicator" }, ["all-missing x"]],
])("refuses %s", (_, table, rules, codes) => {
  expect(codesOf(() => learn(table, rules as unknown as ScaleOptions))).toEqual(codes);
});

it("refuses new rows that the recipe does not allow, every column at once", () => {
  const { recipe } = learn({ x: [1, 2], y: [1, 2] }, { log1p: true });
  const apply = (table: unknown): string[] => codesOf(() => applyScale("test", recipe, table as TableInput));
  expect(apply({ x: [1, -1], y: [null, 1] })).toEqual(["invalid-input x[1]", "missing-value y[0]"]);
  expect(apply({ x: [1] })).toEqual(["invalid-input y"]);
  expect(codesOf(() => scaleRow("test", recipe, { x: -1, y: null }))).toEqual(["invalid-input x", "missing-value y"]);
});

it("tells one row from columns", () => {
  expect(isRowInput({ x: 1, y: null })).toBe(true);
  expect([{ x: [1] }, {}, null, 3, [1], { x: { kind: "numeric", values: [1] } }].some(isRowInput)).toBe(false);
});

it("names rules that are none", () => {
  const wrong = (options: unknown): string[] => codesOf(() => learn({ x: [1, 2] }, options as ScaleOptions));
  expect(wrong({ weight: 5n })).toEqual(["invalid-input options.weight"]);
  expect(wrong({ weight: Symbol("w") })).toEqual(["invalid-input options.weight"]);
  expect(wrong({ columns: null })).toEqual(["invalid-input options.columns"]);
  expect(wrong({ columns: { x: { weight: [Symbol("w")] } } })).toEqual(["invalid-input options.columns.x.weight"]);
});

it("names a value that is too large to take distances of", () => {
  expect(codesOf(() => scaled({ x: [1, 1e200] }, { scale: "none" }))).toEqual(["invalid-input x[1]"]);
  expect(codesOf(() => scaled({ x: [1, 2] }, {}, { x: [3, 1e308] }))).toEqual(["invalid-input x[1]"]);
});

it("takes a spread whose square no number holds for none", () => {
  const { recipe, notes } = learn({ x: [0, 5e-324] }, { scale: "robust", weight: 2 });
  expect(recipe.columns[0]!.spread).toBe(1);
  expect(notes.map(({ code }) => code)).toEqual(["constant-column"]);
});
