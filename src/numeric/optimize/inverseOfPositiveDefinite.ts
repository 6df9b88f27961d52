import { choleskyInPlace, choleskySolve, diagonalScale } from "./cholesky.ts";

/** Pivots of the matrix scaled to a unit diagonal that are not above this are rounding, not information. */
const SINGULAR_PIVOT = 1e-13;

/**
 * Inverse of a symmetric positive definite matrix: an observed information matrix into a covariance.
 *
 * The matrix is scaled to a unit diagonal first, so parameters on very different scales do no harm.
 *
 * @param matrix n × n, row after row; only the lower triangle is read
 * @returns the inverse, row after row; null where the matrix is singular, indefinite or not finite
 * @example Array.from(inverseOfPositiveDefinite([4, 0, 0, 2], 2)!) // => [0.25, 0, 0, 0.5]
 * @example inverseOfPositiveDefinite([1, 1, 1, 1], 2) // => null
 */
export function inverseOfPositiveDefinite(matrix: ArrayLike<number>, n: number): Float64Array | null {
  const factor = Float64Array.from(matrix);
  const scale = new Float64Array(n);
  for (let i = 0; i < n; i++) if (!(factor[i * n + i]! > 0)) return null;
  diagonalScale(factor, n, scale);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) factor[i * n + j]! *= scale[i]! * scale[j]!;
  if (!choleskyInPlace(factor, n, SINGULAR_PIVOT)) return null;
  const inverse = new Float64Array(n * n);
  const column = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    column.fill(0);
    column[j] = scale[j]!;
    choleskySolve(factor, n, column);
    for (let i = 0; i < n; i++) inverse[i * n + j] = column[i]! * scale[i]!;
  }
  return symmetric(inverse, n) ? inverse : null;
}

/** Evens out the last digits, and says whether all entries are finite. */
function symmetric(matrix: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const mean = (matrix[i * n + j]! + matrix[j * n + i]!) / 2;
      if (!Number.isFinite(mean)) return false;
      matrix[i * n + j] = mean;
      matrix[j * n + i] = mean;
    }
  }
  return true;
}
