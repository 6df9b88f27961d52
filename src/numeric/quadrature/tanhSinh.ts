import { checkBounds } from "./boundsCheck.ts";
import { doubleExponential, type QuadratureOptions, type QuadratureResult } from "./doubleExponential.ts";

/** Beyond this the distance from the end of the interval is no longer a double. */
const REACH = 6.1;

/**
 * Integral over a finite interval; the integrand may be singular at its ends.
 *
 * The integrand gets x and its distance from the nearer end, which keeps full precision where x itself has lost it:
 * positive from the lower end, negative from the upper. Where it is not finite the integration stops short of the end.
 *
 * @param f smooth inside the interval (split it at kinks)
 * @param lower finite; `upper` not below it, equal bounds give 0
 * @throws {KeizokuError} `invalid-input`
 * @example tanhSinh((x) => x * x, 0, 3).value // => 9.0000000000
 * @example tanhSinh((x, d) => 1 / Math.sqrt(d < 0 ? -d : 1 - x), 0, 1).value // => 2.0000000000
 * @see Takahasi & Mori (1974), Publ. RIMS Kyoto Univ. 9, 721–741
 */
export function tanhSinh(
  f: (x: number, distance: number) => number,
  lower: number,
  upper: number,
  options: QuadratureOptions = {},
): QuadratureResult {
  checkBounds("tanhSinh", lower, upper, options);
  const width = upper - lower;
  if (width === 0) return { kind: "converged", value: 0, error: 0, evaluations: 0 };
  return doubleExponential((t) => termAt(f, lower, upper, t), REACH, options);
}

function termAt(f: (x: number, distance: number) => number, lower: number, upper: number, t: number): number {
  const width = upper - lower;
  const tail = Math.exp(-Math.PI * Math.sinh(Math.abs(t)));
  const distance = (width * tail) / (1 + tail);
  const weight = (width * Math.PI * Math.cosh(t) * tail) / (1 + tail) ** 2;
  if (distance === 0 || weight === 0) return NaN;
  const value = t < 0 ? f(lower + distance, distance) : f(upper - distance, -distance);
  return value * weight;
}
