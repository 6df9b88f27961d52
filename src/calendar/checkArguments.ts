import { isArrayLike } from "../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../schema/error.ts";
import { type TimeUnit, timeUnits } from "../schema/timeUnit.ts";
import { maxInstant, minInstant } from "./instant.ts";

/** The issue of an unknown unit, or nothing. */
export function unitIssues(unit: unknown, path: string): Issue[] {
  if (timeUnits.includes(unit as TimeUnit)) return [];
  const expected = `one of ${timeUnits.join(", ")}`;
  return [{ code: "invalid-input", path, expected, received: show(unit), fix: "Pass one of these units." }];
}

/** The issue of a number that is not whole or below `min`, or nothing. */
export function wholeIssues(value: unknown, path: string, min: number = Number.MIN_SAFE_INTEGER): Issue[] {
  if (Number.isSafeInteger(value) && (value as number) >= min) return [];
  const expected = min > Number.MIN_SAFE_INTEGER ? `a whole number of at least ${String(min)}` : "a whole number";
  return [{ code: "invalid-input", path, expected, received: show(value), fix: "Pass a whole count of periods." }];
}

/** The issue of an argument that is no object, or nothing. */
export function objectIssues(value: unknown, path: string, expected: string): Issue[] {
  if (typeof value === "object" && value !== null) return [];
  return [{ code: "invalid-input", path, expected, received: show(value), fix: `Pass ${expected}.` }];
}

/** The issue of an argument that is no list, or nothing. */
export function listIssues(value: unknown, path: string): Issue[] {
  if (isArrayLike(value)) return [];
  const expected = "a column of numbers (number[] or a typed array)";
  return [{ code: "invalid-input", path, expected, received: show(value), fix: `Pass ${path} as a column.` }];
}

/**
 * Throws all issues at once, where there are any.
 *
 * @throws {KeizokuError} the issues given
 */
export function reportIssues(operation: string, issues: readonly Issue[]): void {
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

/**
 * The result of date arithmetic, where it still lies in the years 1 to 9999.
 *
 * @throws {KeizokuError} `out-of-range`
 */
export function inRange(operation: string, result: number, path = "count"): number {
  if (result >= minInstant && result <= maxInstant) return result;
  const issue: Issue = {
    code: "out-of-range",
    path,
    expected: "a result in the years 1 to 9999",
    received: `${String(result)} ms`,
    fix: "Pass a smaller count.",
  };
  throw new KeizokuError(operation, [issue]);
}

/** Issues beyond this many are counted, not listed. */
const LISTED = 1000;

/**
 * Checks a column of instants: epoch milliseconds of the years 1 to 9999.
 *
 * @throws {KeizokuError} `invalid-input` where it is no column, `invalid-instant` with the path of every wrong value (the first 1000 are listed)
 */
export function checkInstants(operation: string, instants: ArrayLike<number>): void {
  reportIssues(operation, listIssues(instants, "instants"));
  const wrong: number[] = [];
  let found = 0;
  for (let i = 0; i < instants.length; i++) {
    const value = instants[i]!;
    if (typeof (value as unknown) === "number" && value >= minInstant && value <= maxInstant) continue;
    if (++found <= LISTED) wrong.push(i);
  }
  if (found === 0) return;
  const issues = wrong.map((i) => columnIssue(`instants[${String(i)}]`, show(instants[i])));
  if (found > LISTED) issues.push(columnIssue("instants", `${String(found - LISTED)} more such values`));
  throw new KeizokuError(operation, issues);
}

function columnIssue(path: string, received: string): Issue {
  const fix = "Read the rows with parseInstant and leave out those it does not read.";
  return { code: "invalid-instant", path, expected: "epoch milliseconds of the years 1 to 9999", received, fix };
}
