import { regularizedGammaP, regularizedGammaQ } from "../special/regularizedGamma.ts";
import { regularizedGammaInverse } from "../special/regularizedGammaInverse.ts";

/**
 * Distribution function of chi-square.
 *
 * Kernel, domain x ≥ 0 and degrees of freedom > 0 (not checked). Relative error that of `regularizedGammaP`.
 *
 * @see NIST Digital Library of Mathematical Functions, 8.23
 * @example
 * chiSquareCdf(3.841, 1) // => 0.95
 */
export function chiSquareCdf(x: number, degreesOfFreedom: number): number {
  return regularizedGammaP(degreesOfFreedom / 2, x / 2);
}

/**
 * Upper tail of chi-square, 1 - `chiSquareCdf`, to full relative precision: the p-value of a test statistic x.
 *
 * Kernel, domain x ≥ 0 and degrees of freedom > 0 (not checked).
 *
 * @example
 * chiSquareSurvival(100, 2) // => 1.9287e-22
 */
export function chiSquareSurvival(x: number, degreesOfFreedom: number): number {
  return regularizedGammaQ(degreesOfFreedom / 2, x / 2);
}

/**
 * The x with `chiSquareCdf(x)` equal to the probability (or `chiSquareSurvival(x)`, with tail `upper`).
 *
 * Kernel, domain 0 ≤ probability ≤ 1 and degrees of freedom > 0 (not checked); 0 and Infinity at the ends.
 *
 * @example
 * chiSquareQuantile(0.95, 1) // => 3.8415
 */
export function chiSquareQuantile(
  probability: number,
  degreesOfFreedom: number,
  tail: "lower" | "upper" = "lower",
): number {
  return 2 * regularizedGammaInverse(degreesOfFreedom / 2, probability, tail);
}
