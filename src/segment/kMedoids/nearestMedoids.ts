import type { EncodedRows, RowMeasure } from "../gower/rowMeasure.ts";

/** Medoids of an encoded table's space. */
export type EncodedMedoids = EncodedRows;

/** What is known of each row once it was assigned; each part is filled where it is there. */
export interface Assigned {
  readonly segment: Int32Array;
  readonly nearest?: Float64Array;
  /** Distance to the next medoid; infinite where there is one only. */
  readonly second?: Float64Array;
  /** Distance to every medoid, row by row. */
  readonly all?: Float64Array;
}

/** Assigns rows to their nearest medoid, the first one on ties. */
export function assignRows(
  { rows, width, values }: EncodedRows,
  medoids: EncodedMedoids,
  measure: RowMeasure,
  { segment, nearest, second, all }: Assigned,
): void {
  const k = medoids.rows;
  for (let row = 0; row < rows; row++) {
    let best = 0;
    let least = Infinity;
    let next = Infinity;
    for (let m = 0; m < k; m++) {
      const distance = measure(values, row * width, medoids.values, m * width);
      if (all !== undefined) all[row * k + m] = distance;
      if (distance < least) {
        next = least;
        least = distance;
        best = m;
      } else if (distance < next) next = distance;
    }
    segment[row] = best;
    if (nearest !== undefined) nearest[row] = least;
    if (second !== undefined) second[row] = next;
  }
}
