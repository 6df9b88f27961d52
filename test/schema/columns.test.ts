import { describe, expect, it } from "vitest";
import { checkColumns, isRow, overRows, type ColumnRules, type Columns } from "../../src/schema/columns.ts";

const rules: ColumnRules<"count" | "age"> = {
  count: { min: 0, integer: true, fix: "Pass counts." },
  age: { above: 0, fix: "Pass ages." },
};

const product = (columns: Columns<"count" | "age">, out: Float64Array): void => {
  for (let i = 0; i < out.length; i++) out[i] = columns.count[i]! * columns.age[i]!;
};

describe("checkColumns", () => {
  it("returns the number of rows of lists and of any typed arrays", () => {
    expect(checkColumns("f", { count: [1, 2], age: [1, 2] }, rules)).toBe(2);
    expect(checkColumns("f", { count: new Int32Array([1, 2, 3]), age: new Float32Array([1, 2, 3]) }, rules)).toBe(3);
  });

  it("takes the bounds as stated: min and max inclusive, above not", () => {
    expect(checkColumns("f", { count: [0], age: [Number.MIN_VALUE] }, rules)).toBe(1);
    expect(checkColumns("f", { x: [1] }, { x: { max: 1, fix: "" } })).toBe(1);
  });

  it("allows equality with the other column of atMost", () => {
    const nested: ColumnRules<"recency" | "age"> = { recency: { atMost: "age", fix: "" }, age: { fix: "" } };
    expect(checkColumns("f", { recency: [5], age: [5] }, nested)).toBe(1);
  });

  it("ignores columns without a rule", () => {
    const columns = { count: [1], age: [1], other: ["text"] } as unknown as Columns<"count" | "age">;
    expect(checkColumns("f", columns, rules)).toBe(1);
  });
});

describe("overRows", () => {
  it("gives one number for one row", () => {
    expect(overRows("f", { count: 2, age: 3 }, rules, product)).toBe(6);
  });

  it("gives a Float64Array in the same order for columns, and leaves them unchanged", () => {
    const columns = { count: Object.freeze([2, 4]), age: Object.freeze([3, 0.5]) };
    expect(overRows("f", columns, rules, product)).toEqual(new Float64Array([6, 2]));
  });
});

describe("isRow", () => {
  it("tells one row from columns by its first key", () => {
    expect(isRow({ count: 1, age: 1 }, ["count", "age"])).toBe(true);
    expect(isRow({ count: [1], age: [1] }, ["count", "age"])).toBe(false);
  });
});
