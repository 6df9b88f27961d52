/**
 * Expectations over purchases that come at a gamma-distributed rate and a chance to leave after each one that is beta-distributed.
 * With R, A the shape and rate of the gamma, s = t / A, p ~ Beta(a, B):
 *
 *   stillThere  M(s) = E[(1 + ps)^(−R)] = ₂F₁(R, a; a + B; −s)          not yet left after t
 *   purchases   F(s) = E[(1 − (1 + ps)^(−R)) / p]                        bought within t
 *
 * The closed form of F (Fader, Hardie & Lee 2005, eq. 10) divides by a − 1 and subtracts nearly equal numbers for short t; here
 * both are sums of positive terms instead: with N negative binomial (the purchases if nobody left),
 * M = Σ P(N = n) (B)ₙ/(a+B)ₙ and F = Σ P(N = n) Σ_{j<n} (B)ⱼ/(a+B)ⱼ. Where that takes too many terms, the integral over p is done by
 * quadrature. Plain numbers, no checks; R, a, B > 0, s ≥ 0. Against 40-digit values: relative difference below 1e-11; by rounding, about
 * 1e-16 (a + B) where that is more.
 */
import { betaExpectation } from "./betaExpectation.ts";
import { farAheadBy, farTerms, type FarTerms } from "./farAhead.ts";

/** The gamma-beta mixture of one customer, given that he is still there. */
export interface DropoutMixture {
  readonly shape: number;
  readonly a: number;
  readonly b: number;
}

/** Terms of the series beyond which quadrature is cheaper. */
const MAX_TERMS = 1500;

/** Beyond this the series in 1/s is shorter than the one in s / (1 + s). */
const FAR = 4;

/** Shapes above this make its terms large before they fall. */
const MODERATE = 60;

/** Digits below the largest term at which the series may stop. */
const NEGLIGIBLE = 1e-17;

/** F(s): expected purchases within s. */
export function purchases(mixture: DropoutMixture, s: number): number {
  if (s === 0) return 0;
  if (!seriesIsCheap(mixture.shape, s)) return byQuadrature(mixture, s);
  const { shape, a, b } = mixture;
  const z = s / (1 + s);
  let probability = Math.exp(-shape * Math.log1p(s)) * shape * z;
  let share = 1;
  let rounds = 1;
  let sum = probability;
  for (let n = 1; ; n++) {
    share *= (b + (n - 1)) / (a + b + (n - 1));
    rounds += share;
    const ratio = (z * (shape + n)) / (n + 1);
    probability *= ratio;
    const term = probability * rounds;
    sum += term;
    if (ratio < 1 && term <= NEGLIGIBLE * sum * (1 - ratio)) return sum;
  }
}

/** M(s): chance of not having left after s. */
export function stillThere(mixture: DropoutMixture, s: number): number {
  return stillThereBy(mixture, s > FAR ? farTermsOf(mixture) : null, s);
}

/** M as a function of s, faster where it is asked for often. */
export function stillThereOf(mixture: DropoutMixture): (s: number) => number {
  const far = farTermsOf(mixture);
  return (s) => stillThereBy(mixture, far, s);
}

function farTermsOf({ shape, a, b }: DropoutMixture): FarTerms | null {
  return Math.max(shape, a, b) < MODERATE ? farTerms(shape, a, b) : null;
}

function stillThereBy({ shape, a, b }: DropoutMixture, far: FarTerms | null, s: number): number {
  if (s === 0) return 1;
  if (s > FAR && far !== null) {
    const value = farAheadBy(far, s);
    if (!Number.isNaN(value)) return value;
  }
  if (!seriesIsCheap(shape, s)) {
    return betaExpectation(a, b, {
      log: (p) => -shape * Math.log1p(p * s),
      slope: (p) => (shape * p * (1 - p) * s) / (1 + p * s),
    });
  }
  const z = s / (1 + s);
  let term = Math.exp(-shape * Math.log1p(s));
  let sum = term;
  for (let n = 0; ; n++) {
    const ratio = ((shape + n) / (n + 1)) * z * ((b + n) / (a + b + n));
    term *= ratio;
    sum += term;
    if (ratio < 1 && term <= NEGLIGIBLE * sum * (1 - ratio)) return sum;
  }
}

function byQuadrature({ shape, a, b }: DropoutMixture, s: number): number {
  const log = (p: number): number => {
    if (p * s < 1e-300) return Math.log(shape * s);
    return Math.log(-Math.expm1(-shape * Math.log1p(p * s)) / p);
  };
  return betaExpectation(a, b, { log });
}

/** The terms grow up to n ≈ R·s and then fall like (s / (1 + s))ⁿ; the first, (1 + s)^(−R), must not underflow. */
function seriesIsCheap(shape: number, s: number): boolean {
  return shape * Math.log1p(s) < 600 && shape * s + 45 / Math.log1p(1 / s) < MAX_TERMS;
}
