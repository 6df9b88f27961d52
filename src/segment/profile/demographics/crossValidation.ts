import { moveToFront } from "../../../numeric/random/shuffle.ts";
import type { RandomStream } from "../../../numeric/random/stream.ts";
import type { NumericColumn } from "../../../schema/table/table.ts";
import type { Cells } from "./cells.ts";

/** How predictions are checked. */
export interface FoldPlan {
  /** Fold of each row. */
  readonly foldOf: Int32Array;
  readonly folds: number;
  /** So many customers like all others are added to every group, that small groups do not say more than they know. */
  readonly smoothing: number;
}

/** Deals rows into folds of equal size. */
export function dealFolds(stream: RandomStream, rows: number, folds: number): Int32Array {
  const order = Array.from({ length: rows }, (_, row) => row);
  moveToFront(stream, order, rows);
  const foldOf = new Int32Array(rows);
  order.forEach((row, place) => (foldOf[row] = place % folds));
  return foldOf;
}

/** Customers whose segment is named rightly by the likeliest one of their group, learnt from the other folds. */
export function hitsOf({ codes, count }: Cells, segments: Cells, { foldOf, folds, smoothing }: FoldPlan): number {
  const width = segments.count;
  const total = tally(codes, segments.codes, new Float64Array(count * width), width);
  const held = new Float64Array(count * width);
  let hits = 0;
  for (let fold = 0; fold < folds; fold++) {
    held.fill(0);
    for (let i = 0; i < codes.length; i++) {
      if (foldOf[i] === fold) held[codes[i]! * width + segments.codes[i]!]!++;
    }
    const all = new Float64Array(width);
    for (let c = 0; c < total.length; c++) all[c % width]! += total[c]! - held[c]!;
    const learnt = all.reduce((sum, size) => sum + size, 0);
    for (let cell = 0; cell < count; cell++) {
      let best = 0;
      let most = -1;
      for (let s = 0; s < width; s++) {
        const at = cell * width + s;
        const weight = total[at]! - held[at]! + (smoothing * all[s]!) / learnt;
        if (weight > most) {
          most = weight;
          best = s;
        }
      }
      hits += held[cell * width + best]!;
    }
  }
  return hits;
}

function tally(codes: Int32Array, segments: Int32Array, table: Float64Array, width: number): Float64Array {
  for (let i = 0; i < codes.length; i++) table[codes[i]! * width + segments[i]!]!++;
  return table;
}

/**
 * Share of the variance of an outcome that group means predict in folds they were not learnt from; below 0 where they predict worse than the mean
 * of all does. Several groupings are added up: each learns what those before it left over. Null where the outcome does not vary, or is known of
 * fewer than two.
 */
export function predictedVariance(
  groupings: readonly Cells[],
  { values, missing }: NumericColumn,
  plan: FoldPlan,
): number | null {
  const rows = Int32Array.from(values, (_, row) => row).filter((row) => missing?.[row] !== 1);
  const scaled = standardised(values, rows);
  if (scaled === null) return null;
  const everybody: Cells = { codes: new Int32Array(values.length), count: 1 };
  let errors = 0;
  let spread = 0;
  for (let fold = 0; fold < plan.folds; fold++) {
    const isLearnt = Uint8Array.from(rows, (row) => (plan.foldOf[row] === fold ? 0 : 1));
    const left = scaled.slice();
    takeMeans(left, { ...everybody, rows, isLearnt }, 0);
    spread += squaresOf(left, isLearnt);
    for (const grouping of groupings) takeMeans(left, { ...grouping, rows, isLearnt }, plan.smoothing);
    errors += squaresOf(left, isLearnt);
  }
  return 1 - errors / spread;
}

interface Learning extends Cells {
  readonly rows: Int32Array;
  /** 1 for rows that means are learnt from. */
  readonly isLearnt: Uint8Array;
}

/** Takes from every value the mean of its group, drawn towards 0, as the rows that are learnt from have it. Kernel; changes `left`. */
function takeMeans(left: Float64Array, { codes, count, rows, isLearnt }: Learning, smoothing: number): void {
  const known = new Float64Array(count).fill(smoothing);
  const sums = new Float64Array(count);
  for (let i = 0; i < left.length; i++) {
    if (isLearnt[i] === 0) continue;
    known[codes[rows[i]!]!]!++;
    sums[codes[rows[i]!]!]! += left[i]!;
  }
  for (let i = 0; i < left.length; i++) {
    const cell = codes[rows[i]!]!;
    if (known[cell]! > 0) left[i]! -= sums[cell]! / known[cell]!;
  }
}

function squaresOf(left: Float64Array, isLearnt: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) if (isLearnt[i] === 0) sum += left[i]! * left[i]!;
  return sum;
}

function standardised(values: ArrayLike<number>, rows: Int32Array): Float64Array | null {
  const known = Float64Array.from(rows, (row) => values[row]!);
  const mean = known.reduce((sum, value) => sum + value / known.length, 0);
  const largest = known.reduce((most, value) => Math.max(most, Math.abs(value - mean)), 0);
  if (known.length < 2 || !(largest > 0) || known.every((value) => value === known[0])) return null;
  return known.map((value) => (value - mean) / largest);
}
