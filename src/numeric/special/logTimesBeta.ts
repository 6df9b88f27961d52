import { logBeta, logGammaIncrease } from "./logBeta.ts";
import { logGammaOnePlus } from "./logGamma.ts";

/**
 * log(a B(a, b)), to full relative precision as a goes to 0, where it goes to 0 too.
 *
 * Kernel, domain a > 0 and b > 0 (not checked).
 */
export function logTimesBeta(a: number, b: number): number {
  if (a > 0.5) return Math.log(a) + logBeta(a, b);
  let shifted = 0;
  let z = b;
  while (z < 10) {
    shifted += Math.log1p(a / z);
    z += 1;
  }
  return logGammaOnePlus(a) - (logGammaIncrease(a, z) - shifted);
}
