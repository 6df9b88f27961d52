import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { isArrayLike } from "../../schema/arrayLike.ts";
import type { Note } from "../../schema/fitReport.ts";
import { readTable } from "../../schema/table/readTable.ts";
import type { DataTable, TableInput } from "../../schema/table/table.ts";
import { checkedLevel, twoSidedQuantile, type LevelOptions } from "./level.ts";
import { differencesOf, type ResponseDifference } from "./responseDifferences.ts";
import { responseCells, type ResponseCell } from "./responseCells.ts";
import { scoreInterval } from "./shareIntervals.ts";
import { trimmedWeights } from "./trimmedWeights.ts";

/** How those who did not answer are made up for. */
export interface NonResponseOptions extends LevelOptions {
  /** Columns whose combinations form the weighting cells, the most important first; none by default: every answer then weighs the same. */
  readonly cells?: readonly string[];
  /** A numeric column of more different values than this is cut into as many cells by its quantiles; 5 by default. */
  readonly numericCells?: number;
  /** A cell with fewer answers is joined with its neighbours: the last column is given up first; 5 by default. */
  readonly fewestAnswers?: number;
  /** A weight is at most this many times the mean weight; what is cut goes to the others. At least 1; 5 by default, null for no limit. */
  readonly trim?: number | null;
}

/** Who did not answer, how they differ, and weights that make up for it. */
export interface NonResponse {
  readonly invited: number;
  readonly answered: number;
  /** Share that answered, with the ends of Wilson's interval. */
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
  /** How those who answered differ from those who did not, the largest difference first. */
  readonly differences: readonly ResponseDifference[];
  /** Weighting cells, the lowest rate first. */
  readonly cells: readonly ResponseCell[];
  /** Of each row: how many of the invited an answer stands for; 0 for those who did not answer. They sum to the invited. */
  readonly weights: Float64Array;
  /** Weights that were cut. */
  readonly trimmed: number;
  /** Kish: how much larger the variance of a mean is for the weights, 1 + their squared coefficient of variation. */
  readonly designEffect: number;
  /** Answers over the design effect. */
  readonly effectiveAnswers: number;
  readonly level: number;
  readonly notes: readonly Note[];
}

/**
 * Says who did not answer a survey and how they differ from those who did, and weights the answers so that they stand for all who were
 * invited: within each cell an answer weighs the inverse of the cell's response rate.
 *
 * Weights make up for what the cells explain, and for nothing else. Notes: `cells-joined`, `weights-trimmed`, `large-differences` (columns
 * that differ by more than 0.2 standard deviations and form no cells).
 *
 * @param answered one a row: true or 1 for those who answered
 * @param features what is known of everybody who was invited; missing values are null, and form a category of their own
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-variation` (nobody answered, or everybody),
 *   `not-finite`
 * @example
 * const answered = [1, 1, 1, 0, 1, 0, 0, 0, 0, 0];
 * const plan = ["gold", "gold", "gold", "gold", "free", "free", "free", "free", "free", "free"];
 * const { rate, weights } = nonResponse(answered, { plan }, { cells: ["plan"], fewestAnswers: 1 });
 * rate // => 0.4
 * Array.from(weights.subarray(0, 5)) // => [1.3333, 1.3333, 1.3333, 0, 6]
 * @see Kalton & Flores-Cervantes (2003), Journal of Official Statistics 19, 81–97
 */
