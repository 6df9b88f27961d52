import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { DataColumn, DataTable } from "../../schema/table/table.ts";
import { categoriesOf, valueAt } from "../gower/categories.ts";
import { fitScale } from "../scale/fitScale.ts";
import type { ScaleOptions } from "../scale/recipe.ts";
import type { CategoryRecipe, PrototypeRecipe } from "./recipe.ts";

/** A recipe and what was delicate about it. */
export interface FittedRecipe {
  readonly recipe: PrototypeRecipe;
  readonly notes: readonly Note[];
}

/**
 * Learns how to scale the numbers of a table and which categories it has.
 *
 * @param categorical columns of numbers that are categories
 * @throws {KeizokuError} `invalid-input`, `missing-value`, `all-missing`
 */
export function fitRecipe(
  operation: string,
  table: DataTable,
  scale: ScaleOptions,
  categorical: readonly string[],
): FittedRecipe {
  const issues: Issue[] = [];
  checkNames(table, categorical, "options.categorical", issues);
  checkNames(table, Object.keys(scale.columns ?? {}), "options.scale.columns", issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const isNumeric = (name: string): boolean =>
    table.columns.get(name)!.kind === "numeric" && !categorical.includes(name);
  const numeric = table.names.filter(isNumeric);
  const notes: Note[] = [];
  const categories = table.names
    .filter((name) => !isNumeric(name))
    .map((name) => learnCategories({ name, column: table.columns.get(name)!, scale, issues, notes }));
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  if (numeric.length === 0) return { recipe: { numbers: null, categories }, notes };
  const columns = new Map(numeric.map((name) => [name, table.columns.get(name)!]));
  const fitted = fitScale(
    operation,
    { rows: table.rows, names: numeric, columns },
    withoutCategories(scale, categories),
  );
  return { recipe: { numbers: fitted.recipe, categories }, notes: [...fitted.notes, ...notes] };
}

function withoutCategories(scale: ScaleOptions, categories: readonly CategoryRecipe[]): ScaleOptions {
  if (scale.columns === undefined) return scale;
  const names = new Set(categories.map(({ name }) => name));
  return { ...scale, columns: Object.fromEntries(Object.entries(scale.columns).filter(([name]) => !names.has(name))) };
}

interface Learning {
  readonly name: string;
  readonly column: DataColumn;
  readonly scale: ScaleOptions;
  readonly issues: Issue[];
  readonly notes: Note[];
}

function learnCategories({ name, column, scale, issues, notes }: Learning): CategoryRecipe {
  const own = scale.columns !== undefined && Object.hasOwn(scale.columns, name) ? scale.columns[name] : undefined;
  const { missing = "error", weight = 1 } = { ...scale, ...own };
  const categories = categoriesOf(column);
  const wrong = (path: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  if (!["error", "indicator", "partial"].includes(missing)) {
    wrong("options.scale.missing", "one of error, indicator, partial", missing, "Choose one.");
  }
  if (!(Number.isFinite(weight) && weight > 0 && weight <= 1e100)) {
    wrong(
      "options.scale.weight",
      "a number above 0, at most 1e100",
      weight,
      "Leave a column out to give it no weight.",
    );
  }
  const absent = countMissing(column);
  if (absent > 0 && missing === "error") {
    const fix =
      'Fill the values, or say what a missing one means: missing "indicator" (a category of its own) or "partial".';
    const received = `${String(absent)} missing`;
    issues.push({ code: "missing-value", path: name, expected: "a value in every row", received, fix });
  } else if (categories.length === 0) {
    const fix = "Leave the column out.";
    issues.push({ code: "all-missing", path: name, expected: "some values", received: "none", fix });
  } else if (categories.length === 1 && (absent === 0 || missing === "partial")) {
    notes.push({ code: "constant-column", message: `${name}: the same for everybody, and so without effect.` });
  }
  return { name, categories, weight, missing };
}

function countMissing(column: DataColumn): number {
  const rows = column.kind === "numeric" ? column.values.length : column.codes.length;
  let count = 0;
  for (let row = 0; row < rows; row++) if (valueAt(column, row) === null) count++;
  return count;
}

function checkNames(table: DataTable, names: readonly string[], path: string, issues: Issue[]): void {
  for (const name of names) {
    if (table.columns.has(name)) continue;
    const expected = `columns among ${table.names.join(", ")}`;
    issues.push({ code: "invalid-input", path, expected, received: show(name), fix: "Name columns of the table." });
  }
}
