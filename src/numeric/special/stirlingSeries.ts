/** B(2k) / (2k (2k - 1)) for k = 1 … 7, B the Bernoulli numbers. */
const COEFFICIENTS: readonly number[] = [
  0.08333333333333333, -0.002777777777777778, 0.0007936507936507937, -0.0005952380952380953, 0.0008417508417508417,
  -0.0019175269175269176, 0.00641025641025641,
];

/** Half the logarithm of 2π. */
export const HALF_LOG_TWO_PI = 0.9189385332046728;

/**
 * What Stirling's formula leaves out of logGamma: logGamma(x) - ((x - 1/2) log x - x + log(2π)/2), for large x.
 *
 * Kernel, domain x ≥ 10 (not checked): the first seven terms of the asymptotic series, absolute error below 4e-17.
 *
 * @see NIST Digital Library of Mathematical Functions, 5.11.1
 */
export function stirlingSeries(x: number): number {
  const w = 1 / (x * x);
  let sum = COEFFICIENTS[6]!;
  for (let k = 5; k >= 0; k--) sum = sum * w + COEFFICIENTS[k]!;
  return sum / x;
}

/**
 * `stirlingSeries(b) - stirlingSeries(a + b)`, without the loss of digits of the plain difference when a is tiny.
 *
 * Kernel, domain a ≥ 0 and b ≥ 10 (not checked): each power difference is factored by a / (a + b), so the relative error stays
 * near 1e-16 times the number of terms.
 *
 * @see DiDonato & Morris (1992), ACM Transactions on Mathematical Software 18(3), 360–373 (the function they call algdiv)
 */
export function stirlingSeriesDrop(a: number, b: number): number {
  const ratio = b / (a + b);
  const ratio2 = ratio * ratio;
  const w = 1 / (b * b);
  let power = ratio;
  let geometric = 1; // 1 + ratio + … + ratio^(2k - 2) = (1 - ratio^(2k - 1)) / (1 - ratio)
  let scale = 1 / b;
  let sum = 0;
  for (let k = 0; k < 7; k++) {
    sum += COEFFICIENTS[k]! * geometric * scale;
    geometric += power * (1 + ratio);
    power *= ratio2;
    scale *= w;
  }
  return (sum * a) / (a + b);
}
