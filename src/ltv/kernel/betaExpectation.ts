/**
 * Expectations over a beta-distributed p by quadrature, for the arguments at which the series of dropoutMixture.ts take too many terms.
 * Plain numbers, no checks; a, b > 0.
 */
import { logBeta } from "../../numeric/special/logBeta.ts";
import { tanhSinh } from "../../numeric/quadrature/tanhSinh.ts";

/** A function of p whose logarithm is at hand, with how fast that falls in logit(p). */
export interface Tilt {
  readonly log: (p: number) => number;
  /** −d log / d logit(p), where the function may move the peak far from the density's; absent where it does not. */
  readonly slope?: (p: number) => number;
}

/** Shapes below this make tails too long for steps in logit(p). */
const SMALL_SHAPE = 0.3;

/** Relative, of the quadrature at the ends. */
const ACCURACY = { tolerance: 1e-12 };

/** E[e^log(p)] for p ~ Beta(a, b). */
export function betaExpectation(a: number, b: number, tilt: Tilt): number {
  return Math.min(a, b) < SMALL_SHAPE ? byEnds(a, b, tilt) : byLogit(a, b, tilt);
}

/**
 * By the trapezoidal rule in v = logit(p), from the peak outwards: the density a ln p + b ln(1 − p) is analytic there in a strip of
 * width 2π and falls exponentially, so that the rule converges geometrically in 1 / step (Trefethen & Weideman 2014, SIAM Review 56).
 */
function byLogit(a: number, b: number, tilt: Tilt): number {
  const constant = logBeta(a, b);
  const term = (v: number): number => {
    const p = 1 / (1 + Math.exp(-v));
    return Math.exp(tilt.log(p) - a * Math.log1p(Math.exp(-v)) - b * Math.log1p(Math.exp(v)) - constant);
  };
  const step = Math.min(0.25, 0.5 / Math.sqrt(a + (a * b) / (a + b)));
  const peak = peakOf(a, b, tilt);
  let sum = term(peak);
  for (const direction of [-step, step]) {
    for (let k = 1; k < 1e6; k++) {
      const next = term(peak + k * direction);
      sum += next;
      if (next <= 1e-18 * sum) break;
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

/**
 * From each end apart. Where a shape is below 1 the density is infinite at its end and its mass sits at powers of ten that doubles
 * cannot hold; there the integral runs over pᵃ (or (1 − p)ᵇ), in which the density is flat.
 */
function byEnds(a: number, b: number, { log }: Tilt): number {
  const constant = logBeta(a, b);
  const rest = (p: number): number => log(p) + (b - 1) * Math.log1p(-p) - constant;
  if (b >= 1) return endIntegral(a, 1, rest);
  const mirrored = (q: number): number => log(1 - q) + (a - 1) * Math.log1p(-q) - constant;
  return endIntegral(a, 0.5, rest) + endIntegral(b, 0.5, mirrored);
}

/** ∫ from 0 to `upper` of p^(shape − 1) e^rest(p) dp. */
function endIntegral(shape: number, upper: number, rest: (p: number) => number): number {
  if (shape >= 1) return tanhSinh((p) => Math.exp((shape - 1) * Math.log(p) + rest(p)), 0, upper, ACCURACY).value;
  const overPower = (y: number): number => {
    const p = y ** (1 / shape);
    return p >= 1 ? 0 : Math.exp(rest(p));
  };
  return tanhSinh(overPower, 0, upper ** shape, ACCURACY).value / shape;
}
