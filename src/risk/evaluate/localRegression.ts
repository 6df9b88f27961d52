import { choleskyInPlace, choleskySolve } from "../../numeric/optimize/cholesky.ts";

/** Points to smooth, x rising. */
export interface WeightedPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
}

const SPAN = 0.75;

/**
 * Local quadratic regression at `at`, a place among the points: tricube weights over the nearest three quarters of the mass, as loess does by
 * default. Kernel; where the points nearby do not determine a parabola, a line or their mean.
 *
 * @see Cleveland, Grosse & Shyu (1992), Statistical Models in S, chapter 8
 */
export function localQuadratic(points: WeightedPoints, at: number, totalWeight: number): number {
  const { x, y, weight } = points;
  const centre = x[at]!;
  const [from, to] = nearest(points, at, SPAN * totalWeight);
  const reach = Math.max(centre - x[from]!, x[to]! - centre);
  const moments = new Float64Array(5);
  const right = new Float64Array(3);
  for (let i = from; i <= to; i++) {
    const u = reach > 0 ? (x[i]! - centre) / reach : 0;
    const distance = Math.abs(u);
    const close = 1 - distance * distance * distance;
    const mass = weight[i]! * close * close * close;
    const linear = mass * u;
    const square = linear * u;
    moments[0]! += mass;
    moments[1]! += linear;
    moments[2]! += square;
    moments[3]! += square * u;
    moments[4]! += square * u * u;
    right[0]! += mass * y[i]!;
    right[1]! += linear * y[i]!;
    right[2]! += square * y[i]!;
  }
  for (let degree = 2; degree > 0; degree--) {
    const size = degree + 1;
    const matrix = Float64Array.from({ length: size * size }, (_, k) => moments[Math.floor(k / size) + (k % size)]!);
    if (!choleskyInPlace(matrix, size, moments[0]! * 1e-8)) continue;
    const solution = right.slice(0, size);
    choleskySolve(matrix, size, solution);
    return solution[0]!;
  }
  return moments[0]! > 0 ? right[0]! / moments[0]! : y[at]!;
}

/** The nearest points that hold so much mass, as a range around `at`. */
function nearest({ x, weight }: WeightedPoints, at: number, mass: number): [from: number, to: number] {
  let [from, to, held] = [at, at, weight[at]!];
  while (held < mass && (from > 0 || to < x.length - 1)) {
    const left = from > 0 ? x[at]! - x[from - 1]! : Infinity;
    const right = to < x.length - 1 ? x[to + 1]! - x[at]! : Infinity;
    held += left <= right ? weight[--from]! : weight[++to]!;
  }
  return [from, to];
}
