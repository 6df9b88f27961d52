import type { ColumnInput, DataColumn, DataTable, TableInput } from "../../schema/table/table.ts";

/** Some rows of a table, in the order of their numbers, as a table of its own. */
export function pickRows(table: DataTable, rows: Int32Array): TableInput {
  return Object.fromEntries(table.names.map((name) => [name, pickColumn(table.columns.get(name)!, rows)]));
}

function pickColumn(column: DataColumn, rows: Int32Array): ColumnInput {
  if (column.kind === "category") {
    const { codes, categories } = column;
    return { kind: "category", codes: Int32Array.from(rows, (row) => codes[row]!), categories };
  }
  const { values, missing = null } = column;
  const picked = Float64Array.from(rows, (row) => values[row]!);
  if (missing === null) return picked;
  return { kind: "numeric", values: picked, missing: Uint8Array.from(rows, (row) => missing[row]!) };
}
