/**
 * Log-likelihood of renewals with gradient and Hessian, for any model that gives the chance rₜ to survive renewal t:
 *
 *   Σₜ stayedₜ ln rₜ + leftₜ ln(1 − rₜ)
 *
 * It is the likelihood of the customers themselves, regrouped by renewal: a customer who survived k renewals and left at the next
 * brings r₁ … rₖ (1 − rₖ₊₁). Plain numbers, no checks; costs as many evaluations of rₜ as there are renewals.
 */
import type { RenewalCounts } from "./readRenewals.ts";

/** ln rₜ as a function of natural parameters, t = 1, 2, … */
export interface RetentionKernel {
  readonly logRetention: (parameters: ArrayLike<number>, renewal: number) => number;
  /** Overwrites the derivatives of ln rₜ (gradient, and Hessian row-major, both triangles). */
  readonly derivatives: (
    parameters: ArrayLike<number>,
    renewal: number,
    gradient: Float64Array,
    hessian: Float64Array,
  ) => void;
}

/** ln(1 − e^x) for x < 0. */
export function logOneMinusExp(x: number): number {
  return x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
}

/** Log-likelihood at natural parameters. */
export function renewalLogLikelihood(
  kernel: RetentionKernel,
  parameters: ArrayLike<number>,
  { left, stayed }: RenewalCounts,
): number {
  let sum = 0;
  for (let t = 0; t < left.length; t++) {
    if (left[t] === 0 && stayed[t] === 0) continue;
    const log = kernel.logRetention(parameters, t + 1);
    if (stayed[t]! > 0) sum += stayed[t]! * log;
    if (left[t]! > 0) sum += left[t]! * logOneMinusExp(log);
  }
  return sum;
}

/** The same with gradient and Hessian (row-major) on the natural scale, overwritten. */
export function renewalDerivatives(
  kernel: RetentionKernel,
  { parameters, counts }: { readonly parameters: ArrayLike<number>; readonly counts: RenewalCounts },
  gradient: Float64Array,
  hessian: Float64Array,
): number {
  const n = gradient.length;
  const first = new Float64Array(n);
  const second = new Float64Array(n * n);
  gradient.fill(0);
  hessian.fill(0);
  for (let t = 0; t < counts.left.length; t++) {
    const left = counts.left[t]!;
    const stayed = counts.stayed[t]!;
    if (left === 0 && stayed === 0) continue;
    // Odds to stay, r / (1 − r): d ln(1 − r) = −odds · d ln r, d odds = odds (1 + odds) d ln r.
    const odds = left === 0 ? 0 : 1 / Math.expm1(-kernel.logRetention(parameters, t + 1));
    const slope = stayed - left * odds;
    const bend = left * odds * (1 + odds);
    kernel.derivatives(parameters, t + 1, first, second);
    for (let i = 0; i < n; i++) {
      gradient[i]! += slope * first[i]!;
      for (let j = 0; j < n; j++) hessian[i * n + j]! += slope * second[i * n + j]! - bend * first[i]! * first[j]!;
    }
  }
  return renewalLogLikelihood(kernel, parameters, counts);
}
