import { KeizokuError, show } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { readTable } from "../../schema/table/readTable.ts";
import type { DataTable, TableInput } from "../../schema/table/table.ts";
import { encodeTable } from "../gower/encodeGower.ts";
import { fitGower } from "../gower/fitGower.ts";
import { gowerMeasure } from "../gower/kernel.ts";
import type { GowerOptions } from "../gower/recipe.ts";
import { applyScale } from "../scale/applyScale.ts";
import { fitScale } from "../scale/fitScale.ts";
import type { ScaledMatrix, ScaleOptions } from "../scale/recipe.ts";

/** Distance between two rows of the table by their numbers: finite, at least 0. */
export type RowDistance = (first: number, second: number) => number;

/** How far apart two customers are. */
export interface DistanceChoice {
  /**
   * `scaled`: Euclidean over scaled columns of numbers; `gower`: over numbers and categories; or a function. `gower` where the table holds texts,
   * else `scaled`, unless given.
   */
  readonly distance?: "scaled" | "gower" | RowDistance;
  /** For `scaled`; standard scaling with `missing: "partial"` unless given. */
  readonly scale?: ScaleOptions;
  /** For `gower`. */
  readonly gower?: GowerOptions;
}

/** A distance between rows, and what was delicate about it. */
export interface PreparedDistance {
  readonly distance: RowDistance;
  readonly notes: readonly Note[];
}

/** A table as it came and as it was read, and its rows in the order in which they should lie in memory: members of a segment side by side. */
export interface RowsToCompare {
  readonly input: TableInput;
  readonly table: DataTable;
  readonly order: Int32Array;
}

/** @throws {KeizokuError} what the scaling or the comparison refuses; `invalid-input` where a caller's function gives no distance */
export function prepareDistance(
  operation: string,
  { input, table, order }: RowsToCompare,
  choice: DistanceChoice,
): PreparedDistance {
  const hasTexts = [...table.columns.values()].some(({ kind }) => kind === "category");
  const { distance = hasTexts ? "gower" : "scaled", scale = {}, gower = {} } = choice;
  if (typeof distance === "function") return { distance: guarded(operation, distance), notes: [] };
  if (distance === "gower") {
    const { recipe, notes } = fitGower(operation, table, gower);
    const encoded = encodeTable(operation, recipe, table);
    const values = reordered(encoded.values, encoded.width, order);
    const at = placesOf(order, encoded.width);
    const measure = gowerMeasure(recipe);
    return { distance: (i, j) => (i === j ? 0 : measure(values, at[i]!, values, at[j]!)), notes };
  }
  // Refuses texts by name where scaling was asked for.
  if (hasTexts) readTable(operation, input, { numeric: true });
  const { recipe, notes } = fitScale(operation, table, { missing: "partial", ...scale });
  return { distance: euclidean(applyScale(operation, recipe, input), order), notes };
}

/**
 * Euclidean distance; where a column is missing from either row, over the others and raised in proportion. Rows without a column in common are as far apart as
 * two random rows are on average in squares, √(2 · columns). A kernel.
 */
function euclidean(matrix: ScaledMatrix, order: Int32Array): RowDistance {
  const { width } = matrix;
  const values = reordered(matrix.values, width, order);
  const missing = matrix.missing === null ? null : reordered(matrix.missing, width, order);
  const at = placesOf(order, width);
  if (missing === null) {
    return (i, j) => {
      const a = at[i]!;
      const b = at[j]!;
      let sum = 0;
      for (let c = 0; c < width; c++) {
        const off = values[a + c]! - values[b + c]!;
        sum += off * off;
      }
      return Math.sqrt(sum);
    };
  }
  return (i, j) => {
    if (i === j) return 0;
    const a = at[i]!;
    const b = at[j]!;
    let sum = 0;
    let common = 0;
    for (let c = 0; c < width; c++) {
      if (missing[a + c] === 1 || missing[b + c] === 1) continue;
      const off = values[a + c]! - values[b + c]!;
      sum += off * off;
      common++;
    }
    return Math.sqrt(common === 0 ? 2 * width : (sum * width) / common);
  };
}

/** Rows in another order: comparing many of a segment is several times faster where they lie side by side. */
function reordered<A extends Float64Array | Uint8Array>(values: A, width: number, order: Int32Array): A {
  const moved = values.slice() as A;
  for (let place = 0; place < order.length; place++) {
    for (let c = 0; c < width; c++) moved[place * width + c] = values[order[place]! * width + c]!;
  }
  return moved;
}

/** Where each row begins after that. */
function placesOf(order: Int32Array, width: number): Float64Array {
  const at = new Float64Array(order.length);
  for (let place = 0; place < order.length; place++) at[order[place]!] = place * width;
  return at;
}

function guarded(operation: string, distance: RowDistance): RowDistance {
  return (i, j) => {
    const value: unknown = distance(i, j);
    if (typeof value === "number" && value >= 0 && value < Infinity) return value;
    const expected = "a finite number of at least 0";
    const path = `options.distance(${String(i)}, ${String(j)})`;
    const fix = "Give every two rows a distance.";
    throw new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: show(value), fix }]);
  };
}
