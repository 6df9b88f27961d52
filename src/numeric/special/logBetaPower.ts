import { log1pMinus } from "./log1pMinus.ts";
import { logBeta } from "./logBeta.ts";
import { stirlingSeries, stirlingSeriesDrop } from "./stirlingSeries.ts";

const LOG_TWO_PI = 1.8378770664093453;

/**
 * log of x^a y^b / B(a, b), where y = 1 - x is given apart because the caller knows it to more digits than 1 - x.
 *
 * Kernel, domain 0 < x < 1 and a, b > 0 (not checked). With both a and b large the four big terms cancel; they are then measured from
 * the mean a / (a + b), where the power is flat.
 *
 * @see DiDonato & Morris (1992), ACM Transactions on Mathematical Software 18(3), 360–373
 */
export function logBetaPower(x: number, y: number, a: number, b: number): number {
  if (Math.min(a, b) < 10) return a * logOf(x, y) + b * logOf(y, x) - logBeta(a, b);
  const excess = a * y - b * x;
  const corrections = stirlingSeries(Math.min(a, b)) + stirlingSeriesDrop(Math.min(a, b), Math.max(a, b));
  const peak = 0.5 * (Math.log(a) - Math.log1p(a / b) - LOG_TWO_PI) - corrections;
  return peak + a * logOverMean(-excess / a, x, a, b) + b * logOverMean(excess / b, y, b, a);
}

/** log x by way of whichever of x and 1 - x is small. */
function logOf(x: number, complement: number): number {
  return complement < 0.5 ? Math.log1p(-complement) : Math.log(x);
}

/** log(x (a + b) / a) - u with u = x (a + b) / a - 1. */
function logOverMean(u: number, x: number, a: number, b: number): number {
  return u > -0.6 ? log1pMinus(u) : Math.log(x * (1 + b / a)) - u;
}
