import { isArrayLike } from "../../schema/arrayLike.ts";
import { show, type Issue } from "../../schema/error.ts";
import type { ScaledMatrix } from "../scale/recipe.ts";

/**
 * Distances that were made elsewhere, such as Gower's for mixed columns: a function of two row numbers, or the distances themselves, row by row (n ×
 * n numbers) or as the upper triangle without the diagonal (n (n − 1) / 2 numbers).
 */
export type DistanceInput = ((i: number, j: number) => number) | ArrayLike<number>;

/** Distance of two rows by number. */
export type RowDistance = (i: number, j: number) => number;

/** Euclidean distance of scaled rows; NaN for two rows without a column in common. Kernel. */
export function euclidean({ values, width, missing }: ScaledMatrix): RowDistance {
  if (missing !== null) {
    return (i, j) => Math.sqrt(partialSquares(values, i * width, values, { at: j * width, width, missing, own: true }));
  }
  return (i, j) => {
    let sum = 0;
    const shift = (j - i) * width;
    for (let at = i * width, end = at + width; at < end; at++) {
      const gap = values[at]! - values[at + shift]!;
      sum += gap * gap;
    }
    return Math.sqrt(sum);
  };
}

/** The second side of a partial distance. */
interface PartialSide {
  /** Place in its own values. */
  readonly at: number;
  readonly width: number;
  readonly missing: Uint8Array;
  /** Whether it is a row of the matrix, with missing values of its own. */
  readonly own: boolean;
}

/** Squared distance over the columns that are there, raised in proportion; NaN where there are none. Kernel. */
export function partialSquares(
  values: Float64Array,
  start: number,
  other: Float64Array,
  { at, width, missing, own }: PartialSide,
): number {
  let sum = 0;
  let present = 0;
  for (let c = 0; c < width; c++) {
    if (missing[start + c] === 1 || (own && missing[at + c] === 1)) continue;
    const gap = values[start + c]! - other[at + c]!;
    sum += gap * gap;
    present++;
  }
  return (sum * width) / present;
}

/** Everything that is wrong with distances; the number of rows comes from the labels. */
export function distanceIssues(distance: unknown, rows: number): Issue[] {
  if (typeof distance === "function") return [];
  const [full, upper] = [rows * rows, (rows * (rows - 1)) / 2];
  if (isArrayLike(distance) && (distance.length === full || distance.length === upper)) return [];
  const expected = `a function of two row numbers, or ${String(full)} or ${String(upper)} distances`;
  const fix = "Pass distances of the rows that the labels are of.";
  return [{ code: "invalid-input", path: "options.distance", expected, received: show(distance), fix }];
}

/** Distances as a function of two row numbers. */
export function rowDistance(distance: DistanceInput, rows: number): RowDistance {
  if (typeof distance === "function") return (i, j) => (i === j ? 0 : distance(i, j));
  if (distance.length === rows * rows) return (i, j) => distance[i * rows + j]!;
  return (i, j) => {
    if (i === j) return 0;
    const [low, high] = i < j ? [i, j] : [j, i];
    return distance[(low * (2 * rows - low - 1)) / 2 + high - low - 1]!;
  };
}
