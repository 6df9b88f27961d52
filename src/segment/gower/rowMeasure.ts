/** Stands for a missing value in encoded rows: it sorts before all others and equals itself. Never leaves the library. */
export const MISSING: number = Number.NEGATIVE_INFINITY;

/** Distance between the row of `a` that begins at `i` and the row of `b` that begins at `j`. */
export type RowMeasure = (a: Float64Array, i: number, b: Float64Array, j: number) => number;

/** Rows as numbers, row-major. */
export interface EncodedRows {
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
}
