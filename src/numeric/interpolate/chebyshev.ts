import { KeizokuError, show, type Issue } from "../../schema/error.ts";

/** A smooth function on an interval as a sum of Chebyshev polynomials. */
export interface ChebyshevSeries {
  /** `not-converged` where the terms had not fallen below the tolerance at the highest degree. */
  readonly kind: "converged" | "not-converged";
  readonly lower: number;
  readonly upper: number;
  /** Of T₀, T₁, …, of the position in the interval from −1 to 1; at least one. */
  readonly coefficients: Float64Array;
  /** The largest of the last three terms found, which is about the error, absolute. */
  readonly error: number;
  /** Calls of the function. */
  readonly evaluations: number;
}

/** How exactly to interpolate. */
export interface InterpolationOptions {
  /** The last three terms allowed, relative to the largest term; default 1e-13. */
  readonly tolerance?: number;
  /** Highest degree tried, a power of two from 8 to 1024; default 64. */
  readonly maxDegree?: number;
}

/** The degree tried first; it doubles, so that no value is computed twice. */
const FIRST_DEGREE = 8;

/** Terms at the end that are this much smaller than the largest are left out. */
const NEGLIGIBLE = 1e-17;

/**
 * Interpolates a smooth function in the Chebyshev points of the second kind, doubling their number until the terms have died out.
 *
 * For a function that is analytic around the interval the terms fall geometrically, and the error of the sum is about that of the last
 * ones. Where the function has a kink or a jump they do not, and the result says so. A function that is not finite somewhere has not
 * converged either.
 *
 * @param f smooth on the interval; the interval itself is finite, with `lower` below `upper`
 * @throws {KeizokuError} `invalid-input`
 * @example
 * const series = chebyshevSeries(Math.exp, 0, 1);
 * series.kind // => "converged"
 * chebyshevValue(series, 0.3) // => 1.3498588076
 * @see Trefethen (2013), Approximation Theory and Approximation Practice, chapters 3, 4 and 8
 */
export function chebyshevSeries(
  f: (x: number) => number,
  lower: number,
  upper: number,
  options: InterpolationOptions = {},
): ChebyshevSeries {
  checkInterval(f, lower, upper, options);
  const { tolerance = 1e-13, maxDegree = 64 } = (options as InterpolationOptions | null) ?? {};
  const middle = 0.5 * (lower + upper);
  const half = 0.5 * (upper - lower);
  const at = (degree: number, j: number): number => f(middle + half * Math.cos((Math.PI * j) / degree));
  let values = Float64Array.from({ length: FIRST_DEGREE + 1 }, (_, j) => at(FIRST_DEGREE, j));
  for (;;) {
    const degree = values.length - 1;
    const coefficients = coefficientsOf(values);
    const largest = coefficients.reduce((most, term) => Math.max(most, Math.abs(term)), 0);
    const error = Math.max(...coefficients.slice(-3).map(Math.abs));
    const converged = error <= tolerance * largest;
    if (converged || 2 * degree > maxDegree || !Number.isFinite(largest)) {
      const kind = converged && Number.isFinite(largest) ? "converged" : "not-converged";
      const kept = withoutTail(coefficients, NEGLIGIBLE * largest);
      return { kind, lower, upper, coefficients: kept, error, evaluations: degree + 1 };
    }
    const before = values;
    values = Float64Array.from({ length: 2 * degree + 1 }, (_, j) =>
      j % 2 === 0 ? before[j / 2]! : at(2 * degree, j),
    );
  }
}

/**
 * Value of the sum at a point of its interval, by Clenshaw's recurrence. Kernel: nothing is checked.
 *
 * @example chebyshevValue(chebyshevSeries((x) => x ** 3, 1, 4), 2) // => 8.0000000000
 */
export function chebyshevValue({ lower, upper, coefficients }: ChebyshevSeries, x: number): number {
  const t = (2 * (x - lower)) / (upper - lower) - 1;
  const twice = 2 * t;
  let next = 0;
  let afterNext = 0;
  for (let k = coefficients.length - 1; k > 0; k--) {
    const term = coefficients[k]! + twice * next - afterNext;
    afterNext = next;
    next = term;
  }
  return coefficients[0]! + t * next - afterNext;
}

/** Terms of the interpolant through values in cos(πj/n): a discrete cosine transform, written out for its few points. */
function coefficientsOf(values: Float64Array): Float64Array {
  const degree = values.length - 1;
  const cosines = Float64Array.from({ length: 2 * degree }, (_, m) => Math.cos((Math.PI * m) / degree));
  return Float64Array.from(values, (_, k) => {
    let sum = 0.5 * (values[0]! + (k % 2 === 0 ? 1 : -1) * values[degree]!);
    for (let j = 1; j < degree; j++) sum += values[j]! * cosines[(j * k) % (2 * degree)]!;
    return (k === 0 || k === degree ? 1 : 2) * (sum / degree);
  });
}

function withoutTail(coefficients: Float64Array, negligible: number): Float64Array {
  let length = coefficients.length;
  while (length > 1 && Math.abs(coefficients[length - 1]!) <= negligible) length--;
  return coefficients.slice(0, length);
}

function checkInterval(f: unknown, lower: number, upper: number, options: InterpolationOptions): void {
  const issues: Issue[] = [];
  const want = (holds: boolean, path: string, value: unknown, [expected, fix]: readonly [string, string]): void => {
    if (!holds) issues.push({ code: "invalid-input", path, expected, received: show(value), fix });
  };
  const { tolerance = 1e-13, maxDegree = 64 } = (options as InterpolationOptions | null) ?? {};
  const degrees = maxDegree >= FIRST_DEGREE && maxDegree <= 1024 && Number.isInteger(Math.log2(maxDegree));
  want(typeof f === "function", "f", f, ["a function of one number", "Pass the function to interpolate."]);
  want(Number.isFinite(lower), "lower", lower, ["a finite number", "Pass a finite interval."]);
  want(Number.isFinite(upper) && !(upper <= lower), "upper", upper, [
    "a finite number above lower",
    "Pass a finite interval.",
  ]);
  want(tolerance > 0, "options.tolerance", tolerance, ["a number above 0", "Leave the option out for its default."]);
  want(degrees, "options.maxDegree", maxDegree, [
    "a power of two from 8 to 1024",
    "Leave the option out for its default.",
  ]);
  if (issues.length > 0) throw new KeizokuError("chebyshevSeries", issues);
}
