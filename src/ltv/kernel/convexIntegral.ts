import { gaussLegendre, type QuadratureRule } from "../../numeric/quadrature/gaussLegendre.ts";

/** A convex function, analytic for |Im u| < π or more, and its slope. */
export interface ConvexExponent {
  readonly value: (u: number) => number;
  readonly slope: (u: number) => number;
}

/** Gauss rules for the panels that count and for those of smaller terms. */
export interface ConvexRules {
  readonly major: QuadratureRule;
  readonly minor: QuadratureRule;
}

/** Rise of the exponent over a panel, about, and length of a panel, at most. */
const RISE = 9;
const LENGTH = 2.5;

/** A term of e^(−37) of the largest is beyond the last digit; from e^(−8) on, the smaller rule gives the digits that count. */
const NEGLIGIBLE = 37;
const MINOR = 8;

/** The rules for {@link logConvexIntegral}, made once for a table of customers. */
export function convexRules(): ConvexRules {
  return { major: gaussLegendre(14), minor: gaussLegendre(9) };
}

/**
 * ln of the integral of e^(−φ(u)) from `from` to `to`, which may be infinite where φ rises for good; −Infinity over an empty interval.
 *
 * Gauss-Legendre panels from the start on, until φ has risen by 37 above its lowest value. Plain numbers, no checks. Relative error
 * below 1e-12.
 */
export function logConvexIntegral(exponent: ConvexExponent, from: number, to: number, rules: ConvexRules): number {
  const base = exponent.value(from);
  let u = from;
  let phi = base;
  let lowest = base;
  let total = 0;
  while (u < to && phi - lowest < NEGLIGIBLE) {
    const { nodes, weights } = phi - lowest > MINOR ? rules.minor : rules.major;
    const width = panelWidth(exponent, u, phi, to);
    const half = 0.5 * width;
    let sum = 0;
    for (let i = 0; i < nodes.length; i++)
      sum += weights[i]! * Math.exp(base - exponent.value(u + half * (1 + nodes[i]!)));
    total += half * sum;
    u += width;
    phi = exponent.value(u);
    lowest = Math.min(lowest, phi);
  }
  return Math.log(total) - base;
}

/** As long a panel as its bounds allow: a convex function rises by at least its slope. */
function panelWidth(exponent: ConvexExponent, u: number, phi: number, to: number): number {
  const slope = exponent.slope(u);
  let width = Math.min(to - u, LENGTH, slope > 0 ? RISE / slope : LENGTH);
  for (;;) {
    const rise = exponent.value(u + width) - phi;
    // Beyond the range of doubles there is nothing left to divide.
    if (!(rise > 1.25 * RISE && rise < Infinity)) return width;
    width *= Math.sqrt(RISE / rise);
  }
}
