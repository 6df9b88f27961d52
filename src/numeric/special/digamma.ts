/** B(2k) / (2k) for k = 1 … 7, B the Bernoulli numbers. */
const COEFFICIENTS: readonly number[] = [
  0.08333333333333333, -0.008333333333333333, 0.003968253968253968, -0.004166666666666667, 0.007575757575757576,
  -0.021092796092796094, 0.08333333333333333,
];

/**
 * Derivative of logGamma.
 *
 * Kernel, domain x > 1e-308 and the negative numbers that are not whole (not checked). Recurrence up to 10, then the asymptotic series;
 * reflection below 0. Measured against 40-digit values: absolute error at most 5e-16 beside the zero at 1.4616, relative error 4e-16 away from it.
 *
 * @see NIST Digital Library of Mathematical Functions, 5.5.2, 5.5.4 and 5.11.2
 * @example
 * digamma(1) // => -0.5772
 * digamma(-0.5) // => 0.03649
 */
export function digamma(x: number): number {
  if (x < 0) {
    // The distance to the nearest whole number is exact, so the tangent keeps its digits however negative x is.
    return positive(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.round(x)));
  }
  return positive(x);
}

function positive(x: number): number {
  let shifted = 0;
  let z = x;
  while (z < 10) {
    shifted += 1 / z;
    z += 1;
  }
  const w = 1 / (z * z);
  let sum = COEFFICIENTS[6]!;
  for (let k = 5; k >= 0; k--) sum = sum * w + COEFFICIENTS[k]!;
  return Math.log(z) - 0.5 / z - w * sum - shifted;
}
