/**
 * Differences of digamma and trigamma, accurate however near their two arguments are: by recurrence up to 10, then by the asymptotic
 * series with its leading terms subtracted by hand. Plain numbers, no checks; x > 0, h ≥ 0. NIST Digital Library of Mathematical
 * Functions, 5.11.2 and its derivative. Relative accuracy about 1e-15, save where h is below 1e-6 (1e-10).
 */

/** From here on the series are exact to the last digit. */
const LARGE = 10;

/** B(2k) / 2k, and B(2k), for k = 1 … 7, B the Bernoulli numbers. */
const DIGAMMA: readonly number[] = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];
const TRIGAMMA: readonly number[] = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6];

/** Σ coefficientₖ / x²ᵏ. */
function series(coefficients: readonly number[], x: number): number {
  const w = 1 / (x * x);
  let sum = 0;
  for (let k = coefficients.length - 1; k >= 0; k--) sum = (sum + coefficients[k]!) * w;
  return sum;
}

/** ψ(x + h) − ψ(x). */
export function digammaShift(x: number, h: number): number {
  let sum = 0;
  let from = x;
  for (; from < LARGE; from++) sum += h / (from + h) / from;
  const to = from + h;
  return sum + Math.log1p(h / from) + (0.5 * (h / to)) / from + (series(DIGAMMA, from) - series(DIGAMMA, to));
}

/** ψ′(x + h) − ψ′(x). */
export function trigammaShift(x: number, h: number): number {
  let sum = 0;
  let from = x;
  for (; from < LARGE; from++) sum -= (h / (from + h) / from) * (1 / from + 1 / (from + h));
  const to = from + h;
  const share = h / to / from;
  sum -= share + 0.5 * share * (1 / from + 1 / to);
  return sum + series(TRIGAMMA, to) / to - series(TRIGAMMA, from) / from;
}
