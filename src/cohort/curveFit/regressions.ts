/**
 * Coefficients of the polynomial of least squares, by rising power of x. A kernel: more distinct x than the degree.
 *
 * By orthogonal polynomials, which need no matrix and lose no digits where powers of x are nearly collinear.
 *
 * @see Forsythe (1957), Journal of the Society for Industrial and Applied Mathematics 5, 74–88
 */
export function polynomialRegression(x: readonly number[], y: readonly number[], degree: number): number[] {
  const coefficients = new Array<number>(degree + 1).fill(0);
  let rest = Array.from(y);
  let before: Orthogonal = { values: x.map(() => 0), powers: coefficients.map(() => 0), norm: 1 };
  let now: Orthogonal = {
    values: x.map(() => 1),
    powers: coefficients.map((_, k) => (k === 0 ? 1 : 0)),
    norm: x.length,
  };
  for (let k = 0; ; k++) {
    const { values, powers, norm } = now;
    const share = dot(rest, values) / norm;
    for (let j = 0; j <= k; j++) coefficients[j]! += share * powers[j]!;
    rest = rest.map((value, i) => value - share * values[i]!);
    if (k === degree) break;
    const shift = values.reduce((sum, value, i) => sum + x[i]! * value * value, 0) / norm;
    const drag = k === 0 ? 0 : norm / before.norm;
    const { values: oldValues, powers: oldPowers } = before;
    const next = values.map((value, i) => (x[i]! - shift) * value - drag * oldValues[i]!);
    const nextPowers = powers.map((power, j) => (powers[j - 1] ?? 0) - shift * power - drag * oldPowers[j]!);
    before = now;
    now = { values: next, powers: nextPowers, norm: dot(next, next) };
  }
  return coefficients;
}

/** A polynomial that is orthogonal to those of lower degree over the points. */
interface Orthogonal {
  /** At each x. */
  readonly values: readonly number[];
  /** Its coefficients by power of x. */
  readonly powers: readonly number[];
  /** Sum of the squares of the values. */
  readonly norm: number;
}

/** [factor, exponent] of factor · e^(exponent · x): a straight line through the logarithms of y. A kernel: y above 0, two distinct x. */
export function exponentialRegression(x: readonly number[], y: readonly number[]): number[] {
  const [intercept, slope] = polynomialRegression(x, y.map(Math.log), 1);
  return [Math.exp(intercept!), slope!];
}

/** [factor, exponent] of factor · x^exponent: a straight line through the logarithms of both. A kernel: x and y above 0, two distinct x. */
export function powerRegression(x: readonly number[], y: readonly number[]): number[] {
  return exponentialRegression(x.map(Math.log), y);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
