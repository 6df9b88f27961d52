import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { symmetricEigen } from "../../../src/numeric/linear/symmetricEigen.ts";

const matrices = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: n * n, maxLength: n * n }).map((given) => ({
    n,
    matrix: given.map((_, at) => (given[at]! + given[(at % n) * n + Math.floor(at / n)]!) / 2),
  })),
);

describe("symmetricEigen by hand", () => {
  it("[[2, 1], [1, 2]]: 3 along (1, 1), 1 along (1, −1)", () => {
    const { values, vectors } = symmetricEigen([2, 1, 1, 2], 2);
    expect(Array.from(values)).toEqual([3, 1]);
    Array.from(vectors).forEach((entry) => {
      expect(Math.abs(entry)).toBeCloseTo(Math.SQRT1_2, 15);
    });
  });

  it("the chain of n springs: 2 − 2 cos(π i / (n + 1))", () => {
    const n = 40;
    const chain = Float64Array.from({ length: n * n }, (_, at) => {
      const distance = Math.abs(Math.floor(at / n) - (at % n));
      return distance === 0 ? 2 : distance === 1 ? -1 : 0;
    });
    const { values } = symmetricEigen(chain, n);
    values.forEach((value, i) => {
      expect(value).toBeCloseTo(2 - 2 * Math.cos((Math.PI * (n - i)) / (n + 1)), 13);
    });
  });

  it("diagonal, zero and one-row matrices need no rotation", () => {
    expect(Array.from(symmetricEigen([1, 0, 0, 7], 2).values)).toEqual([7, 1]);
    expect(Array.from(symmetricEigen([0, 0, 0, 0], 2).values)).toEqual([0, 0]);
    expect(symmetricEigen([-3], 1)).toEqual({ values: Float64Array.of(-3), vectors: Float64Array.of(1) });
  });
});

it("reads the upper triangle only", () => {
  expect(symmetricEigen([2, 1, 99, 2], 2)).toEqual(symmetricEigen([2, 1, 1, 2], 2));
});

it("vectors are orthogonal, and give the matrix back with the values, which fall", () => {
  fc.assert(
    fc.property(matrices, ({ n, matrix }) => {
      const { values, vectors } = symmetricEigen(matrix, n);
      for (let i = 0; i < n; i++) {
        if (i > 0) expect(values[i]!).toBeLessThanOrEqual(values[i - 1]!);
        for (let j = 0; j < n; j++) {
          let [dot, back] = [0, 0];
          for (let l = 0; l < n; l++) {
            dot += vectors[l * n + i]! * vectors[l * n + j]!;
            back += vectors[i * n + l]! * values[l]! * vectors[j * n + l]!;
          }
          expect(dot).toBeCloseTo(i === j ? 1 : 0, 12);
          expect(back).toBeCloseTo(matrix[i * n + j]!, 11);
        }
      }
    }),
  );
});
