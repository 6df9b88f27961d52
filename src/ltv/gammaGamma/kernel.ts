/**
 * Log-likelihood of the Gamma-Gamma model with gradient and Hessian, over weighted rows. Fader & Hardie (2013), "The Gamma-Gamma
 * model of monetary value", eq. 1a, regrouped so that nothing cancels: with x purchases of mean value z and total T = xz,
 *
 *   −ln B(px, q) − px ln(1 + γ/T) − q ln(1 + T/γ) − ln z
 *
 * Plain numbers, no checks; p, q, γ, x, z > 0.
 */
import { digamma } from "../../numeric/special/digamma.ts";
import { logBeta } from "../../numeric/special/logBeta.ts";
import { trigamma } from "../../numeric/special/trigamma.ts";
import type { CollapsedRows } from "../kernel/collapse.ts";

/** Parameters in the order of every vector and matrix here. */
export const parameterNames = ["p", "q", "gamma"] as const;

/** Log-likelihood at (p, q, γ); columns are frequency and mean value. */
export function logLikelihood(parameters: ArrayLike<number>, { columns, weights }: CollapsedRows): number {
  const p = parameters[0]!;
  const q = parameters[1]!;
  const gamma = parameters[2]!;
  const [frequency, value] = columns as [Float64Array, Float64Array];
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const total = frequency[i]! * value[i]!;
    const px = p * frequency[i]!;
    const spread = px * Math.log1p(gamma / total) + q * Math.log1p(total / gamma);
    sum -= weights[i]! * (logBeta(px, q) + spread + Math.log(value[i]!));
  }
  return sum;
}

/** The same with gradient (3) and Hessian (3 × 3, row-major) on the natural scale, overwritten. */
export function derivatives(
  parameters: ArrayLike<number>,
  rows: CollapsedRows,
  gradient: Float64Array,
  hessian: Float64Array,
): number {
  const p = parameters[0]!;
  const q = parameters[1]!;
  const gamma = parameters[2]!;
  const [frequency, value] = rows.columns as [Float64Array, Float64Array];
  gradient.fill(0);
  hessian.fill(0);
  const digammaQ = digamma(q);
  const trigammaQ = trigamma(q);
  for (let i = 0; i < rows.weights.length; i++) {
    const w = rows.weights[i]!;
    const x = frequency[i]!;
    const total = x * value[i]!;
    const px = p * x;
    const rate = 1 / (gamma + total);
    const digammaAll = digamma(px + q);
    const trigammaAll = trigamma(px + q);
    gradient[0]! += w * x * (digammaAll - digamma(px) - Math.log1p(gamma / total));
    gradient[1]! += w * (digammaAll - digammaQ - Math.log1p(total / gamma));
    gradient[2]! += w * rate * ((q * total) / gamma - px);
    hessian[0]! += w * x * x * (trigammaAll - trigamma(px));
    hessian[1]! += w * x * trigammaAll;
    hessian[2]! -= w * x * rate;
    hessian[4]! += w * (trigammaAll - trigammaQ);
    hessian[5]! += (w * total * rate) / gamma;
    hessian[8]! += w * ((px + q) * rate * rate - q / (gamma * gamma));
  }
  hessian[3] = hessian[1]!;
  hessian[6] = hessian[2]!;
  hessian[7] = hessian[5]!;
  return logLikelihood(parameters, rows);
}
