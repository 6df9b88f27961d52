import fc from "fast-check";
import { expect, it } from "vitest";
import { collapse } from "../../src/ltv/kernel/collapse.ts";

const row = fc.tuple(fc.constantFrom(0, -0, 1, 2, 0.1), fc.constantFrom(0, 1.5, -1.5, 1e-300, 7));
const table = fc.array(fc.record({ row, weight: fc.constantFrom(0, 1, 2.5) }), { minLength: 1, maxLength: 300 });

it("counts each distinct row once, in order of first appearance, as a search through all of them does", () => {
  fc.assert(
    fc.property(table, fc.boolean(), (rows, typed) => {
      const expected: { row: readonly [number, number]; weight: number }[] = [];
      for (const { row, weight } of rows) {
        if (weight === 0) continue;
        const known = expected.find((other) => other.row[0] === row[0] && other.row[1] === row[1]);
        if (known === undefined) expected.push({ row, weight });
        else known.weight += weight;
      }
      const columns = [rows.map(({ row }) => row[0]), rows.map(({ row }) => row[1])];
      const weights: number[] = rows.map(({ weight }) => weight);
      const result = collapse(typed ? columns.map((column) => new Float64Array(column)) : columns, weights);
      expect(Array.from(result.weights)).toEqual(expected.map(({ weight }) => weight));
      expect(Array.from(result.columns[0]!).map((x) => x + 0)).toEqual(expected.map(({ row }) => row[0] + 0));
      expect(Array.from(result.columns[1]!)).toEqual(expected.map(({ row }) => row[1]));
      expect(result.customers).toBe(weights.reduce((sum, weight) => sum + weight, 0));
    }),
  );
});

it("reads typed arrays that start inside their buffer", () => {
  const buffer = Float64Array.from([9, 9, 1, 2, 1]);
  expect(Array.from(collapse([buffer.subarray(2)]).weights)).toEqual([2, 1]);
});
