/** The Bernoulli numbers B(2k) for k = 1 … 7. */
const BERNOULLI: readonly number[] = [
  0.16666666666666666, -0.03333333333333333, 0.023809523809523808, -0.03333333333333333, 0.07575757575757576,
  -0.2531135531135531, 1.1666666666666667,
];

/**
 * Second derivative of logGamma.
 *
 * Kernel, domain x > 1e-154 and the negative numbers that are not whole (not checked; the value exceeds the double range below).
 * Recurrence up to 10, then the asymptotic series; reflection below 0. Measured against 40-digit values: relative error at most 7e-16.
 *
 * @see NIST Digital Library of Mathematical Functions, 5.15.5, 5.15.6 and 5.15.8
 * @example
 * trigamma(1) // => 1.6449
 * trigamma(-0.5) // => 8.9348
 */
export function trigamma(x: number): number {
  if (x < 0) {
    const ratio = Math.PI / Math.sin(Math.PI * (x - Math.round(x)));
    return ratio * ratio - positive(1 - x);
  }
  return positive(x);
}

function positive(x: number): number {
  let shifted = 0;
  let z = x;
  while (z < 10) {
    shifted += 1 / (z * z);
    z += 1;
  }
  const r = 1 / z;
  const w = r * r;
  let sum = BERNOULLI[6]!;
  for (let k = 5; k >= 0; k--) sum = sum * w + BERNOULLI[k]!;
  return r * (1 + r * (0.5 + r * sum)) + shifted;
}
