import { KeizokuError, show } from "../../schema/error.ts";

/** One condition on an argument, as data. */
export interface OptionCheck {
  readonly path: string;
  readonly value: unknown;
  readonly holds: boolean;
  readonly expected: string;
  readonly fix: string;
}

/**
 * Reports every condition that does not hold.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkAll(operation: string, checks: readonly OptionCheck[]): void {
  const issues = checks
    .filter(({ holds }) => !holds)
    .map(({ path, value, expected, fix }) => ({ code: "invalid-input", path, expected, received: show(value), fix }));
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

/**
 * Whether options are an object at all; the checks of single options come after.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkObject(operation: string, path: string, value: unknown): void {
  const holds = typeof value === "object" && value !== null && !Array.isArray(value);
  checkAll(operation, [{ path, value, holds, expected: "an object", fix: "Pass an object." }]);
}

/** A share, above 0 (or from 0) to 1. */
export function shareCheck(path: string, value: unknown, fromZero: boolean): OptionCheck {
  const holds = typeof value === "number" && value <= 1 && (fromZero ? value >= 0 : value > 0);
  const expected = fromZero ? "a number from 0 to 1" : "a number above 0 and at most 1";
  return { path, value, holds, expected, fix: "Pass a share: 0.01 for 1 %." };
}

/** A whole number within bounds. */
export function wholeCheck(path: string, value: unknown, least: number, most: number): OptionCheck {
  const holds = Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
  const range =
    most === Number.MAX_SAFE_INTEGER ? `of at least ${String(least)}` : `from ${String(least)} to ${String(most)}`;
  return { path, value, holds, expected: `a whole number ${range}`, fix: "Leave the option out for its default." };
}

/** A finite number of at least 0, or above 0. */
export function amountCheck(path: string, value: unknown, fromZero: boolean): OptionCheck {
  const holds = typeof value === "number" && Number.isFinite(value) && (fromZero ? value >= 0 : value > 0);
  const expected = fromZero ? "a finite number of at least 0" : "a finite number above 0";
  return { path, value, holds, expected, fix: "Leave the option out for its default." };
}

/** One of a few words. */
export function choiceCheck(path: string, value: unknown, choices: readonly string[]): OptionCheck {
  const holds = typeof value === "string" && choices.includes(value);
  return { path, value, holds, expected: `one of ${choices.join(", ")}`, fix: "Choose one, or leave the option out." };
}

/** A list of items, each a text or a number. */
export function itemListCheck(path: string, value: unknown): OptionCheck {
  const holds = Array.isArray(value) && value.every((item) => typeof item === "string" || Number.isFinite(item));
  return { path, value, holds, expected: "a list of items", fix: "Pass an array of texts or numbers." };
}

/** True or false. */
export function flagCheck(path: string, value: unknown): OptionCheck {
  return { path, value, holds: typeof value === "boolean", expected: "true or false", fix: "Pass true or false." };
}

/** A function that is told how far the work has come; it may be left out. */
export function progressCheck(path: string, value: unknown): OptionCheck {
  const holds = value === undefined || typeof value === "function";
  return { path, value, holds, expected: "a function", fix: "Pass a function, or leave it out." };
}
