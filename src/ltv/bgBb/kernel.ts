/**
 * Log-likelihood of the BG/BB model with gradient and Hessian, over weighted rows. Fader, Hardie & Shang (2010), Marketing Science
 * 29(6), eq. 5, regrouped: with x purchases at n opportunities, the last one at t,
 *
 *   ln (α)ₓ + ln (β)ₜ₋ₓ − ln (α + β)ₜ + ln (δ)ₜ − ln (γ + δ)ₜ + ln Q
 *   Q = Σ_{i < n − t} uᵢ hᵢ + uₙ₋ₜ   the chance of the silence since: left before opportunity t + i + 1, or still there
 *   uᵢ = (b)ᵢ / (a + b)ᵢ · (d)ᵢ / (γ + d)ᵢ,  hᵢ = γ / (γ + d + i),  a = α + x,  b = β + t − x,  d = δ + t
 *
 * All terms of Q are positive and follow from one another, and rows with the same x and t share theirs: the cost is the longest
 * silence of each such group. Plain numbers, no checks; α, β, γ, δ > 0, 0 ≤ x ≤ t ≤ n, whole. Against 40-digit values: 287 cases,
 * frequency and age to 20,000, relative difference below 3e-11.
 */
import type { CollapsedRows } from "../kernel/collapse.ts";
import { risingCounts, sumLogRisingFactorial, type RisingCounts } from "../kernel/risingFactorial.ts";
import { addSilences, logSilences } from "./silence.ts";

/** Parameters in the order of every vector and matrix here. */
export const parameterNames = ["alpha", "beta", "gamma", "delta"] as const;

/** Rows made ready for the likelihood. */
export interface LikelihoodData {
  /** Sorted by recency, frequency, age. */
  readonly rows: CollapsedRows;
  /** x, t − x, t of all rows. */
  readonly purchases: RisingCounts;
  readonly misses: RisingCounts;
  readonly lasts: RisingCounts;
}

/** Sorts and counts collapsed rows of frequency, recency, age; O(rows · log(rows)). */
export function likelihoodData(rows: CollapsedRows): LikelihoodData {
  const [x, t, n] = rows.columns as [Float64Array, Float64Array, Float64Array];
  const order = Uint32Array.from(x, (_, i) => i);
  order.sort((i, j) => t[i]! - t[j]! || x[i]! - x[j]! || n[i]! - n[j]!);
  const sorted = (column: Float64Array): Float64Array => Float64Array.from(order, (i) => column[i]!);
  const weights = sorted(rows.weights);
  const [frequency, recency, age] = [sorted(x), sorted(t), sorted(n)];
  const misses = recency.map((last, i) => last - frequency[i]!);
  return {
    rows: { columns: [frequency, recency, age], weights, customers: rows.customers },
    purchases: risingCounts(frequency, weights),
    misses: risingCounts(misses, weights),
    lasts: risingCounts(recency, weights),
  };
}

/** Log-likelihood at natural parameters (α, β, γ, δ). */
export function logLikelihood(parameters: ArrayLike<number>, data: LikelihoodData): number {
  return addRising(parameters, data) + logSilences(parameters, data.rows);
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
  const value = addSilences(parameters, data.rows, gradient, hessian) + addRising(parameters, data, gradient, hessian);
  for (let i = 0; i < 4; i++) for (let j = 0; j < i; j++) hessian[4 * i + j] = hessian[4 * j + i]!;
  return value;
}

/** Everything up to the last purchase. Each part is a rising factorial of one parameter, or of the sum of two. */
function addRising(
  parameters: ArrayLike<number>,
  { purchases, misses, lasts }: LikelihoodData,
  gradient?: Float64Array,
  hessian?: Float64Array,
): number {
  const rising = new Float64Array(3);
  let sum = 0;
  const add = (first: number, last: number, counts: RisingCounts, sign: number): void => {
    sumLogRisingFactorial(parameters[first]! + (last > first ? parameters[last]! : 0), counts, rising);
    sum += sign * rising[0]!;
    for (let i = first; i <= last; i++) {
      if (gradient !== undefined) gradient[i]! += sign * rising[1]!;
      for (let j = i; j <= last && hessian !== undefined; j++) hessian[4 * i + j]! += sign * rising[2]!;
    }
  };
  add(0, 0, purchases, 1);
  add(1, 1, misses, 1);
  add(0, 1, lasts, -1);
  add(3, 3, lasts, 1);
  add(2, 3, lasts, -1);
  return sum;
}
