import type { NumericColumn } from "../../schema/table/table.ts";

/** Rows of each segment, one after the other. */
export interface GroupedRows {
  readonly rows: Int32Array;
  /** Where each segment begins in `rows`; one more than there are segments. */
  readonly starts: Int32Array;
}

/** Groups rows by their segment's place. Kernel: codes from 0 to below `segments`. */
export function groupRows(codes: ArrayLike<number>, segments: number): GroupedRows {
  const starts = new Int32Array(segments + 1);
  for (let i = 0; i < codes.length; i++) starts[codes[i]! + 1]!++;
  for (let s = 0; s < segments; s++) starts[s + 1]! += starts[s]!;
  const next = starts.slice(0, segments);
  const rows = new Int32Array(codes.length);
  for (let i = 0; i < codes.length; i++) rows[next[codes[i]!]!++] = i;
  return { rows, starts };
}

/** Rows of one segment. */
export function rowsOf({ rows, starts }: GroupedRows, segment: number): Int32Array {
  return rows.subarray(starts[segment], starts[segment + 1]);
}

/** Values of a column in these rows that are known, in rising order. */
export function knownSorted({ values, missing }: NumericColumn, rows: Int32Array): Float64Array {
  const known = new Float64Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) if (missing?.[rows[i]!] !== 1) known[count++] = values[rows[i]!]!;
  return known.subarray(0, count).sort();
}
