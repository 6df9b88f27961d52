import { describe, expect, it } from "vitest";
import { readTable } from "../../src/schema/table/readTable.ts";
import type { CategoryColumn, NumericColumn } from "../../src/schema/table/table.ts";
import { codesOf, failure } from "../failure.ts";

describe("readTable", () => {
  it("reads numbers, texts and truth values, and what is missing", () => {
    const table = readTable("test", {
      tenure: [3, null, 5],
      plan: ["basic", undefined, "pro"],
      paperless: [true, false, null],
    });
    expect([table.rows, table.names]).toEqual([3, ["tenure", "plan", "paperless"]]);
    const tenure = table.columns.get("tenure") as NumericColumn;
    expect([Array.from(tenure.values), Array.from(tenure.missing!)]).toEqual([
      [3, 0, 5],
      [0, 1, 0],
    ]);
    const plan = table.columns.get("plan") as CategoryColumn;
    expect([Array.from(plan.codes), plan.categories]).toEqual([
      [0, -1, 1],
      ["basic", "pro"],
    ]);
    expect(Array.from((table.columns.get("paperless") as NumericColumn).values)).toEqual([1, 0, 0]);
  });

  it("takes typed arrays as they are", () => {
    const values = Float64Array.of(1, 2);
    expect((readTable("test", { values }).columns.get("values") as NumericColumn).values).toBe(values);
  });

  it("takes columns that were made ready", () => {
    const ready = { kind: "category", codes: Int32Array.of(0, -1), categories: ["a"] } as const;
    const numbers = { kind: "numeric", values: [1, 0], missing: Uint8Array.of(0, 1) } as const;
    const { columns } = readTable("test", { ready, numbers });
    expect(columns.get("ready")).toEqual(ready);
    expect(Array.from((columns.get("numbers") as NumericColumn).missing!)).toEqual([0, 1]);
  });

  it("reads chosen columns in the order asked for, whatever their names", () => {
    const input = JSON.parse('{"a":[1],"__proto__":[2],"b":["x"]}') as Record<string, number[]>;
    expect(readTable("test", input, { names: ["b", "__proto__"] }).names).toEqual(["b", "__proto__"]);
  });

  it("lists everything that is wrong", () => {
    const input = { a: [1, NaN, "x"], b: ["x", 2, null], c: [1, 2], d: 7 };
    expect(codesOf(() => readTable("test", input as never))).toEqual([
      "invalid-input a[1]",
      "invalid-input a[2]",
      "invalid-input b[1]",
      "invalid-input d",
      "invalid-input c",
    ]);
  });

  it.each([
    ["null", null, {}, "invalid-input"],
    ["a list", [1, 2], {}, "invalid-input"],
    ["no columns", {}, {}, "empty-input"],
    ["no rows", { a: [] }, {}, "empty-input"],
    ["a name that is not there", { a: [1] }, { names: ["toString"] }, "invalid-input"],
    ["texts where numbers are wanted", { a: ["x"] }, { numeric: true }, "invalid-input"],
    [
      "categories where numbers are wanted",
      { a: { kind: "category", codes: [0], categories: ["x"] } },
      { numeric: true },
      "invalid-input",
    ],
    ["a code beyond the categories", { a: { kind: "category", codes: [1], categories: ["x"] } }, {}, "invalid-input"],
    ["missing of another length", { a: { kind: "numeric", values: [1], missing: [0, 1] } }, {}, "invalid-input"],
    ["64-bit integers", { a: BigInt64Array.of(1n) }, {}, "invalid-input"],
  ])("refuses %s", (_, input, options, code) => {
    expect(failure(() => readTable("test", input as never, options)).code).toBe(code);
  });
});
