import { MISSING, type EncodedRows } from "../gower/rowMeasure.ts";
import { sharesOf, type MixedCost, type RowShares } from "./kernel.ts";

/** Rows to be searched, with what each counts. */
export interface WeightedRows extends EncodedRows {
  readonly weights: Float64Array;
}

/**
 * New prototypes of labelled rows, written over the old ones: weighted means, and the categories with most votes, the alphabetically first one on
 * ties. A value that no row of a segment knows, and a segment without rows, keep what they had.
 */
export function recentre(
  cost: MixedCost,
  rows: WeightedRows,
  shares: RowShares,
  labels: Int32Array,
  prototypes: Float64Array,
): void {
  for (let c = 0; c < cost.numbers; c++) means(rows, shares.numbers, labels, prototypes, c);
  for (let c = 0; c < cost.categoryWeights.length; c++) {
    modes(rows, shares.categories, labels, prototypes, { column: cost.numbers + c, codes: cost.categoryCounts[c]! });
  }
}

function means(
  { rows, width, values, weights }: WeightedRows,
  shares: Float64Array,
  labels: Int32Array,
  prototypes: Float64Array,
  column: number,
): void {
  const k = prototypes.length / width;
  const sums = new Float64Array(k);
  const totals = new Float64Array(k);
  for (let row = 0; row < rows; row++) {
    const value = values[row * width + column]!;
    if (value === MISSING) continue;
    const weight = weights[row]! * shares[row]!;
    sums[labels[row]!]! += weight * value;
    totals[labels[row]!]! += weight;
  }
  for (let s = 0; s < k; s++) if (totals[s]! > 0) prototypes[s * width + column] = sums[s]! / totals[s]!;
}

function modes(
  { rows, width, values, weights }: WeightedRows,
  shares: Float64Array,
  labels: Int32Array,
  prototypes: Float64Array,
  { column, codes }: { readonly column: number; readonly codes: number },
): void {
  const k = prototypes.length / width;
  const votes = new Float64Array(k * codes);
  for (let row = 0; row < rows; row++) {
    const code = values[row * width + column]!;
    if (code >= 0) votes[labels[row]! * codes + code]! += weights[row]! * shares[row]!;
  }
  for (let s = 0; s < k; s++) {
    let best = 0;
    for (let code = 1; code < codes; code++) {
      if (votes[s * codes + code]! > votes[s * codes + best]!) best = code;
    }
    if (votes[s * codes + best]! > 0) prototypes[s * width + column] = best;
  }
}

/** The prototype of all rows together: it stands in for what a first row does not know. */
export function overallPrototype(cost: MixedCost, rows: WeightedRows): Float64Array {
  const prototype = new Float64Array(rows.width);
  recentre(cost, rows, sharesOf(rows, cost), new Int32Array(rows.rows), prototype);
  return prototype;
}
