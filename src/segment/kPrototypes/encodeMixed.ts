import { KeizokuError, type Issue } from "../../schema/error.ts";
import { columnLength, readTable } from "../../schema/table/readTable.ts";
import type { DataColumn, TableInput } from "../../schema/table/table.ts";
import { eachCode, placesOf } from "../gower/categories.ts";
import { rowsOf, unseenNotes, type NotedRows } from "../gower/encodeGower.ts";
import { MISSING } from "../gower/rowMeasure.ts";
import { applyScale } from "../scale/applyScale.ts";
import type { CategoryRecipe, PrototypeRecipe } from "./recipe.ts";

/** Code of a category that the fit did not know: no mode has it. */
const UNSEEN = -1;

/** Rows as scaled numbers, then codes of categories. */
export interface MixedRows extends NotedRows {
  /** Columns of numbers, indicators of missing ones with them; the others are codes. */
  readonly numbers: number;
}

/**
 * Rows as {@link mixedCost} compares them, those that the recipe was learnt from or new ones. A missing category is a category of its own, after
 * the others, under `indicator`, and left out under `partial`.
 *
 * @throws {KeizokuError} `invalid-input`, `missing-value`, `empty-input`
 */
export function encodeMixed(operation: string, recipe: PrototypeRecipe, input: TableInput): MixedRows {
  const scaled = recipe.numbers === null ? null : applyScale(operation, recipe.numbers, input);
  const names = recipe.categories.map(({ name }) => name);
  const columns = names.length === 0 ? null : readTable(operation, input, { names }).columns;
  const numbers = scaled?.width ?? 0;
  const width = numbers + names.length;
  const rows = scaled?.rows ?? columnLength(columns!.get(names[0]!)!);
  checkLength(operation, rows, names[0], columns);
  const values = new Float64Array(rows * width);
  if (scaled !== null) {
    for (let row = 0; row < rows; row++) {
      for (let c = 0; c < numbers; c++) {
        const at = row * numbers + c;
        values[row * width + c] = scaled.missing?.[at] === 1 ? MISSING : scaled.values[at]!;
      }
    }
  }
  const issues: Issue[] = [];
  const unseen: string[] = [];
  recipe.categories.forEach((rule, c) => {
    const count = encodeCategories(values, { width, place: numbers + c }, rule, columns!.get(rule.name)!, issues);
    unseen.push(...rowsOf(rule.name, count));
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return { rows, width, numbers, values, notes: unseenNotes(unseen) };
}

/** Gives the number of rows with a category that the fit did not know. */
function encodeCategories(
  values: Float64Array,
  { width, place }: { readonly width: number; readonly place: number },
  rule: CategoryRecipe,
  column: DataColumn,
  issues: Issue[],
): number {
  let unseen = 0;
  let missing = -1;
  eachCode(
    column,
    placesOf(rule.categories),
    () => UNSEEN,
    (row, code) => {
      if (code === MISSING) missing = row;
      if (code === UNSEEN) unseen++;
      const isOwn = code === MISSING && rule.missing === "indicator";
      values[row * width + place] = isOwn ? rule.categories.length : code;
    },
  );
  if (missing >= 0 && rule.missing === "error") {
    const fix = "Fill the value, or fit with a rule for missing ones.";
    const path = `${rule.name}[${String(missing)}]`;
    issues.push({ code: "missing-value", path, expected: "a value", received: "none", fix });
  }
  return unseen;
}

/** Numbers and categories are read apart: their lengths are compared here. */
function checkLength(
  operation: string,
  rows: number,
  name: string | undefined,
  columns: ReadonlyMap<string, DataColumn> | null,
): void {
  if (name === undefined || columns === null || columnLength(columns.get(name)!) === rows) return;
  const received = String(columnLength(columns.get(name)!));
  const fix = "Pass columns of equal length.";
  throw new KeizokuError(operation, [
    {
      code: "invalid-input",
      path: name,
      expected: `${String(rows)} values, as the columns of numbers have`,
      received,
      fix,
    },
  ]);
}
