import { dot } from "./convergence.ts";

/** Sets a square matrix to a multiple of the identity. Kernel. */
export function setIdentity(matrix: Float64Array, n: number, scale: number): void {
  matrix.fill(0);
  for (let i = 0; i < n; i++) matrix[i * n + i] = scale;
}

/**
 * The BFGS update of an inverse Hessian, in place, from a move and the change of the gradient along it. The first
 * update sets the scale as well. False, and nothing changed, where the move met no positive curvature. Kernel.
 *
 * @see Nocedal & Wright (2006), Numerical Optimization, equations 6.17 and 6.20
 */
export function updateInverse(
  inverse: Float64Array,
  move: Float64Array,
  change: Float64Array,
  first: boolean,
): boolean {
  const n = move.length;
  const curvature = dot(move, change);
  const length = dot(change, change);
  if (!(curvature > 1e-300) || !(curvature > 1e-14 * Math.sqrt(length * dot(move, move)))) return false;
  if (first) setIdentity(inverse, n, curvature / length);
  const product = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) product[i]! += inverse[i * n + j]! * change[j]!;
  const weight = (1 + dot(change, product) / curvature) / curvature;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const cross = product[i]! * move[j]! + move[i]! * product[j]!;
      inverse[i * n + j]! += weight * move[i]! * move[j]! - cross / curvature;
    }
  }
  return true;
}
