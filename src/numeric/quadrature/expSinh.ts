import { checkBounds } from "./boundsCheck.ts";
import { doubleExponential, type QuadratureOptions, type QuadratureResult } from "./doubleExponential.ts";

/** Beyond this exp(π/2 sinh t) leaves the range of a double. */
const REACH = 6.1;

/** How to integrate to infinity. */
export interface HalfLineOptions extends QuadratureOptions {
  /** Distance from `lower` where the integrand has its mass, within a few powers of ten; default 1. */
  readonly scale?: number;
}

/**
 * Integral from a bound to infinity; the integrand may be singular at the bound and must vanish at infinity.
 *
 * The integrand gets x and the distance from the bound. Where it is not finite far out, as ∞ · 0, it counts as vanished.
 *
 * @param f smooth, with its mass around `lower + scale` and not in a narrow peak far from there
 * @param lower finite; default 0
 * @throws {KeizokuError} `invalid-input`
 * @example expSinh((x) => Math.exp(-x)).value // => 1.0000000000
 * @example expSinh((x) => 1 / (x * x), 2).value // => 0.5000000000
 * @see Takahasi & Mori (1974), Publ. RIMS Kyoto Univ. 9, 721–741
 */
export function expSinh(
  f: (x: number, distance: number) => number,
  lower = 0,
  options: HalfLineOptions = {},
): QuadratureResult {
  const { scale = 1 } = options;
  checkBounds("expSinh", lower, Number.isFinite(lower) ? lower : 0, options, scale);
  return doubleExponential(
    (t) => {
      const distance = scale * Math.exp((Math.PI / 2) * Math.sinh(t));
      const weight = (Math.PI / 2) * Math.cosh(t) * distance;
      return distance === 0 ? NaN : f(lower + distance, distance) * weight;
    },
    REACH,
    options,
  );
}
