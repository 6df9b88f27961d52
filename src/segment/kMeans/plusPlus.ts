import type { RandomStream } from "../../numeric/random/stream.ts";
import { rowDistance, type RowBlock } from "./nearestTwo.ts";

/**
 * Draws starting centroids by k-means++: the first row by weight, each further one by weight times squared distance to the nearest before.
 *
 * Columns that a drawn row lacks are filled from `centre`, the means of all rows. Kernel: some weight is above 0.
 *
 * @see Arthur & Vassilvitskii (2007), Symposium on Discrete Algorithms, 1027–1035
 */
export function plusPlus(
  block: RowBlock,
  weights: Float64Array | null,
  centre: Float64Array,
  { segments, stream }: { readonly segments: number; readonly stream: RandomStream },
): Float64Array {
  const { rows, stride } = block;
  const start = new Float64Array(segments * stride);
  const nearest = new Float64Array(rows).fill(Infinity);
  const mass = new Float64Array(rows);
  for (let row = 0; row < rows; row++) mass[row] = weights === null ? 1 : weights[row]!;
  for (let j = 0; j < segments; j++) {
    const drawn = drawRow(mass, stream);
    copyRow(block, drawn, centre, start, j * stride);
    for (let row = 0; row < rows; row++) {
      const weight = weights === null ? 1 : weights[row]!;
      if (weight === 0) continue;
      const distance = rowDistance(block, row, start, j * stride);
      if (distance < nearest[row]!) {
        nearest[row] = distance;
        mass[row] = weight * distance;
      }
    }
  }
  return start;
}

/** A row in proportion to its mass; the first where there is none left. */
function drawRow(mass: Float64Array, stream: RandomStream): number {
  let total = 0;
  for (let row = 0; row < mass.length; row++) total += mass[row]!;
  const target = stream.next() * total;
  let sum = 0;
  let last = 0;
  for (let row = 0; row < mass.length; row++) {
    if (mass[row] === 0) continue;
    sum += mass[row]!;
    last = row;
    if (sum > target) break;
  }
  return last;
}

/** Copies a row to where a centroid starts, what it lacks from `centre`. */
export function copyRow(block: RowBlock, row: number, centre: Float64Array, target: Float64Array, to: number): void {
  const { values, missing, stride } = block;
  for (let i = 0, at = row * stride; i < stride; i++) {
    target[to + i] = missing !== null && missing[at + i] === 1 ? centre[i]! : values[at + i]!;
  }
}

/** Weighted mean of each column over the rows that have it. */
export function columnMeans({ rows, stride, values, missing }: RowBlock, weights: Float64Array | null): Float64Array {
  const sums = new Float64Array(stride);
  const mass = new Float64Array(stride);
  for (let row = 0; row < rows; row++) {
    const weight = weights === null ? 1 : weights[row]!;
    for (let i = 0, at = row * stride; i < stride; i++) {
      if (missing !== null && missing[at + i] === 1) continue;
      sums[i]! += weight * values[at + i]!;
      mass[i]! += weight;
    }
  }
  return sums.map((sum, i) => (mass[i]! > 0 ? sum / mass[i]! : 0));
}