export function nonResponse(
  answered: ArrayLike<boolean | number>,
  features: TableInput,
  options: NonResponseOptions = {},
): NonResponse {
  const operation = "nonResponse";
  const level = checkedLevel(operation, options);
  const table = readTable(operation, features, { path: "features" });
  const { numericCells = 5, fewestAnswers = 5, trim = 5, cells: names = [] } = options;
  const issues = optionIssues(table, options);
  const response = readResponse(answered, table.rows, issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const count = response.reduce((sum, own) => sum + own, 0);
  if (count === 0 || count === table.rows) throw nothingToCompare(operation, count);
  const quantile = twoSidedQuantile(level);
  const { cells, cell, joined } = responseCells(table, response, { names, numericCells, fewestAnswers });
  const raw = Float64Array.from(response, (own, row) => (own === 0 ? 0 : 1 / cells[cell[row]!]!.rate));
  const { weights, trimmed } = trimmedWeights(raw, trim === null ? Infinity : trim);
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  const designEffect = (count * squares) / table.rows ** 2;
  const differences = differencesOf(table, response, quantile);
  checkDifferences(operation, differences);
  return {
    invited: table.rows,
    answered: count,
    rate: count / table.rows,
    ...scoreInterval(count / table.rows, table.rows, quantile),
    differences,
    cells: [...cells].sort((a, b) => a.rate - b.rate),
    weights,
    trimmed,
    designEffect,
    effectiveAnswers: count / designEffect,
    level,
    notes: notesOf(
      joined,
      trimmed,
      differences.filter(({ column }) => !names.includes(column)),
    ),
  };
}

function checkDifferences(operation: string, differences: readonly ResponseDifference[]): void {
  const sound = (of: ResponseDifference): boolean =>
    [of.answered, of.unanswered, of.lower, of.upper].every((value) => Number.isFinite(value));
  const issues = differences
    .filter((difference) => !sound(difference))
    .map(({ column }) => ({
      code: "not-finite",
      path: `features.${column}`,
      expected: "values whose squares a double can hold",
      received: "values too large",
      fix: "Divide the values by a common large number first.",
    }));
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

function notesOf(joined: number, trimmed: number, others: readonly ResponseDifference[]): Note[] {
  const notes: Note[] = [];
  const large = [...new Set(others.filter(({ difference }) => Math.abs(difference) > 0.2).map(({ column }) => column))];
  const add = (holds: boolean, code: string, message: string): void => {
    if (holds) notes.push({ code, message });
  };
  add(joined > 0, "cells-joined", `${String(joined)} cells with too few answers were joined with others.`);
  add(trimmed > 0, "weights-trimmed", `${String(trimmed)} weights were cut: a little bias for less variance.`);
  const message = `${large.join(", ")}: those who answered differ by more than 0.2 standard deviations, and the cells do not take it up.`;
  add(large.length > 0, "large-differences", message);
  return notes;
}

function nothingToCompare(operation: string, count: number): KeizokuError {
  const received = count === 0 ? "no answer at all" : "answers from everybody";
  const fix = count === 0 ? "Nothing is known of the customers' minds." : "Everybody answered: no weights are needed.";
  const expected = "some who answered and some who did not";
  return new KeizokuError(operation, [{ code: "no-variation", path: "answered", expected, received, fix }]);
}

function readResponse(answered: unknown, rows: number, issues: Issue[]): Float64Array {
  const response = new Float64Array(rows);
  const fix = "Pass true or 1 for those who answered, one a row of the features.";
  const wrong = (path: string, expected: string, received: unknown): void => {
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  if (!isArrayLike(answered)) wrong("answered", "a column of true and false", answered);
  else if (answered.length !== rows) wrong("answered", `${String(rows)} values, as the features have`, answered.length);
  else {
    for (let row = 0; row < rows && issues.length < 100; row++) {
      const value = answered[row];
      if (value === true || value === 1) response[row] = 1;
      else if (value !== false && value !== 0) wrong(`answered[${String(row)}]`, "true, false, 1 or 0", value);
    }
  }
  return response;
}

function optionIssues(table: DataTable, options: NonResponseOptions): Issue[] {
  const issues: Issue[] = [];
  const need = (path: string, holds: boolean, expected: string, received: unknown): void => {
    const fix = "Leave the option out for its default.";
    if (!holds) issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  const { cells = [], numericCells = 5, fewestAnswers = 5, trim = 5 } = options;
  if (!Array.isArray(cells)) need("options.cells", false, "a list of columns", cells);
  else {
    (cells as readonly string[]).forEach((name, i) => {
      const expected = `one of ${table.names.join(", ")}, once`;
      need(`options.cells[${String(i)}]`, table.columns.has(name) && cells.indexOf(name) === i, expected, name);
    });
  }
  const whole = (value: number, least: number): boolean => Number.isInteger(value) && value >= least;
  need("options.numericCells", whole(numericCells, 2), "a whole number of at least 2", numericCells);
  need("options.fewestAnswers", whole(fewestAnswers, 1), "a whole number of at least 1", fewestAnswers);
  need("options.trim", trim === null || (Number.isFinite(trim) && trim >= 1), "a number of at least 1, or null", trim);
  return issues;
}
