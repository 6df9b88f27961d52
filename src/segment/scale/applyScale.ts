import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { readTable } from "../../schema/table/readTable.ts";
import type { DataTable, NumericColumn, TableInput } from "../../schema/table/table.ts";
import type { ScaledColumn, ScaledMatrix, ScaleRecipe } from "./recipe.ts";

/**
 * Scales rows by a recipe, those that it was learnt from or new ones.
 *
 * @throws {KeizokuError} `invalid-input` (a column of the recipe that is not there, a negative value under log1p, a value too large to take
 *   distances of), `missing-value`, `empty-input`
 */
export function applyScale(operation: string, recipe: ScaleRecipe, input: TableInput): ScaledMatrix {
  const table = readScalable(operation, recipe, input);
  const names = scaledNames(recipe);
  const width = names.length;
  const values = new Float64Array(table.rows * width);
  const missing = holesOf(recipe, table, table.rows * width);
  scaleRows(recipe, table, { from: 0, to: table.rows, stride: width, values, missing });
  checkSize(operation, values, names);
  return { rows: table.rows, width, names, values, missing };
}

/** Scaled values beyond this have squares that a number cannot hold. */
const LIMIT = 1e100;

function checkSize(operation: string, values: Float64Array, names: readonly string[]): void {
  for (let i = 0; i < values.length; i++) {
    if (Math.abs(values[i]!) <= LIMIT) continue;
    const path = `${names[i % names.length]!}[${String(Math.floor(i / names.length))}]`;
    const expected = "a value whose squared distances a number can hold";
    const fix = "Check the value and its unit.";
    throw new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: "a larger one", fix }]);
  }
}

/** Names of the scaled columns: those of the recipe, then one for each indicator. */
export function scaledNames({ columns }: ScaleRecipe): string[] {
  const indicators = columns.filter(({ missing }) => missing === "indicator");
  return [...columns.map(({ name }) => name), ...indicators.map(({ name }) => `${name}:missing`)];
}

/**
 * Reads the columns of a recipe and checks that each value can be scaled.
 *
 * @throws {KeizokuError} as {@link applyScale}
 */
export function readScalable(operation: string, recipe: ScaleRecipe, input: TableInput): DataTable {
  const names = recipe.columns.map(({ name }) => name);
  const table = readTable(operation, input, { names, numeric: true });
  const issues: Issue[] = [];
  for (const column of recipe.columns) {
    const issue = unscalable(column, table.columns.get(column.name) as NumericColumn);
    if (issue !== null) issues.push(issue);
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return table;
}

/** Where scaled rows go. */
export interface ScaleTarget {
  /** First row, */
  readonly from: number;
  /** and the row behind the last. */
  readonly to: number;
  /** Numbers from one row to the next: at least the columns. */
  readonly stride: number;
  /** Zeros, from row `from` on; the places of missing values stay 0. */
  readonly values: Float64Array;
  /** Zeros where values may be missing, else null. */
  readonly missing: Uint8Array | null;
}

/** A mask for `length` values where one may be missing and its distance partial, else null. */
export function holesOf({ columns }: ScaleRecipe, table: DataTable, length: number): Uint8Array | null {
  const holey = columns.some(({ name, missing }) => {
    if (missing !== "partial") return false;
    const mask = (table.columns.get(name) as NumericColumn).missing;
    return mask !== null && mask !== undefined && Array.prototype.includes.call(mask, 1);
  });
  return holey ? new Uint8Array(length) : null;
}

/** Scales rows of a table that was checked. Kernel: block by block, so that a block stays in the cache. */
export function scaleRows({ columns }: ScaleRecipe, table: DataTable, target: ScaleTarget): void {
  const { to, stride } = target;
  for (let from = target.from; from < to; from += ROWS) {
    const end = from + ROWS < to ? from + ROWS : to;
    let indicator = columns.length;
    for (let place = 0; place < columns.length; place++) {
      const column = columns[place]!;
      const { values, missing = null } = table.columns.get(column.name) as NumericColumn;
      const at = (from - target.from) * stride;
      scaleColumn(column, values, { from, to: end, at: at + place, stride, values: target.values });
      const flagged = column.missing === "indicator" ? indicator++ : -1;
      if (missing !== null) markMissing(missing, { ...target, from, to: end }, { at, place, flagged });
    }
  }
}

const ROWS = 512;

interface ColumnTarget {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly stride: number;
  readonly values: Float64Array;
}

function scaleColumn({ log1p, centre, spread }: ScaledColumn, source: ArrayLike<number>, target: ColumnTarget): void {
  const { from, to, stride, values } = target;
  let at = target.at;
  if (log1p)
    for (let row = from; row < to; row++, at += stride) values[at] = (Math.log1p(source[row]!) - centre) / spread;
  else for (let row = from; row < to; row++, at += stride) values[at] = (source[row]! - centre) / spread;
}

interface MissingPlace {
  /** Where the first row starts. */
  readonly at: number;
  readonly place: number;
  /** Place of the indicator; −1 without one. */
  readonly flagged: number;
}

function markMissing(mask: ArrayLike<number>, target: ScaleTarget, { at, place, flagged }: MissingPlace): void {
  const { from, to, stride, values, missing } = target;
  for (let row = from, start = at; row < to; row++, start += stride) {
    if (mask[row] !== 1) continue;
    values[start + place] = 0;
    if (flagged >= 0) values[start + flagged] = 1;
    else if (missing !== null) missing[start + place] = 1;
  }
}

/** The first value of a column that its rule does not allow. */
function unscalable(
  { name, log1p, missing: rule }: ScaledColumn,
  { values, missing = null }: NumericColumn,
): Issue | null {
  if ((missing === null || rule !== "error") && !log1p) return null;
  for (let row = 0; row < values.length; row++) {
    const path = `${name}[${String(row)}]`;
    if (missing?.[row] === 1) {
      if (rule !== "error") continue;
      const fix = "Fill the value, or fit with a rule for missing ones.";
      return { code: "missing-value", path, expected: "a value", received: "none", fix };
    }
    if (log1p && values[row]! < 0) {
      const fix = "Pass what the model was fitted to: nothing below 0.";
      return { code: "invalid-input", path, expected: "at least 0", received: show(values[row]), fix };
    }
  }
  return null;
}
