import type { CustomerTable } from "./customerTable.ts";

/** Customers of each distinct row with their segments: what a row's prediction is added to. */
export interface SegmentSums {
  /** Number of segments; one more sum is the total. */
  readonly segments: number;
  /** Adds predictions of distinct rows from `from` on to the sums of segments and of all. */
  readonly add: (from: number, predictions: ArrayLike<number>, sums: Float64Array) => void;
  /** Customers of each segment, then of all. */
  readonly sizes: Float64Array;
}

/** Prepares the sums; `segmentOf` of each customer, from 0 on. */
export function segmentSums(table: CustomerTable, segmentOf: Int32Array | null, segments: number): SegmentSums {
  const { customers, distinctOf, firstOf, weight } = table;
  const starts = new Int32Array(firstOf.length + 1);
  for (let i = 0; i < customers; i++) starts[distinctOf[i]! + 1]!++;
  for (let row = 0; row < firstOf.length; row++) starts[row + 1]! += starts[row]!;
  const next = starts.slice();
  const byRow = new Int32Array(customers);
  for (let i = 0; i < customers; i++) byRow[next[distinctOf[i]!]!++] = i;
  const add = (from: number, predictions: ArrayLike<number>, sums: Float64Array): void => {
    for (let r = 0; r < predictions.length; r++) {
      for (let k = starts[from + r]!; k < starts[from + r + 1]!; k++) {
        const i = byRow[k]!;
        const value = (weight === null ? 1 : weight[i]!) * predictions[r]!;
        if (segmentOf !== null) sums[segmentOf[i]!]! += value;
        sums[segments]! += value;
      }
    }
  };
  const sizes = new Float64Array(segments + 1);
  add(0, new Float64Array(firstOf.length).fill(1), sizes);
  return { segments, add, sizes };
}
