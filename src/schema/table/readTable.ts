import { isArrayLike, isBigIntColumn } from "../arrayLike.ts";
import { KeizokuError, show, type Issue } from "../error.ts";
import { categoryColumn, numericColumn } from "./readColumn.ts";
import type { CategoryColumn, ColumnInput, DataColumn, DataTable, NumericColumn, TableInput } from "./table.ts";

/** What a table may hold. */
export interface TableOptions {
  /** Columns that are read, in this order; all of the input by default. */
  readonly names?: readonly string[];
  /** Only numbers (and truth values, as 0 and 1); any kind by default. */
  readonly numeric?: boolean;
  /** Name of the argument in paths; none by default, so that a path starts with the column's name. */
  readonly path?: string;
}

const FIX_TABLE = 'Pass columns of equal length by name: { tenure: [3, 14], plan: ["basic", null] }.';

/**
 * Reads a table once, at the boundary: every column's kind, its missing values (null, undefined) and every wrong value by its path.
 *
 * NaN is no missing value but an error, as it mostly is a mistake of the step before; pass null.
 *
 * @throws {KeizokuError} `invalid-input` (no table, an unknown column, lengths that differ, a value that does not fit its column), `empty-input`
 */
export function readTable(operation: string, input: TableInput, options: TableOptions = {}): DataTable {
  const { path = "", numeric = false } = options;
  if (typeof (input as unknown) !== "object" || (input as unknown) === null || isArrayLike(input)) {
    throw new KeizokuError(operation, [
      { code: "invalid-input", path, expected: "a table", received: show(input), fix: FIX_TABLE },
    ]);
  }
  const issues: Issue[] = [];
  const names = options.names ?? Object.keys(input);
  const columns = new Map<string, DataColumn>();
  for (const name of names) {
    const where = path === "" ? name : `${path}.${name}`;
    const column = Object.hasOwn(input, name) ? input[name] : undefined;
    const read = readColumn(where, column, numeric, issues);
    if (read !== undefined) columns.set(name, read);
  }
  const rows = checkedLengths(columns, path, issues);
  if (issues.length === 0 && (columns.size === 0 || rows === 0)) {
    const expected = columns.size === 0 ? "at least one column" : "at least one row";
    issues.push({ code: "empty-input", path, expected, received: "none", fix: FIX_TABLE });
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return { rows, names: [...names], columns };
}

/** Rows of a column. */
export function columnLength(column: DataColumn): number {
  return column.kind === "numeric" ? column.values.length : column.codes.length;
}

function checkedLengths(columns: ReadonlyMap<string, DataColumn>, path: string, issues: Issue[]): number {
  const [first] = columns;
  if (first === undefined) return 0;
  const rows = columnLength(first[1]);
  for (const [name, column] of columns) {
    if (columnLength(column) === rows) continue;
    issues.push({
      code: "invalid-input",
      path: path === "" ? name : `${path}.${name}`,
      expected: `${String(rows)} values, as ${first[0]} has`,
      received: String(columnLength(column)),
      fix: FIX_TABLE,
    });
  }
  return rows;
}

function readColumn(
  path: string,
  column: ColumnInput | undefined,
  numeric: boolean,
  issues: Issue[],
): DataColumn | undefined {
  const wrong = (expected: string, received: unknown, fix: string): undefined => {
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
    return undefined;
  };
  if (isBigIntColumn(column)) {
    return wrong("a column of numbers or texts", column, "Convert 64-bit integers to numbers.");
  }
  const kind = (column as Partial<DataColumn> | null | undefined)?.kind;
  if (kind === "numeric") return readNumeric(path, column as NumericColumn, issues);
  if (kind === "category") {
    if (numeric) return wrong("a column of numbers", "categories", "Leave the column out, or encode it as numbers.");
    return readCategory(path, column as CategoryColumn, issues);
  }
  if (!isArrayLike(column)) return wrong("a column", column, FIX_TABLE);
  const isText = !ArrayBuffer.isView(column) && firstValue(column) === "string";
  if (!isText) return numericColumn(path, column, issues);
  if (numeric) return wrong("a column of numbers", "texts", "Leave the column out, or encode it as numbers.");
  return categoryColumn(path, column, issues);
}

/** Type of the first value that is not missing. */
function firstValue(column: ArrayLike<unknown>): string {
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    if (value !== null && value !== undefined) return typeof value;
  }
  return "none";
}

function readNumeric(path: string, { values, missing }: NumericColumn, issues: Issue[]): NumericColumn | undefined {
  const column = isArrayLike(values) ? numericColumn(`${path}.values`, values, issues) : undefined;
  if (column === undefined || (missing !== undefined && missing !== null && missing.length !== values.length)) {
    const expected = "values, and missing of the same length";
    const fix = "Pass a column as features returned it.";
    issues.push({ code: "invalid-input", path, expected, received: show({ values, missing }), fix });
    return undefined;
  }
  return { kind: "numeric", values: column.values, missing: missing ?? column.missing ?? null };
}

function readCategory(path: string, column: CategoryColumn, issues: Issue[]): CategoryColumn | undefined {
  const { codes, categories } = column;
  const fix = "Pass a column as features returned it.";
  if (!isArrayLike(codes) || !Array.isArray(categories)) {
    issues.push({ code: "invalid-input", path, expected: "codes and categories", received: show(column), fix });
    return undefined;
  }
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (Number.isInteger(code) && code >= -1 && code < categories.length) continue;
    const expected = `a place among ${String(categories.length)} categories, or -1`;
    issues.push({ code: "invalid-input", path: `${path}.codes[${String(i)}]`, expected, received: show(code), fix });
    return undefined;
  }
  return { kind: "category", codes, categories };
}
