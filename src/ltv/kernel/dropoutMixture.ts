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
 * tanh-sinh quadrature. Plain numbers, no checks; R, a, B > 0, s ≥ 0. Against 40-digit values: relative difference below 1e-11.
 */
import { logBeta } from "../../numeric/special/logBeta.ts";
import { farAhead } from "./farAhead.ts";
import { tanhSinh } from "../../numeric/quadrature/tanhSinh.ts";

/** The gamma-beta mixture of one customer, given that he is still there. */
export interface DropoutMixture {
  readonly shape: number;
  readonly a: number;
  readonly b: number;
}

/** Terms of the series beyond which quadrature is cheaper. */
const MAX_TERMS = 1500;

/** Beyond this the series in 1/s is shorter than the one in s / (1 + s). */
const FAR = 8;

/** Of the quadrature, relative. */
const ACCURACY = { tolerance: 1e-12 };

/** Digits below the largest term at which the series may stop. */
const NEGLIGIBLE = 1e-17;

/** F(s): expected purchases within s. */
export function purchases(mixture: DropoutMixture, s: number): number {
  if (s === 0) return 0;
  if (!seriesIsCheap(mixture.shape, s)) {
    return expectation(mixture, (p) =>
      p * s < 1e-300 ? mixture.shape * s : -Math.expm1(-mixture.shape * Math.log1p(p * s)) / p,
    );
  }
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
  if (s === 0) return 1;
  const { shape, a, b } = mixture;
  if (s > FAR) {
    const value = farAhead(shape, a, b, s);
    if (!Number.isNaN(value)) return value;
  }
  if (!seriesIsCheap(shape, s)) return expectation(mixture, (p) => Math.exp(-shape * Math.log1p(p * s)));
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

/** The terms grow up to n ≈ R·s and then fall like (s / (1 + s))ⁿ; the first, (1 + s)^(−R), must not underflow. */
function seriesIsCheap(shape: number, s: number): boolean {
  return shape * Math.log1p(s) < 600 && shape * s + 45 / Math.log1p(1 / s) < MAX_TERMS;
}

/**
 * E[h(p)] for p ~ Beta(a, b). Where a shape is below 1 the density is infinite at its end and its mass sits at powers of ten that
 * doubles cannot hold; there the integral runs over pᵃ (or (1 − p)ᵇ), in which the density is flat.
 */
function expectation({ a, b }: DropoutMixture, h: (p: number) => number): number {
  const constant = logBeta(a, b);
  const rest = (p: number): number => (b - 1) * Math.log1p(-p) - constant;
  if (b >= 1) return endIntegral(a, 1, rest, h);
  const mirrored = (q: number): number => (a - 1) * Math.log1p(-q) - constant;
  return endIntegral(a, 0.5, rest, h) + endIntegral(b, 0.5, mirrored, (q) => h(1 - q));
}

/** ∫ from 0 to `upper` of p^(shape − 1) e^rest(p) h(p) dp. */
function endIntegral(shape: number, upper: number, rest: (p: number) => number, h: (p: number) => number): number {
  if (shape >= 1) {
    return tanhSinh((p) => Math.exp((shape - 1) * Math.log(p) + rest(p)) * h(p), 0, upper, ACCURACY).value;
  }
  const overPower = (y: number): number => {
    const p = y ** (1 / shape);
    return p >= 1 ? 0 : Math.exp(rest(p)) * h(p);
  };
  return tanhSinh(overPower, 0, upper ** shape, ACCURACY).value / shape;
}
