/** Corners of a simplex with their values, best first. */
export interface Simplex {
  readonly points: Float64Array[];
  readonly values: Float64Array;
}

/** Lengths of the moves, fitted to the number of parameters so that ten of them still converge. */
interface Coefficients {
  readonly expansion: number;
  readonly contraction: number;
  readonly shrinkage: number;
}

/** @see Gao & Han (2012), Computational Optimization and Applications 51, 259–277 */
export function coefficientsFor(n: number): Coefficients {
  const size = Math.max(n, 2);
  return { expansion: 1 + 2 / size, contraction: 0.75 - 1 / (2 * size), shrinkage: 1 - 1 / size };
}

/** A simplex around `x`: each further corner moves one parameter by `edge` · max(|x_i|, 1). */
export function simplexAround(value: (x: Float64Array) => number, x: Float64Array, edge: number): Simplex {
  const n = x.length;
  const points = Array.from({ length: n + 1 }, (_, corner) => {
    const point = Float64Array.from(x);
    if (corner > 0) point[corner - 1]! += edge * Math.max(Math.abs(x[corner - 1]!), 1);
    return point;
  });
  const simplex = { points, values: Float64Array.from(points, (point) => value(point)) };
  sortSimplex(simplex);
  return simplex;
}

/** Orders the corners by value, in place; insertion, since mostly one corner is out of place. */
function sortSimplex({ points, values }: Simplex): void {
  for (let i = 1; i < points.length; i++) {
    const point = points[i]!;
    const value = values[i]!;
    let j = i;
    for (; j > 0 && values[j - 1]! > value; j--) {
      points[j] = points[j - 1]!;
      values[j] = values[j - 1]!;
    }
    points[j] = point;
    values[j] = value;
  }
}

/** One Nelder-Mead move, in place. `value` gives Infinity outside the domain. */
export function moveSimplex(simplex: Simplex, value: (x: Float64Array) => number, by: Coefficients): void {
  const { points, values } = simplex;
  const n = points.length - 1;
  const centre = centreOf(points, n);
  const worst = points[n]!;
  const reflected = along(centre, worst, -1);
  const reflectedValue = value(reflected);
  if (reflectedValue < values[0]!) {
    const expanded = along(centre, worst, -by.expansion);
    const expandedValue = value(expanded);
    if (expandedValue < reflectedValue) replaceWorst(simplex, expanded, expandedValue);
    else replaceWorst(simplex, reflected, reflectedValue);
  } else if (reflectedValue < values[n - 1]!) replaceWorst(simplex, reflected, reflectedValue);
  else {
    const outside = reflectedValue < values[n]!;
    const contracted = along(centre, worst, outside ? -by.contraction : by.contraction);
    const contractedValue = value(contracted);
    if (contractedValue < (outside ? reflectedValue : values[n]!)) replaceWorst(simplex, contracted, contractedValue);
    else shrink(simplex, value, by.shrinkage);
  }
  sortSimplex(simplex);
}

function centreOf(points: readonly Float64Array[], n: number): Float64Array {
  const centre = new Float64Array(n);
  for (let corner = 0; corner < n; corner++) for (let i = 0; i < n; i++) centre[i]! += points[corner]![i]! / n;
  return centre;
}

/** centre + share · (point − centre) */
function along(centre: Float64Array, point: Float64Array, share: number): Float64Array {
  return centre.map((entry, i) => entry + share * (point[i]! - entry));
}

function replaceWorst({ points, values }: Simplex, point: Float64Array, value: number): void {
  points[points.length - 1] = point;
  values[points.length - 1] = value;
}

function shrink({ points, values }: Simplex, value: (x: Float64Array) => number, share: number): void {
  for (let corner = 1; corner < points.length; corner++) {
    points[corner] = along(points[0]!, points[corner]!, share);
    values[corner] = value(points[corner]!);
  }
}
