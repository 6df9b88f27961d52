/**
 * Expectations over a beta-distributed p by quadrature, for the arguments at which the series of dropoutMixture.ts take too many terms.
 * Plain numbers, no checks; a, b > 0.
 */
import { logBeta } from "../../numeric/special/logBeta.ts";

/** A function of p whose logarithm is at hand, with how fast that falls in logit(p). */
export interface Tilt {
  readonly log: (p: number) => number;
  /** −d log / d logit(p), where the function may move the peak far from the density's; absent where it does not. */
  readonly slope?: (p: number) => number;
}

/** Where p or 1 − p is below e^(−40), it is 0 beside 1. */
const AT_AN_END = 40;

/** Relative change of the function between there and the end that does not count. */
const SETTLED = 1e-15;

/**
 * E[e^log(p)] for p ~ Beta(a, b), where log(0) and log(1) are finite.
 *
 * By the trapezoidal rule in v = logit(p), from the peak outwards: the density a ln p + b ln(1 − p) is analytic there in a strip of
 * width 2π and falls exponentially, so that the rule converges geometrically in 1 / step (Trefethen & Weideman 2014, SIAM Review 56).
 * Where a shape is small it falls slowly, for thousands of steps, but by then in a geometric series, which is summed at once.
 */
export function betaExpectation(a: number, b: number, tilt: Tilt): number {
  const constant = logBeta(a, b);
  const step = Math.min(0.25, 0.5 / Math.sqrt(a + (a * b) / (a + b)));
  const peak = peakOf(a, b, tilt);
  const atZero = tilt.log(0);
  let sum = 0;
  for (const [side, from] of [
    [1, 0],
    [-1, 1],
  ] as const) {
    for (let k = from; k < 1e6; k++) {
      const v = peak + side * k * step;
      const p = 1 / (1 + Math.exp(-v));
      const log = tilt.log(p);
      const next = Math.exp(log - a * Math.log1p(Math.exp(-v)) - b * Math.log1p(Math.exp(v)) - constant);
      sum += next;
      if (next <= 1e-18 * sum) break;
      if (side * v > AT_AN_END && (side > 0 || Math.abs(log - atZero) < SETTLED)) {
        sum += next / Math.expm1(step * (side > 0 ? b : a));
        break;
      }
    }
  }
  return sum * step;
}

/** Where a(1 − p) − b p = slope(p), by bisection in logit(p); the density's own mode without a slope. */
function peakOf(a: number, b: number, { slope }: Tilt): number {
  const mode = Math.log(a / b);
  if (slope === undefined) return mode;
  let upper = mode;
  let lower = mode - 700;
  for (let pass = 0; pass < 40; pass++) {
    const middle = 0.5 * (lower + upper);
    const p = 1 / (1 + Math.exp(-middle));
    if (a * (1 - p) - b * p > slope(p)) lower = middle;
    else upper = middle;
  }
  return lower;
}
