import { isArrayLike, isBigIntColumn } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";

/** What a summary asks of its numbers. */
interface ColumnNeeds {
  /** Fewest values; default 1. */
  readonly atLeast?: number;
  /** Whether values below 0 are wrong. */
  readonly notNegative?: boolean;
  /** How many values there must be, as another column has. */
  readonly length?: number | undefined;
}

/** Wrong values beyond this many are counted, not listed. */
const LISTED = 1000;

/** Everything that is wrong with a column: its length, values that are not finite, values below 0. */
export function columnIssues(path: string, values: unknown, needs: ColumnNeeds = {}): Issue[] {
  if (!isArrayLike(values) || isBigIntColumn(values)) return [noColumn(path, values)];
  const issues: Issue[] = [];
  const { atLeast = 1, notNegative = false, length = values.length } = needs;
  if (values.length < atLeast) {
    const code = values.length === 0 ? "empty-input" : "too-few-observations";
    const expected = `at least ${String(atLeast)} value${atLeast === 1 ? "" : "s"}`;
    issues.push({ code, path, expected, received: String(values.length), fix: "Pass more values." });
  }
  if (values.length !== length) {
    const fix = "Pass columns of equal length.";
    const received = `${String(values.length)} values`;
    issues.push({ code: "invalid-input", path, expected: `${String(length)} values`, received, fix });
  }
  const expected = notNegative ? "a finite number of at least 0" : "a finite number";
  for (let i = 0; i < values.length && issues.length < LISTED; i++) {
    const value = values[i];
    if (Number.isFinite(value) && !(notNegative && (value as number) < 0)) continue;
    const fix = "Leave such values out, or repair them.";
    issues.push({ code: "invalid-input", path: `${path}[${String(i)}]`, expected, received: show(value), fix });
  }
  return issues;
}

/** The issue of a value that is no column of numbers. */
export function noColumn(path: string, received: unknown): Issue {
  const expected = "a column of numbers (number[] or a typed array)";
  const fix = isBigIntColumn(received) ? "Pass Array.from(column, Number)." : `Pass ${path} as a column.`;
  return { code: "invalid-input", path, expected, received: show(received), fix };
}

/**
 * Throws where a result is too large for a double.
 *
 * @throws {KeizokuError} `not-finite`
 */
export function checkFinite(operation: string, path: string, results: readonly number[]): void {
  if (results.every((result) => Number.isFinite(result))) return;
  const expected = "values whose result a double can hold";
  const fix = "Divide the values by a common large number first.";
  throw new KeizokuError(operation, [{ code: "not-finite", path, expected, received: "values too large", fix }]);
}

/**
 * Throws where there is anything wrong.
 *
 * @throws {KeizokuError} with all issues
 */
export function throwIfAny(operation: string, issues: readonly Issue[]): void {
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}
