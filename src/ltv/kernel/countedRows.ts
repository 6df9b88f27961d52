import type { CollapsedRows } from "./collapse.ts";
import { risingCounts, type RisingCounts } from "./risingFactorial.ts";

/** Rows of frequency, recency, age with what a likelihood needs of all frequencies at once. */
export interface CountedRows {
  readonly rows: CollapsedRows;
  readonly counts: RisingCounts;
  /** Σ weight · frequency. */
  readonly purchases: number;
}

/** Counts the purchases of collapsed rows; O(rows). */
export function countedRows(rows: CollapsedRows): CountedRows {
  const frequency = rows.columns[0]!;
  let purchases = 0;
  for (let i = 0; i < frequency.length; i++) purchases += rows.weights[i]! * frequency[i]!;
  return { rows, counts: risingCounts(frequency, rows.weights), purchases };
}
