import { betaTail } from "../special/regularizedBeta.ts";
import { betaInverse } from "../special/regularizedBetaInverse.ts";

/**
 * Distribution function of Fisher's F.
 *
 * Kernel, domain x ≥ 0 and both degrees of freedom > 0 (not checked). Relative error that of `regularizedBeta`.
 *
 * @see Abramowitz & Stegun (1964), 26.6.2
 * @example
 * fisherFCdf(4.9646, 1, 10) // => 0.95
 */
export function fisherFCdf(x: number, numeratorDegrees: number, denominatorDegrees: number): number {
  return tailOf(numeratorDegrees * x, denominatorDegrees, numeratorDegrees / 2, denominatorDegrees / 2);
}

/**
 * Upper tail of Fisher's F, 1 - `fisherFCdf`, to full relative precision.
 *
 * Kernel, domain x ≥ 0 and both degrees of freedom > 0 (not checked).
 *
 * @example
 * fisherFSurvival(4.9646, 1, 10) // => 0.05
 */
export function fisherFSurvival(x: number, numeratorDegrees: number, denominatorDegrees: number): number {
  return tailOf(denominatorDegrees, numeratorDegrees * x, denominatorDegrees / 2, numeratorDegrees / 2);
}

/**
 * The x with `fisherFCdf(x)` equal to the probability.
 *
 * Kernel, domain 0 ≤ probability ≤ 1 and both degrees of freedom > 0 (not checked); 0 and Infinity at the ends.
 *
 * @example
 * fisherFQuantile(0.95, 1, 10) // => 4.9646
 */
export function fisherFQuantile(probability: number, numeratorDegrees: number, denominatorDegrees: number): number {
  const { x, y } = betaInverse(probability, numeratorDegrees / 2, denominatorDegrees / 2, "lower");
  return (denominatorDegrees * x) / (numeratorDegrees * y);
}

/** I at part / (part + other), with its complement known as precisely. */
function tailOf(part: number, other: number, a: number, b: number): number {
  if (part === Infinity) return 1;
  const total = part + other;
  return betaTail(part / total, other / total, a, b);
}
