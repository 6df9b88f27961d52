/**
 * Log-likelihood of the BG/NBD model with gradient and Hessian, over weighted rows. Fader, Hardie & Lee (2005), Marketing
 * Science 24(2), eq. 6, regrouped so that nothing cancels: with x purchases, the last at t, observed for T,
 *
 *   ln (r)ₓ + ln (b)ₓ − ln (a + b)ₓ − (r + x) ln(1 + T/α) − x ln α + softplus(z)
 *   z = ln a − ln(b + x − 1) + (r + x) ln((α + T) / (α + t)), the log odds of having left; the softplus only where x > 0.
 *
 * Plain numbers, no checks; r, α, a, b > 0, 0 ≤ t ≤ T. Against 40-digit values: 462 cases, frequency to 20,000, age to 1e5,
 * relative difference below 1e-11.
 */
import type { CollapsedRows } from "../kernel/collapse.ts";
import { countedRows, type CountedRows } from "../kernel/countedRows.ts";
import { sumLogRisingFactorial } from "../kernel/risingFactorial.ts";

/** Parameters in the order of every vector and matrix here. */
export const parameterNames = ["r", "alpha", "a", "b"] as const;

/** Rows made ready for the likelihood. */
export type LikelihoodData = CountedRows;

/** Prepares collapsed rows of frequency, recency, age. */
export const likelihoodData: (rows: CollapsedRows) => LikelihoodData = countedRows;

/** Log odds of having left after the last purchase; frequency ≥ 1. */
export function logOddsLeft(parameters: ArrayLike<number>, frequency: number, recency: number, age: number): number {
  const alpha = parameters[1]!;
  const silence = Math.log1p((age - recency) / (alpha + recency));
  return Math.log(parameters[2]! / (parameters[3]! + (frequency - 1))) + (parameters[0]! + frequency) * silence;
}

/** ln(1 + eᶻ) without overflow. */
function softplus(z: number): number {
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
}

/** Log-likelihood at natural parameters (r, α, a, b). */
export function logLikelihood(parameters: ArrayLike<number>, data: LikelihoodData): number {
  const r = parameters[0]!;
  const alpha = parameters[1]!;
  const [frequency, recency, age] = data.rows.columns as [Float64Array, Float64Array, Float64Array];
  const weights = data.rows.weights;
  let sum = -data.purchases * Math.log(alpha);
  for (let i = 0; i < weights.length; i++) {
    const x = frequency[i]!;
    let term = -(r + x) * Math.log1p(age[i]! / alpha);
    if (x > 0) term += softplus(logOddsLeft(parameters, x, recency[i]!, age[i]!));
    sum += weights[i]! * term;
  }
  const rising = new Float64Array(3);
  for (const [c, sign] of [
    [r, 1],
    [parameters[3]!, 1],
    [parameters[2]! + parameters[3]!, -1],
  ] as const) {
    sumLogRisingFactorial(c, data.counts, rising);
    sum += sign * rising[0]!;
  }
  return sum;
}

/** Adds w · (row's derivatives) of −(r + x) ln(1 + T/α) − x ln α + softplus(z) and returns the value. */
function addRows(parameters: ArrayLike<number>, data: LikelihoodData, g: Float64Array, h: Float64Array): number {
  const r = parameters[0]!;
  const alpha = parameters[1]!;
  const a = parameters[2]!;
  const b = parameters[3]!;
  const [frequency, recency, age] = data.rows.columns as [Float64Array, Float64Array, Float64Array];
  const weights = data.rows.weights;
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const x = frequency[i]!;
    const w = weights[i]!;
    const end = alpha + age[i]!;
    const exposure = Math.log1p(age[i]! / alpha);
    const share = age[i]! / (alpha * end);
    let term = -(r + x) * exposure;
    g[0]! -= w * exposure;
    g[1]! += w * ((r + x) * share - x / alpha);
    h[1]! += w * share;
    h[5]! += w * (x / (alpha * alpha) - (r + x) * share * (1 / alpha + 1 / end));
    if (x > 0) {
      const last = alpha + recency[i]!;
      const silence = Math.log1p((age[i]! - recency[i]!) / last);
      const free = b + (x - 1);
      const z = Math.log(a / free) + (r + x) * silence;
      const e = Math.exp(-Math.abs(z));
      term += (z > 0 ? z : 0) + Math.log1p(e);
      const left = (z > 0 ? 1 : e) / (1 + e);
      const both = (w * e) / ((1 + e) * (1 + e));
      const gap = 1 / end - 1 / last;
      const zAlpha = (r + x) * gap;
      const zB = -1 / free;
      const weight = w * left;
      g[0]! += weight * silence;
      g[1]! += weight * zAlpha;
      g[2]! += weight / a;
      g[3]! += weight * zB;
      h[0]! += both * silence * silence;
      h[1]! += weight * gap + both * silence * zAlpha;
      h[2]! += (both * silence) / a;
      h[3]! += both * silence * zB;
      h[5]! += both * zAlpha * zAlpha - weight * zAlpha * (1 / end + 1 / last);
      h[6]! += (both * zAlpha) / a;
      h[7]! += both * zAlpha * zB;
      h[10]! += (both - weight) / (a * a);
      h[11]! += (both * zB) / a;
      h[15]! += (both + weight) * zB * zB;
    }
    sum += w * term;
  }
  return sum - data.purchases * Math.log(alpha);
}

/**
 * Log-likelihood with gradient (4) and Hessian (4 × 4, row-major) on the natural scale, overwritten.
 */
export function derivatives(
  parameters: ArrayLike<number>,
  data: LikelihoodData,
  gradient: Float64Array,
  hessian: Float64Array,
): number {
  gradient.fill(0);
  hessian.fill(0);
  let sum = addRows(parameters, data, gradient, hessian);
  const rising = new Float64Array(3);
  sumLogRisingFactorial(parameters[0]!, data.counts, rising);
  sum += rising[0]!;
  gradient[0]! += rising[1]!;
  hessian[0]! += rising[2]!;
  sumLogRisingFactorial(parameters[3]!, data.counts, rising);
  sum += rising[0]!;
  gradient[3]! += rising[1]!;
  hessian[15]! += rising[2]!;
  sumLogRisingFactorial(parameters[2]! + parameters[3]!, data.counts, rising);
  sum -= rising[0]!;
  gradient[2]! -= rising[1]!;
  gradient[3]! -= rising[1]!;
  hessian[10]! -= rising[2]!;
  hessian[11]! -= rising[2]!;
  hessian[15]! -= rising[2]!;
  for (let i = 0; i < 4; i++) for (let j = 0; j < i; j++) hessian[4 * i + j] = hessian[4 * j + i]!;
  return sum;
}
