import { choleskyInPlace } from "./cholesky.ts";
import { allFinite } from "./convergence.ts";

/** Distance looked at, in units of max(|x_i|, 1). */
const REACH = 0.01;

/** Rises of the value below this, relative, are rounding. */
const ROUNDING = 1e-12;

/**
 * Whether the value fails to rise around a point in some direction, measured by second differences of the values:
 * a search without derivatives has not found a minimum there. Costs n (n + 1) + 1 evaluations.
 */
export function isFlat(value: (x: Float64Array) => number, x: Float64Array): boolean {
  const n = x.length;
  const centre = value(x);
  const h = x.map((entry) => REACH * Math.max(Math.abs(entry), 1));
  /** Sum of the values on both sides, moving two parameters at once, or one where they are the same. */
  const bothSides = (i: number, j: number): number => {
    let sum = 0;
    for (const sign of [1, -1]) {
      const point = Float64Array.from(x);
      point[i] = x[i]! + sign * h[i]!;
      point[j] = x[j]! + sign * h[j]!;
      sum += value(point);
    }
    return sum;
  };
  const rises = new Float64Array(n * n);
  for (let i = 0; i < n; i++) rises[i * n + i] = bothSides(i, i) - 2 * centre;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      rises[i * n + j] = (bothSides(i, j) - 2 * centre - rises[i * n + i]! - rises[j * n + j]!) / 2;
    }
  }
  return allFinite(rises) && !choleskyInPlace(rises, n, ROUNDING * Math.max(Math.abs(centre), 1));
}
