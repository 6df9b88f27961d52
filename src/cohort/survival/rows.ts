import { isArrayLike, isBigIntColumn } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import { readLabels, type Labels } from "./labels.ts";

/** How long each customer was seen, one row each; columns of equal length. */
export interface SurvivalColumns {
  /** Time from the start to leaving, or to the end of the observation; at least 0, in any one unit, at most 1e100. */
  readonly duration: ArrayLike<number>;
  /** 1 where the customer left at `duration`, 0 where he was still there (censored); all 1 by default. */
  readonly event?: ArrayLike<number>;
  /**
   * Late entry: the duration at which the customer came under observation (who joined before the records begin is only seen
   * because he had not left). At risk at t where entry < t ≤ duration. Without this column everybody is at risk from the start,
   * at t = 0 too.
   */
  readonly entry?: ArrayLike<number>;
  /** Customers behind the row, from 1e-9 to 1e15; 1 by default. A row of weight k counts as k equal rows. */
  readonly weight?: ArrayLike<number>;
}

/** Rows that count, each number checked. */
export interface Rows {
  readonly duration: Float64Array;
  /** 0 = censored, else the number of the cause; null where all have event 1. */
  readonly event: Uint16Array | null;
  readonly entry: Float64Array | null;
  readonly weight: Float64Array | null;
  /** The label columns asked for, in that order. */
  readonly labels: readonly Labels[];
}

/** Rows that count, and what is to be said about those that do not. */
export interface RowsRead extends Rows {
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly Note[];
}

/** What a call reads beside the four columns. */
export interface RowsAsked {
  /** The highest number that `event` may hold; 1 by default. */
  readonly causes?: number;
  /** Columns of names that every row must have. */
  readonly labels?: readonly string[];
  /** Where the columns are in the call's arguments; empty where they are the first argument. */
  readonly path?: string;
}

/** Rejected rows beyond this many are counted, not listed. */
const LISTED = 1000;
export const LONGEST = 1e100;
const LIGHTEST = 1e-9;
const HEAVIEST = 1e15;

/**
 * Reads rows once, at the boundary: bad ones are left out and listed, good ones kept.
 *
 * @throws {KeizokuError} `invalid-input` where there are no columns of equal length, or no row is good; `empty-input` without rows
 */
export function readRows(operation: string, columns: unknown, asked: RowsAsked = {}): RowsRead {
  const { causes = 1, labels: labelNames = [], path = "" } = asked;
  const table = columnsOf(operation, columns, labelNames, path);
  const numbers = (name: string): Float64Array | null => (table[name] === undefined ? null : toNumbers(table[name]));
  const read: Rows = {
    duration: toNumbers(table.duration!),
    event: table.event === undefined ? null : toCauses(table.event, causes),
    entry: numbers("entry"),
    weight: numbers("weight"),
    labels: labelNames.map((name) => readLabels(table[name]!)),
  };
  const bad = badRows(read);
  if (bad.length === 0) return { ...read, rejected: [], notes: [] };
  const rows = read.duration.length;
  const rejected = bad
    .slice(0, LISTED)
    .map((index) => ({ index, issues: issuesOf(index, read, { table, causes, labelNames, path }) }));
  if (bad.length === rows) {
    throw new KeizokuError(
      operation,
      rejected.flatMap(({ issues }) => issues),
    );
  }
  const message = `${String(bad.length)} of ${String(rows)} rows were left out as they hold no valid numbers; see rejected`;
  return { ...without(read, bad), rejected, notes: [{ code: "rows-left-out", message }] };
}

type Table = Readonly<Record<string, ArrayLike<unknown> | undefined>>;

