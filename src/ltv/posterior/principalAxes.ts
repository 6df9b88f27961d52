import type { Whitening } from "./whitening.ts";

/** Sweeps of rotations; each squares what is left beside the diagonal, so that five or six do. */
const SWEEPS = 30;

/**
 * The principal axes of L Lᵀ, each as long as the standard deviation along it, as the columns of a matrix (n × n, row after row): another
 * square root of the same covariance, in which a ridge is an axis. Jacobi's method, for a dozen parameters at most.
 */
export function principalAxes({ centre, factor }: Whitening): Float64Array {
  const n = centre.length;
  // One-sided Jacobi: rotate the columns of L until they are orthogonal.
  const axes = factor.slice();
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotated = rotate(axes, n, p, q) || rotated;
    if (!rotated) break;
  }
  return axes;
}

/** Makes columns p and q orthogonal; false where they are. */
function rotate(axes: Float64Array, n: number, p: number, q: number): boolean {
  let pp = 0;
  let qq = 0;
  let pq = 0;
  for (let i = 0; i < n; i++) {
    const a = axes[i * n + p]!;
    const b = axes[i * n + q]!;
    pp += a * a;
    qq += b * b;
    pq += a * b;
  }
  if (!(Math.abs(pq) > 1e-15 * Math.sqrt(pp * qq))) return false;
  const zeta = (qq - pp) / (2 * pq);
  const tangent = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const cosine = 1 / Math.hypot(1, tangent);
  for (let i = 0; i < n; i++) {
    const a = axes[i * n + p]!;
    const b = axes[i * n + q]!;
    axes[i * n + p] = cosine * (a - tangent * b);
    axes[i * n + q] = cosine * (tangent * a + b);
  }
  return true;
}
