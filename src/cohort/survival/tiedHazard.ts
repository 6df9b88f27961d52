import { digamma } from "../../numeric/special/digamma.ts";
import { trigamma } from "../../numeric/special/trigamma.ts";

/** Events up to this many are summed one by one. */
const FEW = 64;
/** From here on the asymptotic series below are exact to the last digits. */
const LARGE = 64;

/**
 * Σ 1/(n − k) over k = 0 … d − 1: the hazard where d of n at risk leave one after the other.
 *
 * Kernel, domain 0 ≤ d ≤ n, not checked. For fractional d the smooth continuation ψ(n + 1) − ψ(n − d + 1).
 *
 * @see Fleming & Harrington (1984), Communications in Statistics 13, 2469–2486
 */
export function tiedHazard(d: number, n: number): number {
  if (d <= FEW && d === Math.floor(d)) {
    let sum = 0;
    for (let k = 0; k < d; k++) sum += 1 / (n - k);
    return sum;
  }
  const m = n - d + 1;
  if (m < LARGE) return digamma(n + 1) - digamma(m);
  const { a, b, gap } = reciprocals(d, n);
  const squares = gap * (a + b);
  const fourths = squares * (a * a + b * b);
  const sixths = squares * (a ** 4 + a * a * b * b + b ** 4);
  return Math.log1p(d / m) + gap / 2 + squares / 12 - fourths / 120 + sixths / 252;
}

/** Σ 1/(n − k)² over k = 0 … d − 1, its variance; as {@link tiedHazard}. */
export function tiedHazardVariance(d: number, n: number): number {
  if (d <= FEW && d === Math.floor(d)) {
    let sum = 0;
    for (let k = 0; k < d; k++) sum += 1 / (n - k) ** 2;
    return sum;
  }
  const m = n - d + 1;
  if (m < LARGE) return trigamma(m) - trigamma(n + 1);
  const { a, b, gap } = reciprocals(d, n);
  const squares = gap * (a + b);
  const cubes = gap * (a * a + a * b + b * b);
  const fifths = gap * (a ** 4 + a ** 3 * b + a * a * b * b + a * b ** 3 + b ** 4);
  const sevenths =
    gap * (a ** 6 + a ** 5 * b + a ** 4 * b ** 2 + a ** 3 * b ** 3 + a ** 2 * b ** 4 + a * b ** 5 + b ** 6);
  return gap + squares / 2 + cubes / 6 - fifths / 30 + sevenths / 42;
}

/** 1/m and 1/M of the two ends, m = n − d + 1 and M = n + 1, and their difference without cancellation. */
function reciprocals(d: number, n: number): { a: number; b: number; gap: number } {
  const a = 1 / (n - d + 1);
  const b = 1 / (n + 1);
  return { a, b, gap: d * a * b };
}