function columnsOf(operation: string, columns: unknown, labels: readonly string[], path: string): Table {
  const at = (name: string): string => (path === "" ? name : `${path}.${name}`);
  if (typeof columns !== "object" || columns === null || isArrayLike(columns)) {
    const expected = ["an object with duration", ...labels].join(", ");
    const fix = "Pass columns: { duration, event }, each a number[] or a typed array.";
    throw new KeizokuError(operation, [invalid(path, expected, show(columns), fix)]);
  }
  const given = columns as Readonly<Record<string, unknown>>;
  const issues: Issue[] = [];
  const table: Record<string, ArrayLike<unknown>> = {};
  const needed = new Set(["duration", ...labels]);
  for (const name of ["duration", "event", "entry", "weight", ...labels]) {
    const column = given[name];
    if (column === undefined && !needed.has(name)) continue;
    if (isArrayLike(column) && !isBigIntColumn(column)) table[name] = column;
    else
      issues.push(invalid(at(name), "a column (an array or a typed array)", show(column), `Pass ${name} as a column.`));
  }
  const rows = table.duration?.length ?? 0;
  for (const [name, column] of Object.entries(table)) {
    if (table.duration === undefined || column.length === rows) continue;
    const expected = `${String(rows)} values, as duration has`;
    issues.push(invalid(at(name), expected, String(column.length), "Pass columns of equal length, one value a row."));
  }
  if (issues.length === 0 && rows === 0) {
    const fix = "Pass at least one row.";
    issues.push({ code: "empty-input", path: at("duration"), expected: "at least one row", received: "0 rows", fix });
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return table;
}

/** What is no number becomes NaN, which no rule allows. */
function toNumbers(column: ArrayLike<unknown>): Float64Array {
  if (column instanceof Float64Array) return column;
  const numbers = new Float64Array(column.length);
  for (let i = 0; i < numbers.length; i++) {
    const value = column[i];
    numbers[i] = typeof value === "number" ? value : NaN;
  }
  return numbers;
}

/** No number of a cause: 0 to 1000 are. */
const NO_CAUSE = 0xffff;

/** What is no whole number from 0 to `causes` becomes a number that is none. Two bytes a row: they are read in the order of time. */
function toCauses(column: ArrayLike<unknown>, causes: number): Uint16Array {
  const codes = new Uint16Array(column.length);
  for (let i = 0; i < codes.length; i++) {
    const value = column[i];
    codes[i] =
      typeof value === "number" && value >= 0 && value <= causes && value === Math.floor(value) ? value : NO_CAUSE;
  }
  return codes;
}

function badRows({ duration, event, entry, weight, labels }: Rows): number[] {
  const bad: number[] = [];
  for (let i = 0; i < duration.length; i++) {
    const time = duration[i]!;
    // NaN fails every comparison.
    let good = time >= 0 && time <= LONGEST && (event === null || event[i] !== NO_CAUSE);
    if (entry !== null) good = good && entry[i]! >= 0 && entry[i]! < time;
    if (weight !== null) good = good && weight[i]! >= LIGHTEST && weight[i]! <= HEAVIEST;
    for (let k = 0; k < labels.length; k++) good = good && labels[k]!.code[i]! >= 0;
    if (!good) bad.push(i);
  }
  return bad;
}

interface AsGiven {
  readonly table: Table;
  readonly causes: number;
  readonly labelNames: readonly string[];
  readonly path: string;
}

function issuesOf(i: number, read: Rows, { table, causes, labelNames, path }: AsGiven): Issue[] {
  const issues: Issue[] = [];
  const add = (name: string, expected: string, fix: string): void => {
    const at = `${path === "" ? "" : `${path}.`}${name}[${String(i)}]`;
    issues.push(invalid(at, expected, show(table[name]?.[i]), fix));
  };
  const { duration, event, entry, weight, labels } = read;
  const time = duration[i]!;
  if (!(time >= 0 && time <= LONGEST)) {
    add("duration", "a finite number from 0 to 1e100", "Pass how long the customer was seen.");
  }
  if (event !== null && event[i] === NO_CAUSE) {
    const expected = causes === 1 ? "1 (left) or 0 (still there)" : `a whole number from 0 to ${String(causes)}`;
    add("event", expected, "Pass 0 where the customer is still there; numbers of causes are for cumulativeIncidence.");
  }
  if (entry !== null && !(entry[i]! >= 0 && entry[i]! < (time >= 0 ? time : Infinity))) {
    const fix = "Leave out who came under observation only when it ended.";
    add("entry", `a finite number from 0, below duration (${show(time)})`, fix);
  }
  if (weight !== null && !(weight[i]! >= LIGHTEST && weight[i]! <= HEAVIEST)) {
    add("weight", "a number from 1e-9 to 1e15", "Pass the number of customers behind the row.");
  }
  labels.forEach(({ code }, k) => {
    if (code[i]! < 0)
      add(labelNames[k]!, "a name (text or number)", "Pass the name for every row, or leave the row out.");
  });
  return issues;
}

function without(read: Rows, bad: readonly number[]): Rows {
  const keep = new Uint32Array(read.duration.length - bad.length);
  let next = 0;
  let kept = 0;
  for (let i = 0; i < read.duration.length; i++) {
    if (bad[next] === i) next++;
    else keep[kept++] = i;
  }
  return rowsAt(read, keep);
}

/** Some of the rows, in the order of `index`. */
export function rowsAt(rows: Rows, index: Uint32Array): Rows {
  const pick = (column: Float64Array | null): Float64Array | null =>
    column === null ? null : pickNumbers(column, index);
  return {
    duration: pickNumbers(rows.duration, index),
    event: rows.event === null ? null : Uint16Array.from(index, (i) => rows.event![i]!),
    entry: pick(rows.entry),
    weight: pick(rows.weight),
    labels: rows.labels.map(({ names, code }) => ({ names, code: Int32Array.from(index, (i) => code[i]!) })),
  };
}

function pickNumbers(column: Float64Array, index: Uint32Array): Float64Array {
  const picked = new Float64Array(index.length);
  for (let k = 0; k < index.length; k++) picked[k] = column[index[k]!]!;
  return picked;
}

function invalid(path: string, expected: string, received: string, fix: string): Issue {
  return { code: "invalid-input", path, expected, received, fix };
}
