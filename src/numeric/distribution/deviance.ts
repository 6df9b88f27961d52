import { log1pMinus } from "../special/log1pMinus.ts";

/**
 * count log(count / mean) + mean - count, half the Poisson deviance: at least 0, and precise where count is near mean.
 *
 * Kernel, domain count > 0 and mean > 0 (not checked).
 *
 * @see Loader (2000), Fast and Accurate Computation of Binomial Probabilities (his D0)
 */
export function deviance(count: number, mean: number): number {
  const u = (mean - count) / count;
  return u > -0.6 && u < 1e15 ? -count * log1pMinus(u) : count * Math.log(count / mean) + mean - count;
}
