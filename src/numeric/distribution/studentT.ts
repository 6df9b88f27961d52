import { betaTail } from "../special/regularizedBeta.ts";
import { betaInverse } from "../special/regularizedBetaInverse.ts";

/**
 * Distribution function of Student's t, precise in the lower tail.
 *
 * Kernel, domain every t and degrees of freedom > 0 (not checked); the tail counts as 0 beyond |t| = 1e160. Relative error that of
 * `regularizedBeta`.
 *
 * @see NIST Digital Library of Mathematical Functions, 8.17 and 8.23; Abramowitz & Stegun (1964), 26.7.1
 * @example
 * studentTCdf(2.228, 10) // => 0.975
 */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  return t > 0 ? 1 - oneTail(t, degreesOfFreedom) : oneTail(-t, degreesOfFreedom);
}

/**
 * Upper tail of Student's t, 1 - `studentTCdf`, to full relative precision.
 *
 * Kernel, domain every t and degrees of freedom > 0 (not checked).
 *
 * @example
 * studentTSurvival(1e6, 1) // => 3.1831e-7
 */
export function studentTSurvival(t: number, degreesOfFreedom: number): number {
  return studentTCdf(-t, degreesOfFreedom);
}

/**
 * The t with `studentTCdf(t)` equal to the probability.
 *
 * Kernel, domain 0 ≤ probability ≤ 1 and degrees of freedom > 0 (not checked); ±Infinity at the ends.
 *
 * @example
 * studentTQuantile(0.975, 10) // => 2.2281
 */
export function studentTQuantile(probability: number, degreesOfFreedom: number): number {
  if (probability > 0.5) return -studentTQuantile(1 - probability, degreesOfFreedom);
  if (probability === 0.5) return 0;
  const { x, y } = betaInverse(2 * probability, degreesOfFreedom / 2, 0.5, "lower");
  return -Math.sqrt(degreesOfFreedom) * (Math.sqrt(y) / Math.sqrt(x));
}

/** P(T > t) for t ≥ 0, half of I at degrees / (degrees + t²). */
function oneTail(t: number, degreesOfFreedom: number): number {
  if (t === Infinity) return 0;
  const root = Math.sqrt(degreesOfFreedom);
  const ratio = t > root ? root / t : t / root; // squared after the division, so that no t overflows
  const square = ratio * ratio;
  const larger = 1 / (1 + square);
  const smaller = square / (1 + square);
  const half = degreesOfFreedom / 2;
  return 0.5 * (t > root ? betaTail(smaller, larger, half, 0.5) : betaTail(larger, smaller, half, 0.5));
}
