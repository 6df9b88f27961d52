import fc from "fast-check";
import { expect, it } from "vitest";
import { inverseOfPositiveDefinite, newton, type Objective } from "../../../src/numeric/optimize/index.ts";

const entry = fc.double({ min: -3, max: 3, noNaN: true });

/** A positive definite matrix AᵀA + I of order n. */
const positiveDefinite = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc.array(entry, { minLength: n * n, maxLength: n * n }).map((a) => ({
    n,
    matrix: Array.from({ length: n * n }, (_, at) => {
      const [i, j] = [Math.floor(at / n), at % n];
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < n; k++) sum += a[k * n + i]! * a[k * n + j]!;
      return sum;
    }),
  })),
);

function bowl(matrix: readonly number[], n: number, centre: readonly number[]): Objective {
  const gradient = (x: Float64Array, out: Float64Array): number => {
    let value = 0;
    for (let i = 0; i < n; i++) {
      out[i] = 0;
      for (let j = 0; j < n; j++) out[i]! += matrix[i * n + j]! * (x[j]! - centre[j]!);
      value += (out[i]! * (x[i]! - centre[i]!)) / 2;
    }
    return value;
  };
  return {
    value: (x) => gradient(x, new Float64Array(n)),
    gradient,
    hessian: (x, slope, hessian) => {
      hessian.set(matrix);
      return gradient(x, slope);
    },
  };
}

it("solves a quadratic bowl in one uncapped step", () => {
  fc.assert(
    fc.property(positiveDefinite, fc.array(entry, { minLength: 6, maxLength: 6 }), ({ n, matrix }, centre) => {
      const result = newton(bowl(matrix, n, centre), new Float64Array(n), { maxStep: 100 });
      expect(result.kind).toBe("converged");
      expect(result.iterations).toBeLessThanOrEqual(2);
      for (let i = 0; i < n; i++) expect(result.x[i]).toBeCloseTo(centre[i]!, 9);
    }),
  );
});

it("inverts: the matrix times its inverse is the identity", () => {
  fc.assert(
    fc.property(positiveDefinite, ({ n, matrix }) => {
      const inverse = inverseOfPositiveDefinite(matrix, n)!;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          let sum = 0;
          for (let k = 0; k < n; k++) sum += matrix[i * n + k]! * inverse[k * n + j]!;
          expect(sum).toBeCloseTo(i === j ? 1 : 0, 8);
        }
      }
    }),
  );
});

it.each([
  { name: "singular", matrix: [1, 2, 2, 4] },
  { name: "indefinite", matrix: [1, 2, 2, 1] },
  { name: "negative", matrix: [-1, 0, 0, -1] },
  { name: "zero", matrix: [0, 0, 0, 0] },
  { name: "not finite", matrix: [NaN, 0, 0, 1] },
])("has no inverse: $name", ({ matrix }) => {
  expect(inverseOfPositiveDefinite(matrix, 2)).toBeNull();
});

it("inverts a matrix whose scales are 1e16 apart", () => {
  const inverse = inverseOfPositiveDefinite([1e16, 0, 0, 1e-16], 2)!;
  expect(inverse[0]! * 1e16).toBeCloseTo(1, 14);
  expect(inverse[3]! * 1e-16).toBeCloseTo(1, 14);
});
