/**
 * k-prototypes (Huang 1998, Data Mining and Knowledge Discovery 2, 283–304) in Lloyd's manner: all rows to the prototype of least cost, then all
 * prototypes anew. Cost of a row: squared Euclidean distance on the scaled numbers + gamma × weighted number of differing categories. Columns that
 * the row does not know are left out and the rest of their part raised in proportion; so are the row's votes for means and modes, which keeps the
 * cost falling. Rows and prototypes are row-major: `numbers` scaled numbers, then codes.
 */
import { MISSING, type EncodedRows } from "../gower/rowMeasure.ts";

/** What costs depend on beside rows and prototypes. */
export interface MixedCost {
  /** Columns of numbers. */
  readonly numbers: number;
  readonly gamma: number;
  /** Of each column of categories. */
  readonly categoryWeights: Float64Array;
  /** Codes of each column of categories: its number of categories, one more where a missing value is one. */
  readonly categoryCounts: Int32Array;
}

/** By what the parts of a row count more, as some of their columns are missing; 0 where all are. */
export interface RowShares {
  readonly numbers: Float64Array;
  readonly categories: Float64Array;
}

/** Cost of the row of `values` that begins at `from` under the prototype that begins at `to`. */
export function costOf(
  { numbers, gamma, categoryWeights }: MixedCost,
  values: Float64Array,
  from: number,
  prototypes: Float64Array,
  to: number,
): number {
  let squares = 0;
  let knownNumbers = 0;
  for (let c = 0; c < numbers; c++) {
    const value = values[from + c]!;
    if (value === MISSING) continue;
    const difference = value - prototypes[to + c]!;
    squares += difference * difference;
    knownNumbers++;
  }
  let differing = 0;
  let known = 0;
  let total = 0;
  for (let c = 0; c < categoryWeights.length; c++) {
    const code = values[from + numbers + c]!;
    const weight = categoryWeights[c]!;
    total += weight;
    if (code === MISSING) continue;
    known += weight;
    if (code !== prototypes[to + numbers + c]!) differing += weight;
  }
  if (knownNumbers > 0 && knownNumbers < numbers) squares *= numbers / knownNumbers;
  if (known > 0 && known < total) differing *= total / known;
  return squares + gamma * differing;
}

/** The shares of each row, as {@link costOf} raises them. */
export function sharesOf({ rows, width, values }: EncodedRows, { numbers, categoryWeights }: MixedCost): RowShares {
  const shares = { numbers: new Float64Array(rows), categories: new Float64Array(rows) };
  for (let row = 0; row < rows; row++) {
    let knownNumbers = 0;
    let [known, total] = [0, 0];
    for (let c = 0; c < width; c++) {
      const isKnown = values[row * width + c] !== MISSING;
      if (c < numbers) knownNumbers += Number(isKnown);
      else {
        const weight = categoryWeights[c - numbers]!;
        total += weight;
        if (isKnown) known += weight;
      }
    }
    shares.numbers[row] = knownNumbers === 0 ? 0 : numbers / knownNumbers;
    shares.categories[row] = known === 0 ? 0 : total / known;
  }
  return shares;
}

/** Every row to its prototype of least cost, the first one on ties; returns whether any label changed. */
export function relabel(
  cost: MixedCost,
  { rows, width, values }: EncodedRows,
  prototypes: Float64Array,
  labels: Int32Array,
  own: Float64Array,
): boolean {
  const k = prototypes.length / width;
  let isChanged = false;
  for (let row = 0; row < rows; row++) {
    let best = 0;
    let least = Infinity;
    for (let s = 0; s < k; s++) {
      const at = costOf(cost, values, row * width, prototypes, s * width);
      if (at < least) {
        least = at;
        best = s;
      }
    }
    own[row] = least;
    if (labels[row] !== best) {
      labels[row] = best;
      isChanged = true;
    }
  }
  return isChanged;
}
