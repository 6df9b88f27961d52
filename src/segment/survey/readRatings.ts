import { isArrayLike, isBigIntColumn } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { issueList, type IssueList } from "../../schema/issueList.ts";
import { isCustomerId } from "../../schema/purchaseColumns.ts";
import type { SurveyAnswer } from "../../schema/record/surveyAnswer.ts";
import type { RatingColumns, RatingOptions, Ratings } from "./ratings.ts";
import { checkAnswers } from "./readAnswerRows.ts";

/** One answer that counts. */
export interface Rating {
  readonly answer: number;
  readonly weight: number;
  readonly group: string | null;
  /** Null where no times were given. */
  readonly at: number | null;
  /** Null where each row is a customer of his own. */
  readonly customer: string | null;
}

/** Ratings and the scale they are on. */
export interface ReadRatings {
  readonly ratings: readonly Rating[];
  /** Null where the records do not say. */
  readonly scale: readonly [least: number, greatest: number] | null;
  readonly notes: readonly Note[];
}

/**
 * Reads records or columns of ratings.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `all-missing`
 */
export function readRatings(operation: string, ratings: Ratings, options: RatingOptions): ReadRatings {
  return Array.isArray(ratings)
    ? readRecords(operation, ratings, options)
    : readColumns(operation, ratings as RatingColumns);
}

function readRecords(operation: string, answers: readonly SurveyAnswer[], options: RatingOptions): ReadRatings {
  checkAnswers(operation, answers);
  const questions = [...new Set(answers.map(({ question }) => question))];
  const { question = questions[0], groups = {}, weights = {} } = options;
  const issues = recordIssues(questions, options);
  const chosen = answers.filter((answer) => answer.question === question);
  const ratings = chosen.map(({ customerId, answer, at }) => ({
    answer,
    at,
    customer: customerId,
    weight: Object.hasOwn(weights, customerId) ? weights[customerId]! : 1,
    group: Object.hasOwn(groups, customerId) ? groups[customerId]! : null,
  }));
  for (const { customer, weight, group } of ratings) {
    if (group !== null && typeof (group as unknown) !== "string") {
      const path = `options.groups[${show(customer)}]`;
      const fix = "Pass the name of each customer's group.";
      issues.push({ code: "invalid-input", path, expected: "a text", received: show(group), fix });
    }
    if (Number.isFinite(weight) && weight >= 0) continue;
    const path = `options.weights[${show(customer)}]`;
    issues.push({ code: "invalid-input", path, expected: AT_LEAST_0, received: show(weight), fix: FIX_WEIGHT });
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const { scaleMin, scaleMax } = chosen[0]!;
  return { ratings, scale: [scaleMin, scaleMax], notes: [] };
}

const AT_LEAST_0 = "a finite number of at least 0";
const FIX_WEIGHT = "Pass how many customers the answer stands for.";

function recordIssues(questions: readonly string[], options: RatingOptions): Issue[] {
  const issues: Issue[] = [];
  const wrong = (path: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  const { question, groups, weights } = options;
  const listed = questions.slice(0, 10).join(", ");
  if (question === undefined ? questions.length > 1 : !questions.includes(question)) {
    wrong("options.question", `one of ${listed}`, question, "Say which question is meant.");
  }
  for (const [name, map] of [
    ["groups", groups],
    ["weights", weights],
  ] as const) {
    if (map === undefined || (typeof (map as unknown) === "object" && (map as unknown) !== null)) continue;
    wrong(`options.${name}`, "an object by customer id", map, 'Pass { "customer-1": … }.');
  }
  return issues;
}

function readColumns(operation: string, columns: RatingColumns): ReadRatings {
  const list = issueList();
  const rows = checkShapes(columns, list);
  throwAny(operation, list);
  const { answer, customerId, at, weight, group } = columns;
  const ratings: Rating[] = [];
  for (let row = 0; row < rows; row++) {
    const value = answer[row];
    const of = {
      weight: weight === undefined ? 1 : weight[row]!,
      group: group?.[row] ?? null,
      at: at === undefined ? null : at[row]!,
      customer: customerId === undefined ? null : String(customerId[row]),
    };
    checkCells(columns, row, list);
    if (value !== null && value !== undefined) ratings.push({ answer: value, ...of });
  }
  throwAny(operation, list);
  if (ratings.length === 0) {
    const fix = "Pass answers.";
    throw new KeizokuError(operation, [
      { code: "all-missing", path: "answer", expected: "some answers", received: "none", fix },
    ]);
  }
  const left = rows - ratings.length;
  const message = `${String(left)} of ${String(rows)} rows hold no answer. Who does not answer differs: see nonResponse.`;
  return { ratings, scale: null, notes: left === 0 ? [] : [{ code: "rows-left-out", message }] };
}

function throwAny(operation: string, list: IssueList): void {
  const issues = list.all();
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

const FIX_COLUMNS = "Pass columns of equal length, { answer: [9, 10, null] }, or records.";

function checkShapes(columns: unknown, list: IssueList): number {
  const wrong = (path: string, expected: string, received: string): void => {
    list.add(path, () => ({ code: "invalid-input", path, expected, received, fix: FIX_COLUMNS }));
  };
  if (typeof columns !== "object" || columns === null) {
    wrong("", "records, or columns with answer", show(columns));
    return 0;
  }
  const given = columns as Readonly<Record<string, unknown>>;
  const { answer } = given;
  if (!isArrayLike(answer) || isBigIntColumn(answer)) {
    wrong("answer", "a column", show(answer));
    return 0;
  }
  for (const name of ["customerId", "at", "weight", "group"]) {
    const column = given[name];
    if (column === undefined) continue;
    if (!isArrayLike(column) || isBigIntColumn(column)) wrong(name, "a column", show(column));
    else if (column.length !== answer.length) wrong(name, `${String(answer.length)} values`, String(column.length));
  }
  if (answer.length === 0) {
    const expected = "at least one row";
    list.add("", () => ({ code: "empty-input", path: "answer", expected, received: "none", fix: FIX_COLUMNS }));
  }
  return answer.length;
}

function checkCells({ answer, customerId, at, weight, group }: RatingColumns, row: number, list: IssueList): void {
  const need = (column: string, holds: boolean, expected: string, value: unknown): void => {
    if (holds) return;
    const path = `${column}[${String(row)}]`;
    list.add(column, () => ({ code: "invalid-input", path, expected, received: show(value), fix: FIX_COLUMNS }));
  };
  const value: unknown = answer[row];
  need("answer", value === null || value === undefined || Number.isFinite(value), "a finite number, or null", value);
  if (customerId !== undefined) {
    need("customerId", isCustomerId(customerId[row]), "a text that is not empty, or a number", customerId[row]);
  }
  if (at !== undefined) need("at", Number.isFinite(at[row]), "epoch milliseconds", at[row]);
  if (weight !== undefined) {
    need("weight", Number.isFinite(weight[row]) && weight[row]! >= 0, AT_LEAST_0, weight[row]);
  }
  const name: unknown = group?.[row];
  need("group", name === null || name === undefined || typeof name === "string", "a text, or null", name);
}
