import { describe, expect, it } from "vitest";
import { verify } from "keizoku/verify";
import { compare } from "../../src/verify/verifyRow.ts";

describe("verify", () => {
  const rows = verify();

  it.each(rows.map((row) => [`${row.table}: ${row.quantity}`, row] as const))("%s", (_, row) => {
    expect(row.recomputed.replace(/0+$/, "")).toBe(row.printed.replace(/0+$/, ""));
    expect(row.agrees).toBe(true);
  });

  it("covers both models, the layers and the special functions", () => {
    const tables = new Set(rows.map((row) => row.table));
    expect(tables.size).toBeGreaterThanOrEqual(8);
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });

  it("says where each value is printed", () => {
    expect(rows.filter((row) => row.source === "" || row.quantity === "")).toEqual([]);
  });
});

describe("a row", () => {
  const of = { table: "t", source: "s" };

  it("agrees only in every printed digit", () => {
    expect(compare(of, "pi", "3.142", Math.PI).agrees).toBe(true);
    expect(compare(of, "pi", "3.141", Math.PI).agrees).toBe(false);
    expect(compare(of, "small", "1.07869e-7", 1.0786896e-7).recomputed).toBe("1.07869e-7");
  });

  it("never takes a number that is none for agreement", () => {
    expect(compare(of, "q", "1.0", NaN).agrees).toBe(false);
    expect(compare(of, "q", "1.0", Infinity).agrees).toBe(false);
  });
});
