import fc from "fast-check";
import { expect, it } from "vitest";
import { design, designMatrix } from "../../src/risk/design/index.ts";
import { codesOf } from "../failure.ts";

const wrong = (value: unknown): never => value as never;
const table = { months: [1, 2, 3, 4], plan: ["b", "c", "a", "c"], vip: [true, false, null, true] };

it("codes categories by their levels, numbers as they are, missing values by the mean and an indicator", () => {
  const recipe = design(table);
  expect(recipe.columns).toEqual(["months", "plan=b", "plan=c", "vip", "vip:missing"]);
  expect(recipe.groups).toEqual(["months", "plan", "plan", "vip", "vip"]);
  const { values } = designMatrix(recipe, table);
  expect(Array.from(values.subarray(10, 15))).toEqual([3, 0, 0, 2 / 3, 1]);
  expect(Array.from(values.subarray(0, 5))).toEqual([1, 1, 0, 1, 0]);
});

it("takes the most frequent level, or a named one, as the reference; missing categories are a level", () => {
  expect(design(table, { terms: ["plan"], reference: "most-frequent" }).columns).toEqual(["plan=a", "plan=b"]);
  const named = design({ plan: [...table.plan, null] }, { terms: [{ category: "plan", reference: "b" }] });
  expect(named.columns).toEqual(["plan=a", "plan=c", "plan=(missing)"]);
  expect(designMatrix(named, { plan: null }).values).toEqual(Float64Array.of(0, 0, 1));
  expect(design(table, { terms: [{ category: "months" }] }).columns).toEqual(["months=2", "months=3", "months=4"]);
});

it("multiplies the columns of two terms, and takes logarithms", () => {
  const recipe = design(table, { terms: [{ interaction: ["plan", { column: "months", log1p: true }] }] });
  expect(recipe.columns).toEqual(["plan=b × log1p(months)", "plan=c × log1p(months)"]);
  expect(designMatrix(recipe, { months: 2, plan: "c" }).values).toEqual(Float64Array.of(0, Math.log(3)));
});

it("bends between its knots and is straight beyond them: Harrell's basis by hand", () => {
  const recipe = design({ x: [0, 1, 2, 3, 4] }, { terms: [{ spline: "x", knots: [1, 2, 4] }] });
  expect(recipe.columns).toEqual(["x:spline1", "x:spline2"]);
  // ((x − 1)³₊ − (x − 2)³₊ 3/2 + (x − 4)³₊ 1/2) / 9
  const at = (x: number): number => designMatrix(recipe, { x }).values[1]!;
  expect([0, 1, 2, 3, 4].map(at)).toEqual([0, 0, 1 / 9, 6.5 / 9, 15 / 9].map((v) => expect.closeTo(v, 12) as number));
  expect(at(6) - at(5)).toBeCloseTo(at(5) - at(4), 12);
  expect(at(-5)).toBe(0);
});

it("has second derivatives of 0 beyond the outer knots, for any knots", () => {
  const knots = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 10 });
  fc.assert(
    fc.property(knots, (drawn) => {
      const sorted = drawn.sort((a, b) => a - b);
      const recipe = design({ x: [0, 1] }, { terms: [{ spline: "x", knots: sorted }] });
      for (const end of [sorted[0]! - 3, sorted[sorted.length - 1]! + 1]) {
        const { values, width } = designMatrix(recipe, { x: [end, end + 1, end + 2] });
        for (let j = 0; j < width; j++) {
          const bend = values[j]! - 2 * values[width + j]! + values[2 * width + j]!;
          expect(Math.abs(bend)).toBeLessThan(1e-7 * (1 + Math.abs(values[2 * width + j]!)));
        }
      }
    }),
  );
});

it("makes of one customer the row that the table gives, whatever the terms", () => {
  const recipe = design(table, {
    terms: [{ spline: "months", df: 2 }, "vip", { interaction: ["plan", "vip"] }, { category: "plan" }],
  });
  const whole = designMatrix(recipe, table);
  for (let row = 0; row < 4; row++) {
    const one = { months: table.months[row]!, plan: table.plan[row]!, vip: table.vip[row]! };
    expect(designMatrix(recipe, one).values).toEqual(whole.values.slice(row * whole.width, (row + 1) * whole.width));
  }
  expect(JSON.parse(JSON.stringify(recipe))).toEqual(recipe);
});

it("falls back to a line where values repeat too much for knots", () => {
  expect(design({ x: [0, 0, 0, 0, 0, 0, 1] }, { terms: [{ spline: "x" }] }).columns).toEqual(["x"]);
});

it.each([
  [{ terms: 3 }, "invalid-input options.terms"],
  [{ terms: ["age"] }, "invalid-input age"],
  [{ terms: [null] }, "invalid-input options.terms[0]"],
  [{ terms: [{ spline: "months", df: 1 }] }, "invalid-input options.terms[0].df"],
  [{ terms: [{ spline: "months", knots: [3, 1, 2] }] }, "invalid-input options.terms[0].knots"],
  [{ terms: [{ spline: "plan" }] }, "invalid-input options.terms[0]"],
  [{ terms: [{ interaction: ["plan"] }] }, "invalid-input options.terms[0].interaction"],
  [{ terms: [{ category: "plan", reference: "z" }] }, "invalid-input options.terms[0].reference"],
  [{ reference: "last" }, "invalid-input options.reference"],
  [{ missing: "drop" }, "invalid-input options.missing"],
  [{ unseen: "drop" }, "invalid-input options.unseen"],
  [{ missing: "error" }, "missing-value vip[2]"],
])("rejects the specification %j", (spec, code) => {
  expect(codesOf(() => design(table, wrong(spec)))).toEqual([code]);
});

it("checks tables and recipes", () => {
  expect(codesOf(() => design({ x: [null, null] }))).toEqual(["all-missing x"]);
  expect(codesOf(() => design({ x: [1, -2] }, { terms: [{ column: "x", log1p: true }] }))).toEqual([
    "invalid-input x[1]",
  ]);
  expect(codesOf(() => design(table, wrong(null)))).toEqual(["invalid-input options"]);
  expect(codesOf(() => designMatrix(wrong({}), table))).toEqual(["invalid-input recipe"]);
  expect(codesOf(() => designMatrix(design(table), { months: [1] }))).toEqual([
    "invalid-input plan",
    "invalid-input vip",
  ]);
});
