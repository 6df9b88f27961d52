import { symmetricEigen } from "../../numeric/linear/symmetricEigen.ts";

/** Unrotated factors. */
export interface PrincipalAxes {
  /** k × m, row after row; a row longer than 1 is shortened to 1. */
  readonly loadings: Float64Array;
  /** Sums of the squared loadings of each item, at most 1. */
  readonly communalities: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
  /** Items whose communality came out above 1 (Heywood cases) and was held at 1. */
  readonly heywood: readonly number[];
}

/** How long to iterate. */
export interface AxesOptions {
  readonly factors: number;
  readonly maxIterations: number;
  /** Largest change of a communality at which it stops. */
  readonly tolerance: number;
}

/**
 * Principal axes of a correlation matrix: eigenvectors of the matrix with communalities on its diagonal, iterated until the communalities no
 * longer change, which is where the squared residual correlations are least (minres). They start from squared multiple correlations, or
 * from the largest correlation of each item where the matrix is singular; every third step is extrapolated (SQUAREM), and taken back where
 * the residuals grow. Kernel.
 *
 * @see Harman & Jones (1966), Psychometrika 31, 351–368; Varadhan & Roland (2008), Scandinavian Journal of Statistics 35, 335–353
 */
export function principalAxes(correlation: Float64Array, k: number, options: AxesOptions): PrincipalAxes {
  const { factors, maxIterations, tolerance } = options;
  const stepFrom = (from: Float64Array): Step => axesStep(correlation, k, factors, from);
  let iterations = 1;
  let before = startingCommunalities(correlation, k);
  let step = stepFrom(before);
  while (iterations + 2 < maxIterations && change(before, step.next) > tolerance) {
    const second = stepFrom(step.next);
    const tried = stepFrom(extrapolated(before, step.next, second.next));
    iterations += 2;
    if (tried.residual <= second.residual) {
      before = tried.from;
      step = tried;
    } else {
      before = second.from;
      step = second;
    }
  }
  const { raw, next } = step;
  const heywood = Array.from(raw.keys()).filter((i) => raw[i]! > 1 + 1e-8);
  const loadings = step.loadings.map((loading, at) => loading / Math.sqrt(Math.max(1, raw[Math.floor(at / factors)]!)));
  return { loadings, communalities: next, iterations, converged: change(before, next) <= tolerance, heywood };
}

/** One step: loadings at some communalities, and the communalities that these make. */
interface Step {
  readonly from: Float64Array;
  readonly loadings: Float64Array;
  /** Sums of squared loadings, and the same held at 1. */
  readonly raw: Float64Array;
  readonly next: Float64Array;
  /** Sum of the squared residual correlations. */
  readonly residual: number;
}

function axesStep(correlation: Float64Array, k: number, factors: number, from: Float64Array): Step {
  const reduced = correlation.slice();
  for (let i = 0; i < k; i++) reduced[i * k + i] = from[i]!;
  const loadings = new Float64Array(k * factors);
  fillLoadings(reduced, k, factors, loadings);
  const raw = sumsOfSquares(loadings, k, factors);
  let residual = 0;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < i; j++) {
      let left = correlation[i * k + j]!;
      for (let f = 0; f < factors; f++) left -= loadings[i * factors + f]! * loadings[j * factors + f]!;
      residual += left * left;
    }
  }
  return { from, loadings, raw, next: raw.map((value) => Math.min(1, value)), residual };
}

/** Where three points of a geometric approach lead, kept within 0 and 1. */
function extrapolated(first: Float64Array, second: Float64Array, third: Float64Array): Float64Array {
  let [steps, bends] = [0, 0];
  for (let i = 0; i < first.length; i++) {
    steps += (second[i]! - first[i]!) ** 2;
    bends += (third[i]! - 2 * second[i]! + first[i]!) ** 2;
  }
  const length = bends > 0 ? Math.max(1, Math.sqrt(steps / bends)) : 1;
  return first.map((from, i) => {
    const along = second[i]! - from;
    const bend = third[i]! - second[i]! - along;
    return Math.min(1, Math.max(0, from + 2 * length * along + length * length * bend));
  });
}

function change(before: Float64Array, after: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < before.length; i++) largest = Math.max(largest, Math.abs(after[i]! - before[i]!));
  return largest;
}

/** Below this share of the largest eigenvalue an eigenvalue is rounding. */
export const SINGULAR = 1e-10;

function startingCommunalities(correlation: Float64Array, k: number): Float64Array {
  const { values, vectors } = symmetricEigen(correlation, k);
  if (values[k - 1]! > SINGULAR * values[0]!) {
    return Float64Array.from({ length: k }, (_, i) => {
      let inverse = 0;
      for (let j = 0; j < k; j++) inverse += vectors[i * k + j]! ** 2 / values[j]!;
      return Math.min(1, Math.max(0, 1 - 1 / inverse));
    });
  }
  return Float64Array.from({ length: k }, (_, i) => {
    let largest = 0;
    for (let j = 0; j < k; j++) if (j !== i) largest = Math.max(largest, Math.abs(correlation[i * k + j]!));
    return largest;
  });
}

function fillLoadings(reduced: Float64Array, k: number, factors: number, loadings: Float64Array): void {
  const { values, vectors } = symmetricEigen(reduced, k);
  for (let f = 0; f < factors; f++) {
    const length = Math.sqrt(Math.max(0, values[f]!));
    for (let i = 0; i < k; i++) loadings[i * factors + f] = length * vectors[i * k + f]!;
  }
}

/** Squared length of each row. Kernel. */
export function sumsOfSquares(loadings: Float64Array, k: number, factors: number): Float64Array {
  return Float64Array.from({ length: k }, (_, i) => {
    let sum = 0;
    for (let f = 0; f < factors; f++) sum += loadings[i * factors + f]! ** 2;
    return sum;
  });
}
