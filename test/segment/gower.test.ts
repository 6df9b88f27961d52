import { describe, expect, it } from "vitest";
import { gowerDistances, type GowerDistanceOptions } from "../../src/segment/gower/gowerDistances.ts";
import { encodeGower } from "../../src/segment/gower/encodeGower.ts";
import { gowerMeasure } from "../../src/segment/gower/kernel.ts";
import type { TableInput } from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";

const valuesOf = (table: TableInput, options?: GowerDistanceOptions): number[] =>
  Array.from(gowerDistances(table, options).values);

describe("a distance by hand", () => {
  it("takes numbers by their range and texts as alike or not", () => {
    // 10/40 and 1, 40/40 and 0, 30/40 and 1.
    expect(valuesOf({ age: [20, 30, 60], plan: ["a", "b", "a"] })).toEqual([0.625, 0.5, 0.875]);
  });

  it("takes ordinal columns by their ranks", () => {
    const size = ["small", "large", "middle"];
    const columns = { size: { kind: "ordinal", order: ["small", "middle", "large"] } } as const;
    expect(valuesOf({ size }, { columns })).toEqual([1, 0.5, 0.5]);
    expect(valuesOf({ level: [1, 100, 10] }, { columns: { level: { kind: "ordinal" } } })).toEqual([1, 0.5, 0.5]);
  });

  it("leaves out what is absent from both", () => {
    const table = { wine: [true, false, false], beer: [false, false, true] };
    const columns = { wine: { kind: "asymmetric" }, beer: { kind: "asymmetric" } } as const;
    expect(valuesOf(table, { columns })).toEqual([1, 1, 1]);
    const both = { wine: ["yes", "yes", "no"], beer: ["yes", "no", "no"] };
    const named = {
      wine: { kind: "asymmetric", present: "yes" },
      beer: { kind: "asymmetric", present: "yes" },
    } as const;
    // One of two; two of two; one of one.
    expect(valuesOf(both, { columns: named })).toEqual([0.5, 1, 1]);
  });

  it("calls rows alike that are known to have nothing, and apart where nothing is known of both", () => {
    const columns = { wine: { kind: "asymmetric" } } as const;
    expect(valuesOf({ wine: [0, 0, null] }, { columns })).toEqual([0, 1, 1]);
  });

  it("leaves out what one of two does not know", () => {
    expect(valuesOf({ age: [0, null, 10], plan: ["a", "a", "b"] })).toEqual([0, 1, 1]);
    expect(valuesOf({ age: [0, null, 10], plan: ["a", "a", null] })).toEqual([0, 1, 1]);
  });

  it("weighs columns", () => {
    const columns = { plan: { weight: 3 } };
    expect(valuesOf({ age: [0, 10], plan: ["a", "a"] }, { columns })).toEqual([0.25]);
  });

  it("takes logarithms first where asked to", () => {
    const found = valuesOf({ spend: [0, Math.E - 1, Math.E ** 2 - 1] }, { columns: { spend: { log1p: true } } });
    [0.5, 1, 0.5].forEach((distance, pair) => {
      expect(found[pair]).toBeCloseTo(distance, 14);
    });
  });

  it("counts numbers as categories where asked to", () => {
    expect(valuesOf({ code: [1, 2, 9] }, { columns: { code: { kind: "nominal" } } })).toEqual([1, 1, 1]);
  });
});

it("gives a square of the same distances, in single precision too", () => {
  const table = { age: [20, 30, 60], plan: ["a", "b", "a"] };
  expect(valuesOf(table, { layout: "square" })).toEqual([0, 0.625, 0.5, 0.625, 0, 0.875, 0.5, 0.875, 0]);
  const { values } = gowerDistances(table, { precision: "single" });
  expect(values).toBeInstanceOf(Float32Array);
  expect(Array.from(values)).toEqual([0.625, 0.5, 0.875]);
});

it("gives no pairs of one row, and notes what does not vary", () => {
  const found = gowerDistances({ age: [20], plan: ["a"] });
  expect(found.values).toHaveLength(0);
  expect(found.notes.map(({ code }) => code)).toEqual(["constant-column"]);
});

describe("new rows", () => {
  const { recipe } = gowerDistances(
    { age: [20, 60], plan: ["a", "b"], size: ["s", "l"] },
    { columns: { size: { kind: "ordinal", order: ["s", "m", "l"] } } },
  );
  const between = (table: TableInput): number => {
    const { values, width } = encodeGower("test", recipe, table);
    return gowerMeasure(recipe)(values, 0, values, width);
  };

  it("count as the end of the range of the fit beyond it", () => {
    expect(between({ age: [60, 1000], plan: ["a", "a"], size: ["s", "s"] })).toBe(0);
    expect(between({ age: [-5, 20], plan: ["a", "a"], size: ["s", "s"] })).toBe(0);
    expect(between({ age: [20, 1000], plan: ["a", "a"], size: ["s", "s"] })).toBeCloseTo(1 / 3, 15);
  });

  it("may have categories of their own, and lose a rank that nobody had given them", () => {
    expect(between({ age: [20, 20], plan: ["a", "z"], size: ["s", "m"] })).toBeCloseTo(0.5, 15);
    expect(between({ age: [20, 20], plan: ["z", "z"], size: ["s", "xl"] })).toBe(0);
    const { notes } = encodeGower("test", recipe, { age: [1, 2], plan: ["z", "y"], size: ["xl", "s"] });
    expect(notes).toEqual([
      { code: "unseen-category", message: "Categories that the fit did not know: plan (2 rows), size (1 row)." },
    ]);
  });

  it("must have numbers where the fit had numbers", () => {
    expect(codesOf(() => between({ age: ["x", "y"], plan: ["a", "a"], size: ["s", "s"] }))).toEqual([
      "invalid-input age",
    ]);
    expect(codesOf(() => between({ age: [1, 2], plan: ["a", "a"] }))).toEqual(["invalid-input size"]);
  });
});
