import type { ScaledMatrix } from "../scale/recipe.ts";
import { partialSquares } from "./distance.ts";

/**
 * Distance from a point to the nearest row, row `except` left out (−1 for none); Infinity where no row can be compared.
 *
 * Kernel: a row is given up as soon as it is farther than the nearest so far.
 */
export function nearestDistance(point: Float64Array, at: number, matrix: ScaledMatrix, except: number): number {
  const { rows, width, values, missing } = matrix;
  if (missing !== null) return nearestPartial(point, at, matrix, except);
  let least = Infinity;
  for (let row = 0, start = 0; row < rows; row++, start += width) {
    let sum = 0;
    for (let c = 0; c < width; c++) {
      const gap = point[at + c]! - values[start + c]!;
      sum += gap * gap;
      if (sum >= least) break;
    }
    if (sum < least && row !== except) least = sum;
  }
  return Math.sqrt(least);
}

function nearestPartial(point: Float64Array, at: number, matrix: ScaledMatrix, except: number): number {
  const { rows, width, values, missing } = matrix;
  const own = point === values;
  let least = Infinity;
  for (let row = 0; row < rows; row++) {
    if (row === except) continue;
    const square = partialSquares(values, row * width, point, { at, width, missing: missing!, own });
    if (square < least) least = square;
  }
  return Math.sqrt(least);
}
