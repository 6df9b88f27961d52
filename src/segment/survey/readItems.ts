import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { readTable } from "../../schema/table/readTable.ts";
import type { NumericColumn, TableInput } from "../../schema/table/table.ts";
import type { ItemAnswers, ItemMatrix, ItemOptions } from "./items.ts";
import { readAnswerRows, type ReadAnswerRows } from "./readAnswerRows.ts";

/** Issues of one item beyond this many are left out: the first say what is wrong. */
const LISTED = 100;

/**
 * Reads the answers to items, from records or a table, and turns reversed items round.
 *
 * @throws {KeizokuError} `invalid-input` (fewer than two items, an unknown item, an answer off its scale, NaN), `empty-input`, `all-missing`
 */
export function readItems(operation: string, answers: ItemAnswers, options: ItemOptions): ItemMatrix {
  checkOptions(operation, options);
  const read = Array.isArray(answers)
    ? readAnswerRows(operation, answers, options.items)
    : readColumns(operation, answers as TableInput, options);
  const issues: Issue[] = [];
  itemIssues(read, options, issues);
  const reversed = read.items.map((item) => options.reverse?.includes(item) === true);
  read.items.forEach((item, i) => {
    if (read.missing[i]!.includes(0)) scaleIssues(read, i, issues);
    else {
      const fix = "Leave the item out.";
      issues.push({ code: "all-missing", path: item, expected: "some answers", received: "none", fix });
    }
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const values = read.values.map((column, i) => (reversed[i]! ? turned(read, i) : column));
  const { items, rows, customerIds, missing, notes } = read;
  return { items, reversed, rows, customerIds, values, missing, notes };
}

function checkOptions(operation: string, options: ItemOptions): void {
  const issues: Issue[] = [];
  const wrong = (path: string, expected: string, received: unknown): void => {
    const fix = 'Pass options such as { items: ["q1", "q2"], reverse: ["q2"], min: 1, max: 5 }.';
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  const given: unknown = options;
  if (typeof given !== "object" || given === null) wrong("options", "an object", given);
  else {
    for (const name of ["items", "reverse"] as const) {
      const list: unknown = options[name];
      if (list === undefined) continue;
      if (!Array.isArray(list) || !list.every((item) => typeof item === "string")) {
        wrong(`options.${name}`, "a list of names of items", list);
      } else if (new Set(list).size < list.length) wrong(`options.${name}`, "each item once", list.join(", "));
    }
    const { min = 0, max = min + 1 } = options;
    if (!Number.isFinite(min)) wrong("options.min", "a finite number", min);
    if (!Number.isFinite(max) || max <= min) wrong("options.max", "a finite number above options.min", max);
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

function readColumns(operation: string, answers: TableInput, options: ItemOptions): ReadAnswerRows {
  const names = options.items === undefined ? {} : { names: options.items };
  const table = readTable(operation, answers, { ...names, numeric: true });
  const columns = table.names.map((name) => table.columns.get(name) as NumericColumn);
  const { min = null, max = null } = options;
  return {
    items: table.names,
    rows: table.rows,
    customerIds: null,
    values: columns.map((column) =>
      Float64Array.from(column.values, (value, row) => (column.missing?.[row] === 1 ? 0 : value)),
    ),
    missing: columns.map(({ missing }) => (missing ? Uint8Array.from(missing) : new Uint8Array(table.rows))),
    min: table.names.map(() => min),
    max: table.names.map(() => max),
    notes: [],
  };
}

function itemIssues({ items, min, max }: ReadAnswerRows, options: ItemOptions, issues: Issue[]): void {
  if (items.length < 2) {
    const fix = "A scale needs several items; pass them all.";
    const received = items.length === 0 ? "none" : items.join(", ");
    issues.push({ code: "invalid-input", path: "options.items", expected: "at least two items", received, fix });
  }
  options.reverse?.forEach((item, i) => {
    const place = items.indexOf(item);
    const path = `options.reverse[${String(i)}]`;
    if (place < 0) {
      const fix = "Name items of the scale.";
      const expected = `one of ${items.join(", ")}`;
      issues.push({ code: "invalid-input", path, expected, received: show(item), fix });
    } else if (min[place] === null || max[place] === null) {
      const fix = "Pass options.min and options.max: an answer x is turned into min + max − x.";
      issues.push({ code: "invalid-input", path, expected: "a known scale", received: "none", fix });
    }
  });
}

function scaleIssues({ items, values, missing, min, max }: ReadAnswerRows, i: number, issues: Issue[]): void {
  const [least, greatest] = [min[i] ?? -Infinity, max[i] ?? Infinity];
  const column = values[i]!;
  let found = 0;
  for (let row = 0; row < column.length && found < LISTED; row++) {
    const value = column[row]!;
    if (missing[i]![row] === 1 || (value >= least && value <= greatest)) continue;
    found++;
    const ends = [
      least === -Infinity ? "" : `of at least ${String(least)}`,
      greatest === Infinity ? "" : `of at most ${String(greatest)}`,
    ];
    const expected = `a number ${ends.filter((end) => end !== "").join(" and ")}`;
    const fix = "Correct the answer, or state the scale that was used.";
    const path = `${items[i]!}[${String(row)}]`;
    issues.push({ code: "invalid-input", path, expected, received: show(value), fix });
  }
}

function turned({ values, missing, min, max }: ReadAnswerRows, i: number): Float64Array {
  const ends = min[i]! + max[i]!;
  return values[i]!.map((value, row) => (missing[i]![row] === 1 ? 0 : ends - value));
}
