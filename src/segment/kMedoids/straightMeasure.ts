import { MISSING, type EncodedRows, type RowMeasure } from "../gower/rowMeasure.ts";
import type { ScaledMatrix } from "../scale/recipe.ts";

/**
 * Euclidean or Manhattan distance between scaled rows. Columns that either row does not know are left out, and the rest is raised in proportion;
 * rows with nothing in common are as far apart as if each missing value were 0, the middle of a scaled column.
 */
export function straightMeasure(width: number, isEuclidean: boolean): RowMeasure {
  return (a, i, b, j) => {
    let sum = 0;
    let known = 0;
    for (let c = 0; c < width; c++) {
      const difference = Math.abs(a[i + c]! - b[j + c]!);
      if (difference < Infinity) {
        known++;
        sum += isEuclidean ? difference * difference : difference;
      }
    }
    if (known === 0) sum = fromMiddle(a, i, width, isEuclidean) + fromMiddle(b, j, width, isEuclidean);
    else if (known < width) sum *= width / known;
    return isEuclidean ? Math.sqrt(sum) : sum;
  };
}

function fromMiddle(values: Float64Array, from: number, width: number, isEuclidean: boolean): number {
  let sum = 0;
  for (let c = 0; c < width; c++) {
    const value = values[from + c]!;
    if (value !== MISSING) sum += isEuclidean ? value * value : Math.abs(value);
  }
  return sum;
}

/** Scaled rows with their missing values marked in place; the matrix is taken over. */
export function encodeScaled({ rows, width, values, missing }: ScaledMatrix): EncodedRows {
  if (missing !== null) {
    for (let at = 0; at < values.length; at++) if (missing[at] === 1) values[at] = MISSING;
  }
  return { rows, width, values };
}
