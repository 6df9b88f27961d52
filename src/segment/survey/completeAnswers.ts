import { KeizokuError, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { ItemMatrix } from "./items.ts";

/** Moments of the items over the customers who answered all of them. */
export interface CompleteAnswers {
  /** Places in the matrix of the items that vary; those of the matrices below. */
  readonly items: readonly number[];
  /** Customers who answered them all. */
  readonly customers: number;
  readonly mean: Float64Array;
  /** Divisor n − 1; row after row. */
  readonly covariance: Float64Array;
  readonly notes: readonly Note[];
}

/**
 * Moments over complete rows; items that are the same for everybody are left out and named in a note.
 *
 * @throws {KeizokuError} `no-variation` (fewer than two items vary), `too-few-observations`, `not-finite`
 */
export function completeAnswers(
  operation: string,
  matrix: ItemMatrix,
  fewest: (items: number) => number,
): CompleteAnswers {
  const all = matrix.items.map((_, i) => i);
  const answered = all.filter((i) => varies(matrix, i, answeredRows(matrix, [i])));
  const complete = answeredRows(matrix, answered);
  const items = answered.filter((i) => complete.length < 2 || varies(matrix, i, complete));
  const constant = all.filter((i) => !items.includes(i)).map((i) => matrix.items[i]!);
  const rows = items.length < answered.length ? answeredRows(matrix, items) : complete;
  const issues: Issue[] = [];
  if (items.length < 2) {
    const fix = "Ask items that customers answer differently.";
    const received = `the same answer from everybody: ${constant.join(", ")}`;
    issues.push({ code: "no-variation", path: "items", expected: "at least two items that vary", received, fix });
  }
  const least = fewest(items.length);
  if (issues.length === 0 && rows.length < least) {
    const fix = "Leave out items that few answered, or ask more customers.";
    const expected = `at least ${String(least)} customers who answered all items`;
    const received = String(rows.length);
    issues.push({ code: "too-few-observations", path: "answers", expected, received, fix });
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const { mean, covariance } = moments(matrix, items, rows);
  checkMoments(operation, covariance, items.length);
  return { items, customers: rows.length, mean, covariance, notes: notesOf(matrix, constant, rows.length) };
}

/** Squares of answers may leave the range of a double, above or below. */
function checkMoments(operation: string, covariance: Float64Array, k: number): void {
  const sound = covariance.every((value, at) => Number.isFinite(value) && (at % (k + 1) !== 0 || value > 0));
  if (sound) return;
  const fix = "Bring the answers to a common scale first.";
  const expected = "answers whose squares a double can hold";
  const received = "values too large or too small";
  throw new KeizokuError(operation, [{ code: "not-finite", path: "answers", expected, received, fix }]);
}

function notesOf(matrix: ItemMatrix, constant: readonly string[], complete: number): Note[] {
  const notes: Note[] = [...matrix.notes];
  if (constant.length > 0) {
    const message = `${constant.join(", ")}: the same answer from everybody, left out of reliability and factors.`;
    notes.push({ code: "constant-item", message });
  }
  if (complete < matrix.rows) {
    const message = `${String(matrix.rows - complete)} of ${String(matrix.rows)} customers left an item out: reliability and factors rest on the others.`;
    notes.push({ code: "rows-left-out", message });
  }
  return notes;
}

/** Rows in which none of the items is missing. */
function answeredRows({ rows, missing }: ItemMatrix, items: readonly number[]): number[] {
  const complete: number[] = [];
  for (let row = 0; row < rows; row++) if (items.every((i) => missing[i]![row] === 0)) complete.push(row);
  return complete;
}

function varies({ values }: ItemMatrix, item: number, rows: readonly number[]): boolean {
  const column = values[item]!;
  return rows.some((row) => column[row] !== column[rows[0]!]);
}

function moments(
  { values }: ItemMatrix,
  items: readonly number[],
  rows: readonly number[],
): Pick<CompleteAnswers, "mean" | "covariance"> {
  const n = rows.length;
  const k = items.length;
  const centred = items.map((item) => Float64Array.from(rows, (row) => values[item]![row]!));
  const mean = Float64Array.from(centred, (column) => column.reduce((sum, value) => sum + value, 0) / n);
  centred.forEach((column, i) => {
    for (let row = 0; row < n; row++) column[row]! -= mean[i]!;
  });
  const covariance = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = i; j < k; j++) {
      let sum = 0;
      for (let row = 0; row < n; row++) sum += centred[i]![row]! * centred[j]![row]!;
      covariance[i * k + j] = sum / (n - 1);
      covariance[j * k + i] = sum / (n - 1);
    }
  }
  return { mean, covariance };
}

/** Correlations of a covariance matrix whose diagonal is above 0. */
export function correlations(covariance: Float64Array, k: number): Float64Array {
  return covariance.map((value, at) => {
    const i = Math.floor(at / k);
    const j = at % k;
    if (i === j) return 1;
    const scale = Math.sqrt(covariance[i * k + i]!) * Math.sqrt(covariance[j * k + j]!);
    return Math.min(1, Math.max(-1, value / scale));
  });
}
