import { sortedQuantile } from "../../numeric/summary/quantile.ts";

/** Harrell's quantiles for 3 to 7 knots; more lie evenly from 0.025 to 0.975. */
const PLACES: readonly (readonly number[])[] = [
  [0.1, 0.5, 0.9],
  [0.05, 0.35, 0.65, 0.95],
  [0.05, 0.275, 0.5, 0.725, 0.95],
  [0.05, 0.23, 0.41, 0.59, 0.77, 0.95],
  [0.025, 0.1833, 0.3417, 0.5, 0.6583, 0.8167, 0.975],
];

/**
 * Knots of a spline of `df` columns: quantiles of the values, those that fall together counted once.
 *
 * @returns df + 1 numbers in rising order, fewer where values repeat
 * @see Harrell (2015), Regression Modeling Strategies, 2nd edition, section 2.4.6
 */
export function quantileKnots(values: Float64Array, df: number): number[] {
  const sorted = values.slice().sort();
  const even = Array.from({ length: df + 1 }, (_, i) => 0.025 + (0.95 * i) / df);
  const places = PLACES[df - 2] ?? even;
  return [...new Set(places.map((place) => sortedQuantile(sorted, place)))];
}
