import { KeizokuError, show } from "../../schema/error.ts";
import type { ScaledMatrix } from "../scale/recipe.ts";
import { principalAxes } from "./principalAxes.ts";

/** Where reference rows are spread: over the box of the columns, or over the box along the principal axes, which follows a slanted cloud. */
export type ReferenceShape = "uniform" | "pca";

/** Least and greatest value of each column. */
export interface Box {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Limits of the values that are there. Kernel. */
export function boxOf(values: Float64Array, width: number, missing: Uint8Array | null): Box {
  const low = new Float64Array(width).fill(Infinity);
  const high = new Float64Array(width).fill(-Infinity);
  for (let at = 0, c = 0; at < values.length; at++, c = c + 1 === width ? 0 : c + 1) {
    if (missing?.[at] === 1) continue;
    const value = values[at]!;
    if (value < low[c]!) low[c] = value;
    if (value > high[c]!) high[c] = value;
  }
  return { low, high };
}

/** Columns that vary. */
export function varyingColumns({ low, high }: Box): number {
  let varying = 0;
  for (let c = 0; c < low.length; c++) if (high[c]! > low[c]!) varying++;
  return varying;
}

/**
 * Data without variation have no groups, and no box to spread rows over.
 *
 * @throws {KeizokuError} `no-variation`
 */
export function checkVaries(operation: string, box: Box): void {
  if (varyingColumns(box) > 0) return;
  const fix = "Pass columns in which customers differ.";
  throw new KeizokuError(operation, [
    { code: "no-variation", path: "", expected: "rows that differ", received: "rows that are all alike", fix },
  ]);
}

/** Makes reference sets: as many rows as the data, evenly spread, values missing where the data's are. */
export type ReferenceMaker = (next: () => number) => ScaledMatrix;

/**
 * How to make reference sets for scaled rows. Uniforms are used row by row, column by column.
 *
 * @throws {KeizokuError} `no-variation`; `missing-value` for principal axes of rows with missing values
 */
export function referenceMaker(operation: string, matrix: ScaledMatrix, shape: ReferenceShape): ReferenceMaker {
  const { rows, width, missing } = matrix;
  checkVaries(operation, boxOf(matrix.values, width, missing));
  if (shape === "uniform") {
    const box = boxOf(matrix.values, width, missing);
    return (next) => ({ ...matrix, values: spread(box, rows, next) });
  }
  if (missing !== null) {
    const fix = 'Use reference: "uniform", or missing: "indicator".';
    const expected = "no missing values for principal axes";
    throw new KeizokuError(operation, [
      { code: "missing-value", path: "options.reference", expected, received: show(shape), fix },
    ]);
  }
  const axes = principalAxes(matrix.values, rows, width);
  const box = boxOf(turned(matrix.values, axes, width, false), width, null);
  return (next) => ({ ...matrix, values: turned(spread(box, rows, next), axes, width, true) });
}

function spread({ low, high }: Box, rows: number, next: () => number): Float64Array {
  const width = low.length;
  const values = new Float64Array(rows * width);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let c = 0; c < width; c++) values[at++] = low[c]! + (high[c]! - low[c]!) * next();
  }
  return values;
}

/** Rows in the coordinates of the axes, or back. */
function turned(values: Float64Array, axes: Float64Array, width: number, back: boolean): Float64Array {
  const [byRow, byColumn] = back ? [1, width] : [width, 1];
  const out = new Float64Array(values.length);
  for (let start = 0; start < values.length; start += width) {
    for (let c = 0; c < width; c++) {
      let sum = 0;
      for (let from = 0; from < width; from++) sum += values[start + from]! * axes[from * byRow + c * byColumn]!;
      out[start + c] = sum;
    }
  }
  return out;
}
