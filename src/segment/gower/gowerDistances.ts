import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { readTable } from "../../schema/table/readTable.ts";
import type { TableInput } from "../../schema/table/table.ts";
import { encodeTable } from "./encodeGower.ts";
import { fitGower } from "./fitGower.ts";
import { gowerMeasure } from "./kernel.ts";
import type { GowerOptions, GowerRecipe } from "./recipe.ts";
import type { EncodedRows, RowMeasure } from "./rowMeasure.ts";

/** Half a gibibyte: a condensed table of some 11,000 rows. */
const BYTES = 2 ** 29;

/** Options of {@link gowerDistances}. */
export interface GowerDistanceOptions extends GowerOptions {
  /**
   * `condensed`: each pair once, n(n − 1)/2 numbers, row 0 with 1, 2, …, then row 1 with 2, …; `square`: all n² numbers, row by row. `condensed` by
   * default.
   */
  readonly layout?: "condensed" | "square";
  /** `single` halves the memory and keeps seven digits; `double` by default. */
  readonly precision?: "double" | "single";
  /** The most memory that the distances may take, in bytes; 2^29 by default. */
  readonly maxBytes?: number;
}

/** Distances between all rows of a table. */
export interface GowerDistances {
  readonly rows: number;
  readonly layout: "condensed" | "square";
  /** Each from 0 to 1. */
  readonly values: Float64Array | Float32Array;
  /** How the columns were compared. */
  readonly recipe: GowerRecipe;
  /** `constant-column`. */
  readonly notes: readonly Note[];
}

/**
 * Gower's distances between the rows of a table of numbers and categories: the weighted mean over its columns of |x − y| / range, or of 0 for
 * alike and 1 for different.
 *
 * A column that either row does not know is left out of the mean. Rows with nothing in common are 1 apart; rows of which is only known that
 * the same things are absent from both are 0 apart. One row gives no pairs.
 *
 * @param options kinds, orders and weights of columns; shape and precision of the result
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `all-missing` (a column without a value), `too-large` (more than `maxBytes`)
 * @example
 * const customers = { age: [20, 30, 60], plan: ["basic", "pro", "basic"] };
 * gowerDistances(customers).values // => [0.625, 0.5, 0.875]
 * gowerDistances({ age: [20, null, 60], plan: ["basic", "basic", "pro"] }).values // => [0, 1, 1]
 * @see Gower (1971), Biometrics 27, 857–871; Kaufman & Rousseeuw (1990), Finding Groups in Data, section 2.6
 */
export function gowerDistances(table: TableInput, options: GowerDistanceOptions = {}): GowerDistances {
  const operation = "gowerDistances";
  checkOptions(operation, options);
  const { layout = "condensed", precision = "double", maxBytes = BYTES } = options;
  const read = readTable(operation, table);
  const { recipe, notes } = fitGower(operation, read, options);
  const { rows } = read;
  const count = layout === "square" ? rows * rows : (rows * (rows - 1)) / 2;
  checkBytes(operation, rows, count * (precision === "single" ? 4 : 8), maxBytes);
  const values = precision === "single" ? new Float32Array(count) : new Float64Array(count);
  fillDistances(encodeTable(operation, recipe, read), gowerMeasure(recipe), layout, values);
  return { rows, layout, values, recipe, notes };
}

/** @throws {KeizokuError} `too-large` */
export function checkBytes(operation: string, rows: number, bytes: number, maxBytes: number): void {
  if (bytes <= maxBytes) return;
  const expected = `distances of at most ${String(maxBytes)} bytes`;
  const received = `${String(bytes)} bytes for ${String(rows)} rows`;
  const fix = "Take a sample of the rows, raise the limit, or use kMedoids, which samples by itself.";
  throw new KeizokuError(operation, [{ code: "too-large", path: "", expected, received, fix }]);
}

/** All distances between rows into `out`; the diagonal is 0 whatever the rows know. */
export function fillDistances(
  { rows, width, values }: EncodedRows,
  measure: RowMeasure,
  layout: "condensed" | "square",
  out: Float64Array | Float32Array,
): void {
  let next = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = i + 1; j < rows; j++) {
      const distance = measure(values, i * width, values, j * width);
      if (layout === "condensed") out[next++] = distance;
      else {
        out[i * rows + j] = distance;
        out[j * rows + i] = distance;
      }
    }
  }
}

function checkOptions(operation: string, options: GowerDistanceOptions): void {
  const issues: Issue[] = [];
  const wrong = (path: string, expected: string, received: unknown): void => {
    const fix = "Correct it, or leave it out for the default.";
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  if (typeof (options as unknown) !== "object" || (options as unknown) === null) wrong("options", "an object", options);
  else {
    const { layout = "condensed", precision = "double", maxBytes = BYTES } = options;
    if (!["condensed", "square"].includes(layout)) wrong("options.layout", "one of condensed, square", layout);
    if (!["double", "single"].includes(precision)) wrong("options.precision", "one of double, single", precision);
    if (!(Number.isFinite(maxBytes) && maxBytes > 0)) wrong("options.maxBytes", "a finite number above 0", maxBytes);
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}
