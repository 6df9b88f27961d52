import { KeizokuError, show } from "../../schema/error.ts";

/** Points and weights of a rule on the interval from −1 to 1. */
export interface QuadratureRule {
  /** In rising order, symmetric about 0. */
  readonly nodes: Float64Array;
  /** They sum to 2. */
  readonly weights: Float64Array;
}

/**
 * The Gauss-Legendre rule with n points: exact for polynomials up to degree 2n − 1. Computed anew at each call, in
 * about n² steps: keep the rule where it is needed again.
 *
 * Nodes right to 2e-16, weights to 1e-14 relative, measured against published tables and moments up to n = 200.
 *
 * @param points from 1 to 1000
 * @throws {KeizokuError} `invalid-input`
 * @example gaussLegendre(2).nodes[1] // => 0.57735026919
 * @example Array.from(gaussLegendre(1).weights) // => [2]
 * @see Abramowitz & Stegun (1964), 25.4.29; the first guesses after Tricomi, DLMF 18.16.14
 */
export function gaussLegendre(points: number): QuadratureRule {
  if (!(Number.isInteger(points) && points >= 1 && points <= 1000)) {
    const expected = "a whole number from 1 to 1000";
    const fix = "Split the interval where a thousand points are not enough.";
    throw new KeizokuError("gaussLegendre", [
      { code: "invalid-input", path: "points", expected, received: show(points), fix },
    ]);
  }
  const nodes = new Float64Array(points);
  const weights = new Float64Array(points);
  for (let i = 0; i < points / 2; i++) {
    const { x, slope } = rootOf(points, i);
    const weight = 2 / ((1 - x * x) * slope * slope);
    nodes[i] = -x;
    nodes[points - 1 - i] = x;
    weights[i] = weights[points - 1 - i] = weight;
  }
  return { nodes, weights };
}

/** The i-th largest root of the Legendre polynomial, by Newton's method, and the polynomial's slope there. */
function rootOf(degree: number, i: number): { x: number; slope: number } {
  if (degree === 2 * i + 1) return { x: 0, slope: legendre(degree, 0).slope };
  let x = (1 - (1 - 1 / degree) / (8 * degree * degree)) * Math.cos((Math.PI * (4 * i + 3)) / (4 * degree + 2));
  for (let pass = 0; pass < 20; pass++) {
    const at = legendre(degree, x);
    const step = at.value / at.slope;
    x -= step;
    if (Math.abs(step) < 1e-15) break;
  }
  return { x, slope: legendre(degree, x).slope };
}

/** The Legendre polynomial and its derivative, by the three-term recurrence. */
function legendre(degree: number, x: number): { value: number; slope: number } {
  let before = 1;
  let value = x;
  for (let k = 2; k <= degree; k++) {
    const next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
    before = value;
    value = next;
  }
  return { value, slope: (degree * (before - x * value)) / ((1 - x) * (1 + x)) };
}

/**
 * Integral of a function by a rule made once. Kernel: the bounds are finite.
 *
 * @example integrateByRule(gaussLegendre(5), (x) => x ** 9, 0, 2) // => 102.4000000000
 */
export function integrateByRule(rule: QuadratureRule, f: (x: number) => number, lower: number, upper: number): number {
  const half = (upper - lower) / 2;
  const middle = (upper + lower) / 2;
  let sum = 0;
  for (let i = 0; i < rule.nodes.length; i++) sum += rule.weights[i]! * f(middle + half * rule.nodes[i]!);
  return half * sum;
}
