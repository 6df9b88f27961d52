import type { DataColumn } from "../../schema/table/table.ts";
import { MISSING } from "./rowMeasure.ts";

/** Different values of a column as texts, alphabetical by code units: the same in every row order and every locale. */
export function categoriesOf(column: DataColumn): string[] {
  if (column.kind === "numeric") return numbersOf(column).map(String).sort();
  const used = new Uint8Array(column.categories.length);
  for (let row = 0; row < column.codes.length; row++) if (column.codes[row]! >= 0) used[column.codes[row]!] = 1;
  return [...new Set(column.categories.filter((_, code) => used[code] === 1))].sort();
}

/** Different numbers of a column, ascending. */
export function numbersOf({ values, missing }: Extract<DataColumn, { kind: "numeric" }>): number[] {
  const found = new Set<number>();
  for (let row = 0; row < values.length; row++) if (missing?.[row] !== 1) found.add(values[row]!);
  return Array.from(found).sort((a, b) => a - b);
}

/** The value of a row as it came: null where it is missing. */
export function valueAt(column: DataColumn, row: number): number | string | null {
  if (column.kind === "numeric") return column.missing?.[row] === 1 ? null : column.values[row]!;
  const code = column.codes[row]!;
  return code < 0 ? null : column.categories[code]!;
}

/** Calls `put` with the code of each row's value as a text: its place in `codes`, what `unseen` gives for others, MISSING where there is none. */
export function eachCode(
  column: DataColumn,
  codes: ReadonlyMap<string, number>,
  unseen: (text: string) => number,
  put: (row: number, code: number) => void,
): void {
  const codeOf = (text: string): number => codes.get(text) ?? unseen(text);
  if (column.kind === "numeric") {
    const { values, missing } = column;
    const known = new Map<number, number>();
    for (let row = 0; row < values.length; row++) {
      if (missing?.[row] === 1) put(row, MISSING);
      else {
        let code = known.get(values[row]!);
        if (code === undefined) known.set(values[row]!, (code = codeOf(String(values[row]))));
        put(row, code);
      }
    }
    return;
  }
  // A category that no row has is not asked for: it would count as unseen.
  const known = new Map<number, number>();
  for (let row = 0; row < column.codes.length; row++) {
    const own = column.codes[row]!;
    let code = own < 0 ? MISSING : known.get(own);
    if (code === undefined) known.set(own, (code = codeOf(column.categories[own]!)));
    put(row, code);
  }
}

/** Place of each text. */
export function placesOf(texts: readonly string[]): Map<string, number> {
  return new Map(texts.map((text, place) => [text, place]));
}
