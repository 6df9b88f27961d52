import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { columnLength, readTable } from "../../schema/table/readTable.ts";
import type { CategoryColumn, DataColumn, DataTable, TableInput } from "../../schema/table/table.ts";
import { filled } from "./fill.ts";
import type { CategoryInput, DesignRecipe, NumericInput, ReadInput } from "./recipe.ts";

/** One customer's values by column. */
export type RowInput = Readonly<Record<string, number | string | boolean | null>>;

/** Inputs of a design that were read, in the order of the recipe. */
export interface ReadInputs {
  readonly rows: number;
  /** Whether it was one customer's values. */
  readonly isOne: boolean;
  readonly inputs: readonly ReadInput[];
  /** Rows with a category that the fit has not seen, by input. */
  readonly unseen: readonly number[];
}

/** Whether it is one customer. */
function isRow(recipe: DesignRecipe, input: TableInput | RowInput): input is RowInput {
  const first = recipe.inputs[0];
  if (first === undefined || typeof (input as unknown) !== "object" || (input as unknown) === null) return false;
  const value: unknown = input[first.name];
  return value === null || (value !== undefined && typeof value !== "object");
}

/**
 * Reads what a recipe asks for from a table or from one customer's values.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`, `unseen-category`
 */
export function readInputs(operation: string, recipe: DesignRecipe, input: TableInput | RowInput): ReadInputs {
  checkRecipe(operation, recipe);
  if (!isRow(recipe, input)) {
    const names = [...new Set(recipe.inputs.map(({ name }) => name))];
    return readColumns(operation, recipe, readTable(operation, input, { names }));
  }
  const issues: Issue[] = [];
  const columns = recipe.inputs.map(({ name }) => oneValue(name, input[name], issues));
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return readAll(operation, recipe, columns, true);
}

/** Reads a table whose columns were read. */
export function readColumns(operation: string, recipe: DesignRecipe, { columns }: DataTable): ReadInputs {
  const found = recipe.inputs.map(({ name }) => columns.get(name)!);
  return readAll(operation, recipe, found, false);
}

function readAll(operation: string, recipe: DesignRecipe, columns: readonly DataColumn[], isOne: boolean): ReadInputs {
  const issues: Issue[] = [];
  const unseen = recipe.inputs.map(() => 0);
  const inputs = recipe.inputs.map((asked, place) => {
    const column = columns[place]!;
    const read =
      asked.kind === "numeric"
        ? readNumeric(asked, column, issues)
        : readLevels(asked, categoriesOf(column), issues, (count) => (unseen[place] = count));
    return read ?? { values: [], missing: null };
  });
  checkLogs(recipe, inputs, issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return { rows: columnLength(columns[0]!), isOne, inputs, unseen };
}

/** @throws {KeizokuError} `invalid-input` where there is no recipe */
function checkRecipe(operation: string, recipe: DesignRecipe): void {
  const given = recipe as Partial<DesignRecipe> | null | undefined;
  if (Array.isArray(given?.inputs) && Array.isArray(given.terms)) return;
  const fix = "Pass a recipe as it was learnt.";
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: "recipe", expected: "a recipe", received: show(recipe), fix },
  ]);
}

/** A value of one customer as a column. */
function oneValue(name: string, value: unknown, issues: Issue[]): DataColumn {
  if (typeof value === "string") return { kind: "category", codes: [0], categories: [value] };
  if (value === null) return { kind: "numeric", values: [0], missing: [1] };
  const number = typeof value === "boolean" ? Number(value) : value;
  if (Number.isFinite(number)) return { kind: "numeric", values: [number as number] };
  const fix = "Pass a value for each column of the fit.";
  const expected = "a finite number, a text, or null where it is missing";
  issues.push({ code: "invalid-input", path: name, expected, received: show(value), fix });
  return { kind: "numeric", values: [0] };
}

/** Numbers as the mean where they are missing; null where the column holds none. */
function readNumeric(asked: NumericInput, column: DataColumn, issues: Issue[]): ReadInput | null {
  const { name, required } = asked;
  if (column.kind === "category") {
    const received = show(column.categories[0]);
    const fix = "Pass the column as it was in the fit.";
    issues.push({ code: "invalid-input", path: name, expected: "finite numbers", received, fix });
    return null;
  }
  const { values, missing = null } = column;
  const hole = missing === null ? -1 : Array.prototype.indexOf.call(missing, 1);
  if (hole < 0) return { values, missing: null };
  if (required) issues.push(missingValue(name, hole));
  return { values: filled(asked, values, missing!), missing };
}

/** Issue of a value that has to be there. */
export function missingValue(name: string, row: number): Issue {
  const fix = 'Fill the value, or fit with missing: "indicator".';
  return { code: "missing-value", path: `${name}[${String(row)}]`, expected: "a value", received: "none", fix };
}

function readLevels(
  { name, levels, missingLevel, required, unseen }: CategoryInput,
  { codes, categories }: CategoryColumn,
  issues: Issue[],
  count: (unseen: number) => void,
): ReadInput {
  const places = categories.map((text) => levels.indexOf(text));
  const values = new Int32Array(codes.length);
  let unknown = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    const place = code < 0 ? (missingLevel ? levels.length : -1) : places[code]!;
    values[row] = place;
    if (place >= 0) continue;
    values[row] = 0;
    if (unknown++ > 0) continue;
    if (code < 0 && required) issues.push(missingValue(name, row));
    else if (unseen === "error") {
      const received = code < 0 ? "none" : show(categories[code]);
      const expected = `one of ${levels.slice(0, 20).map(show).join(", ")}`;
      const fix = 'Pass a level of the fit, or fit with unseen: "reference".';
      issues.push({ code: "unseen-category", path: `${name}[${String(row)}]`, expected, received, fix });
    }
  }
  count(unknown);
  return { values, missing: null };
}

/** Numbers as texts; categories as they are. */
export function categoriesOf(column: DataColumn): CategoryColumn {
  if (column.kind === "category") return column;
  const { values, missing = null } = column;
  const places = new Map<number, number>();
  const codes = new Int32Array(values.length).fill(-1);
  for (let row = 0; row < values.length; row++) {
    if (missing?.[row] === 1) continue;
    let place = places.get(values[row]!);
    if (place === undefined) places.set(values[row]!, (place = places.size));
    codes[row] = place;
  }
  return { kind: "category", codes, categories: Array.from(places.keys(), String) };
}

/** Nothing below 0 under log1p. */
function checkLogs({ inputs, terms }: DesignRecipe, read: readonly ReadInput[], issues: Issue[]): void {
  for (const term of terms) {
    for (const part of term.kind === "product" ? term.of : [term]) {
      if ((part.kind !== "linear" && part.kind !== "spline") || !part.log1p) continue;
      const row = firstNegative(read[part.input]!.values);
      if (row < 0) continue;
      const fix = "Leave log1p off for this column.";
      const path = `${inputs[part.input]!.name}[${String(row)}]`;
      const received = show(read[part.input]!.values[row]);
      issues.push({ code: "invalid-input", path, expected: "at least 0 under log1p", received, fix });
    }
  }
}

/** Row of the first number below 0; −1 where there is none. Kernel. */
export function firstNegative(values: ArrayLike<number>): number {
  for (let row = 0; row < values.length; row++) if (values[row]! < 0) return row;
  return -1;
}
