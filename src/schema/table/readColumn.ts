import { show, type Issue } from "../error.ts";
import type { CategoryColumn, NumericColumn } from "./table.ts";

/** Issues beyond this many a column are counted, not listed. */
const LISTED = 100;

/** Numbers with null, undefined for missing and truth values as 0 and 1; a typed array is taken as it is. */
export function numericColumn(path: string, column: ArrayLike<unknown>, issues: Issue[]): NumericColumn {
  const collect = collector(path, issues);
  const ready = ArrayBuffer.isView(column) ? (column as unknown as ArrayLike<number>) : null;
  const values = ready ?? new Float64Array(column.length);
  let missing: Uint8Array | null = null;
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    if (value === null || value === undefined) {
      missing ??= new Uint8Array(column.length);
      missing[i] = 1;
    } else if (typeof value === "number" && Number.isFinite(value)) {
      if (ready === null) (values as Float64Array)[i] = value;
    } else if (typeof value === "boolean") {
      (values as Float64Array)[i] = Number(value);
    } else {
      collect(i, "a finite number, or null where it is missing", value);
    }
  }
  return { kind: "numeric", values, missing };
}

/** Texts, truth values and numbers as texts, with null, undefined for missing; categories in order of first appearance. */
export function categoryColumn(path: string, column: ArrayLike<unknown>, issues: Issue[]): CategoryColumn {
  const collect = collector(path, issues);
  const codes = new Int32Array(column.length).fill(-1);
  const places = new Map<string, number>();
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    if (value === null || value === undefined) continue;
    if (typeof value !== "string") {
      collect(i, "a text, as the values before, or null where it is missing", value);
      continue;
    }
    let place = places.get(value);
    if (place === undefined) places.set(value, (place = places.size));
    codes[i] = place;
  }
  return { kind: "category", codes, categories: [...places.keys()] };
}

function collector(path: string, issues: Issue[]): (row: number, expected: string, value: unknown) => void {
  let found = 0;
  return (row, expected, value) => {
    if (found++ >= LISTED) return;
    const fix = "Pass one kind of value in a column, and null where a value is missing.";
    issues.push({ code: "invalid-input", path: `${path}[${String(row)}]`, expected, received: show(value), fix });
  };
}
