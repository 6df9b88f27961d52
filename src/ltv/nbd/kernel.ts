/**
 * Log-likelihood of the NBD model with gradient and Hessian, over weighted rows: purchases at a gamma-distributed rate and nobody
 * leaves (Ehrenberg 1959, Applied Statistics 8(1)). With x purchases in T,
 *
 *   ln (r)ₓ − (r + x) ln(1 + T/α) − x ln α
 *
 * the density of the purchase times, as the models with dropout have it, so that likelihoods compare; the chance of x purchases in T is
 * Tˣ / x! times it. When they came says nothing. Plain numbers, no checks; r, α > 0, T ≥ 0. Against 30-digit values: relative difference
 * below 1e-12.
 */
import type { CollapsedRows } from "../kernel/collapse.ts";
import { countedRows, type CountedRows } from "../kernel/countedRows.ts";
import { sumLogRisingFactorial } from "../kernel/risingFactorial.ts";

/** Parameters in the order of every vector and matrix here. */
export const parameterNames = ["r", "alpha"] as const;

/** Rows made ready for the likelihood. */
export type LikelihoodData = CountedRows;

/** Prepares collapsed rows of frequency, anything, age. */
export const likelihoodData: (rows: CollapsedRows) => LikelihoodData = countedRows;

/** Log-likelihood at natural parameters (r, α). */
export function logLikelihood(parameters: ArrayLike<number>, data: LikelihoodData): number {
  return derivatives(parameters, data, new Float64Array(2), new Float64Array(4));
}

/**
 * Log-likelihood with gradient (2) and Hessian (2 × 2, row-major) on the natural scale, overwritten.
 */
export function derivatives(
  parameters: ArrayLike<number>,
  { rows, counts, purchases }: LikelihoodData,
  gradient: Float64Array,
  hessian: Float64Array,
): number {
  const r = parameters[0]!;
  const alpha = parameters[1]!;
  const [frequency, , age] = rows.columns as [Float64Array, Float64Array, Float64Array];
  const rising = new Float64Array(3);
  sumLogRisingFactorial(r, counts, rising);
  let value = rising[0]! - purchases * Math.log(alpha);
  let slopeR = rising[1]!;
  let slopeAlpha = -purchases / alpha;
  let bendBoth = 0;
  let bendAlpha = purchases / (alpha * alpha);
  for (let i = 0; i < rows.weights.length; i++) {
    const time = age[i]!;
    const exposure = rows.weights[i]! * Math.log1p(time / alpha);
    const share = (rows.weights[i]! * time) / (alpha * (alpha + time));
    const shape = r + frequency[i]!;
    value -= shape * exposure;
    slopeR -= exposure;
    slopeAlpha += shape * share;
    bendBoth += share;
    bendAlpha -= shape * share * (1 / alpha + 1 / (alpha + time));
  }
  gradient[0] = slopeR;
  gradient[1] = slopeAlpha;
  hessian[0] = rising[2]!;
  hessian[1] = bendBoth;
  hessian[2] = bendBoth;
  hessian[3] = bendAlpha;
  return value;
}
