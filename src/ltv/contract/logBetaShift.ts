import { stirlingSeriesDrop } from "../../numeric/special/stirlingSeries.ts";

/** From here on Stirling's series is exact to the last digit. */
const LARGE = 10;

/**
 * ln B(a, b + h) − ln B(a, b) for h ≥ 0: the logarithm of the share of a beta-distributed crowd that survives h trials more. 0 or below.
 * Plain numbers, no checks; a, b > 0.
 *
 * It is minus the mixed second difference of ln Γ, taken term by term (shifts below 10, then Stirling's formula), so that nothing
 * cancels. Against 70-digit values, a, b and h from 1e-8 to 1e8: relative difference below 1e-13, growing to 1e-11 as h falls below 1e-5.
 */
export function logBetaShift(a: number, b: number, h: number): number {
  if (h === 0) return 0;
  let sum = 0;
  let x = b;
  for (; x < LARGE; x++) sum -= logCross(a, x, h);
  sum += (x - 0.5) * logCross(a, x, h) + a * Math.log1p(h / (x + a)) + h * Math.log1p(a / (x + h));
  return -(sum + stirlingSeriesDrop(a, x) - stirlingSeriesDrop(a, x + h));
}

/** ln of x (x + a + h) / ((x + a)(x + h)), below 0. */
function logCross(a: number, x: number, h: number): number {
  const both = (a / (x + a)) * (h / (x + h));
  if (both < 0.5) return Math.log1p(-both);
  const ratio = (x / (x + a)) * ((x + a + h) / (x + h));
  // Where the first factor is below the range of doubles its logarithm is not.
  return ratio > 0 ? Math.log(ratio) : Math.log(x) - Math.log(x + a) + Math.log((x + a + h) / (x + h));
}
