import { gaussLegendre, type QuadratureRule } from "../../numeric/quadrature/gaussLegendre.ts";
import { tanhSinh } from "../../numeric/quadrature/tanhSinh.ts";
import { stillThereOf, type DropoutMixture } from "./dropoutMixture.ts";

/** What comes later than this discounts to less than the last digit. */
const LAST_EXPONENT = 40;

/** Intervals in ln(1 + s) longer than this are beyond the smallest rule. */
const LONG = 3;

/** Last Legendre terms, relative to the largest, below which a rule is believed: it is exact to twice their degree. */
const DIED_OUT = 3e-7;

/** How many of the last terms are looked at. */
const LAST_TERMS = 4;

/** A Gauss rule with what tells from its own values whether it has seen enough. */
export interface DiscountRule extends QuadratureRule {
  /** Row by row, what multiplies the values for the last Legendre terms of the function. */
  readonly last: readonly Float64Array[];
}

/** Gauss rules of rising order, made once for a whole table of customers. */
export function discountRules(): readonly DiscountRule[] {
  return [16, 36, 60].map(discountRule);
}

function discountRule(points: number): DiscountRule {
  const { nodes, weights } = gaussLegendre(points);
  const last = Array.from({ length: LAST_TERMS }, (_, k) => {
    const degree = points - 1 - k;
    return Float64Array.from(nodes, (x, i) => (degree + 0.5) * weights[i]! * legendre(degree, x));
  });
  return { nodes, weights, last };
}

/** The Legendre polynomial, by its three-term recurrence. */
function legendre(degree: number, x: number): number {
  let before = 1;
  let value = x;
  for (let k = 2; k <= degree; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return value;
}

/**
 * ∫ from 0 to `end` of e^(−rate · s) dF(s): purchases (F of dropoutMixture.ts) discounted to now, with s and the rate in units of the
 * gamma's rate parameter. `end` may be infinite where rate > 0. Plain numbers, no checks.
 *
 * The integral runs over u = ln(1 + s), in which the purchase intensity R·E[(1 + ps)^(−R−1)] is smooth at every scale of s: a Gauss
 * rule does for ordinary customers, believed where the Legendre terms of what it saw have died out, and tanh-sinh does the others.
 * Against 40-digit values: relative difference below 1e-9.
 */
export function discountedPurchases(
  mixture: DropoutMixture,
  rate: number,
  end: number,
  rules: readonly DiscountRule[],
): number {
  const { shape } = mixture;
  const there = stillThereOf({ ...mixture, shape: shape + 1 });
  const intensity = (u: number): number => {
    const s = Math.expm1(u);
    return Math.exp(u - rate * s) * shape * there(s);
  };
  const last = Math.log1p(rate > 0 ? Math.min(end, LAST_EXPONENT / rate) : end);
  if (last === 0) return 0;
  for (const rule of rules) {
    if (last > LONG && rule === rules[0]) continue;
    const value = byRule(rule, intensity, last);
    if (!Number.isNaN(value)) return value;
  }
  return tanhSinh(intensity, 0, last).value;
}

/** Integral from 0 to `last` of a function above 0; NaN where the rule has not seen enough of it. */
function byRule({ nodes, weights, last: terms }: DiscountRule, f: (u: number) => number, last: number): number {
  const half = 0.5 * last;
  const values = new Float64Array(nodes.length);
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    values[i] = f(half * (1 + nodes[i]!));
    sum += weights[i]! * values[i]!;
  }
  // Half the sum is the mean, the term of degree 0. Nothing seen is a peak missed: the integral is above 0.
  const allowed = DIED_OUT * 0.5 * sum;
  for (const term of terms) {
    let size = 0;
    for (let i = 0; i < values.length; i++) size += term[i]! * values[i]!;
    if (!(Math.abs(size) < allowed)) return NaN;
  }
  return half * sum;
}
