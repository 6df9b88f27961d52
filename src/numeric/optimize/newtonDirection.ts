import { choleskyInPlace, choleskySolve, diagonalScale } from "./cholesky.ts";

/** Smallest pivot, on the unit diagonal, that is taken for curvature and not for rounding. */
const SMALLEST_PIVOT = 1e-12;

/** Shifts up to this only lift a flat direction off zero; a larger one means that the Hessian is indefinite. */
export const FLAT_SHIFT = 1e-8;

/** Memory for {@link newtonDirection}, made once a search. */
interface DirectionWork {
  readonly factor: Float64Array;
  readonly scale: Float64Array;
}

/** Memory for n parameters. */
export function directionWork(n: number): DirectionWork {
  return { factor: new Float64Array(n * n), scale: new Float64Array(n) };
}

/**
 * The Newton step −(H + shift)⁻¹ g into `step`. H is scaled to a unit diagonal; where it is not positive definite a
 * multiple of the identity is added, ten times more at each try. Kernel: entries finite.
 *
 * @returns the shift that was needed: 0 for a positive definite Hessian, at most {@link FLAT_SHIFT} for a singular one
 * @see Nocedal & Wright (2006), Numerical Optimization, algorithm 3.3
 */
export function newtonDirection(
  hessian: Float64Array,
  gradient: Float64Array,
  work: DirectionWork,
  step: Float64Array,
): number {
  const n = gradient.length;
  const { factor, scale } = work;
  diagonalScale(hessian, n, scale);
  let shift = 0;
  for (;;) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) factor[i * n + j] = hessian[i * n + j]! * scale[i]! * scale[j]!;
      factor[i * n + i]! += shift;
    }
    if (choleskyInPlace(factor, n, SMALLEST_PIVOT)) break;
    shift = nextShift(shift);
  }
  for (let i = 0; i < n; i++) step[i] = -gradient[i]! * scale[i]!;
  choleskySolve(factor, n, step);
  for (let i = 0; i < n; i++) step[i]! *= scale[i]!;
  return shift;
}

function nextShift(shift: number): number {
  if (shift === 0) return 4 * SMALLEST_PIVOT;
  if (shift < FLAT_SHIFT) return FLAT_SHIFT;
  return Math.max(1e-3, shift * 10);
}
