import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { ScaledColumn, ScaleRecipe } from "./recipe.ts";

/** One customer's values by column; null or undefined where one is missing. */
export type RowInput = Readonly<Record<string, number | boolean | null | undefined>>;

/** One scaled row. */
export interface ScaledRow {
  /** In the order of the scaled columns. */
  readonly values: Float64Array;
  /** 1 where a value is missing and its distance partial; null where none is. */
  readonly missing: Uint8Array | null;
}

/**
 * Scales one row.
 *
 * @param path where the row stands in the arguments; empty for the argument itself
 * @throws {KeizokuError} `invalid-input`, `missing-value`
 */
export function scaleRow(operation: string, recipe: ScaleRecipe, row: RowInput, path = ""): ScaledRow {
  const { columns } = recipe;
  let width = columns.length;
  for (const { missing } of columns) if (missing === "indicator") width++;
  const values = new Float64Array(width);
  let holes: Uint8Array | null = null;
  let issues: Issue[] | null = null;
  let flagged = columns.length;
  for (let place = 0; place < columns.length; place++) {
    const column = columns[place]!;
    const value = row[column.name];
    const indicator = column.missing === "indicator" ? flagged++ : -1;
    if (typeof value === "number" && value - value === 0 && !(column.log1p && value < 0)) {
      values[place] = ((column.log1p ? Math.log1p(value) : value) - column.centre) / column.spread;
    } else if (typeof value === "boolean") {
      values[place] = ((column.log1p ? Math.log1p(Number(value)) : Number(value)) - column.centre) / column.spread;
    } else if (
      (value === null || value === undefined) &&
      Object.hasOwn(row, column.name) &&
      column.missing !== "error"
    ) {
      if (indicator >= 0) values[indicator] = 1;
      else (holes ??= new Uint8Array(width))[place] = 1;
    } else (issues ??= []).push(wrongValue(column, value, Object.hasOwn(row, column.name), path));
  }
  if (issues !== null) throw new KeizokuError(operation, issues);
  return { values, missing: holes };
}

function wrongValue({ name, log1p }: ScaledColumn, value: unknown, there: boolean, parent: string): Issue {
  const path = parent === "" ? name : `${parent}.${name}`;
  if (there && (value === null || value === undefined)) {
    const fix = "Fill the value, or fit with a rule for missing ones.";
    return { code: "missing-value", path, expected: "a value", received: "none", fix };
  }
  const fix = "Pass a number for each column of the model, by its name.";
  const expected = log1p ? "a finite number of at least 0" : "a finite number";
  return { code: "invalid-input", path, expected, received: there ? show(value) : "no such column", fix };
}

/** Whether an input is one row and not columns: an object none of whose values is a list or a column. */
export function isRowInput(input: unknown): input is RowInput {
  if (typeof input !== "object" || input === null || Array.isArray(input) || ArrayBuffer.isView(input)) return false;
  let found = false;
  for (const key in input) {
    const value = (input as Readonly<Record<string, unknown>>)[key];
    if (typeof value === "object" && value !== null) return false;
    found = true;
  }
  return found;
}
