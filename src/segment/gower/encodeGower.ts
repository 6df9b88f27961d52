import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { readTable } from "../../schema/table/readTable.ts";
import type { DataColumn, DataTable, NumericColumn, TableInput } from "../../schema/table/table.ts";
import { eachCode, placesOf } from "./categories.ts";
import { layoutOf } from "./kernel.ts";
import type { GowerColumn, GowerRecipe } from "./recipe.ts";
import { MISSING, type EncodedRows } from "./rowMeasure.ts";

/** Encoded rows and what was delicate about them. */
export interface NotedRows extends EncodedRows {
  readonly notes: readonly Note[];
}

/**
 * Rows as the numbers that {@link gowerMeasure} compares, those that the recipe was learnt from or new ones.
 *
 * A number beyond the range of the fit counts as the end of the range, so that no column is more than 1 apart and the nearer end stays nearer. A
 * category that the fit did not know differs from all that it knew; in an ordinal column, where it has no place, it counts as missing. The note
 * `unseen-category` counts both.
 *
 * @throws {KeizokuError} `invalid-input` (a column of the recipe that is not there, texts for numbers, a negative value under log1p), `empty-input`
 */
export function encodeGower(operation: string, recipe: GowerRecipe, input: TableInput): NotedRows {
  return encodeTable(operation, recipe, readTable(operation, input, { names: recipe.columns.map(({ name }) => name) }));
}

/** As {@link encodeGower}, for a table that was read. */
export function encodeTable(operation: string, recipe: GowerRecipe, table: DataTable): NotedRows {
  const { columns } = layoutOf(recipe);
  const matrix = { rows: table.rows, width: columns.length, values: new Float64Array(table.rows * columns.length) };
  const issues: Issue[] = [];
  const unseen: string[] = [];
  recipe.columns.forEach((rule, from) => {
    const column = table.columns.get(rule.name)!;
    unseen.push(...rowsOf(rule.name, encodeColumn(matrix, columns.indexOf(from), rule, column, issues)));
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return { ...matrix, notes: unseenNotes(unseen) };
}

/** A column with the number of its rows that the fit did not know, as the note has it; none of no rows. */
export function rowsOf(name: string, rows: number): string[] {
  return rows === 0 ? [] : [`${name} (${String(rows)} ${rows === 1 ? "row" : "rows"})`];
}

/** The note on columns with categories that the fit did not know. */
export function unseenNotes(columns: readonly string[]): Note[] {
  if (columns.length === 0) return [];
  return [{ code: "unseen-category", message: `Categories that the fit did not know: ${columns.join(", ")}.` }];
}

/** Gives the number of rows with a category that the fit did not know. */
function encodeColumn(
  matrix: EncodedRows,
  place: number,
  rule: GowerColumn,
  column: DataColumn,
  issues: Issue[],
): number {
  const { values, width } = matrix;
  if (rule.kind === "numeric") {
    encodeNumbers(matrix, place, rule, column, issues);
    return 0;
  }
  const codes = placesOf(rule.categories);
  const known = rule.categories.length;
  const others = new Map<string, number>();
  let unseen = 0;
  // A new nominal category gets a code of its own, above the known ones.
  eachCode(
    column,
    codes,
    (text) => {
      if (!others.has(text)) others.set(text, known + others.size);
      return others.get(text)!;
    },
    (row, code) => {
      const at = row * width + place;
      if (code >= known && rule.kind !== "asymmetric") unseen++;
      if (code === MISSING) values[at] = MISSING;
      else if (rule.kind === "nominal") values[at] = code;
      else if (rule.kind === "ordinal") values[at] = code < known ? code / rule.range : MISSING;
      else values[at] = code === 0 ? 1 : 0;
    },
  );
  return unseen;
}

function encodeNumbers(
  { rows, values, width }: EncodedRows,
  place: number,
  { name, log1p, least, range }: GowerColumn,
  column: DataColumn,
  issues: Issue[],
): void {
  if (column.kind === "category") {
    const fix = "Pass numbers, as the model was fitted to.";
    issues.push({ code: "invalid-input", path: name, expected: "a column of numbers", received: "texts", fix });
    return;
  }
  const { values: numbers, missing }: NumericColumn = column;
  for (let row = 0; row < rows; row++) {
    const at = row * width + place;
    const value = numbers[row]!;
    if (missing?.[row] === 1) values[at] = MISSING;
    else if (log1p && value < 0) {
      const fix = "Pass what the model was fitted to: nothing below 0.";
      const path = `${name}[${String(row)}]`;
      issues.push({ code: "invalid-input", path, expected: "at least 0", received: show(value), fix });
      return;
    } else values[at] = Math.min(1, Math.max(0, ((log1p ? Math.log1p(value) : value) - least) / range));
  }
}
