import { maxInstant, minInstant } from "../calendar/instant.ts";
import { isArrayLike, isBigIntColumn } from "./arrayLike.ts";
import { show, type Issue } from "./error.ts";
import { issueList, type IssueList } from "./issueList.ts";

const names = ["customerId", "at", "amount"] as const;
type Name = (typeof names)[number];

/** The issue of a customer's id that is none. */
export function customerIdIssue(path: string, received: unknown): Issue {
  const fix = "Give every purchase the id of its customer.";
  return {
    code: "invalid-input",
    path,
    expected: "a text that is not empty, or a number",
    received: show(received),
    fix,
  };
}

/** The issue of an amount that is none. */
export function amountIssue(path: string, received: unknown, expected: string): Issue {
  const fix = "Pass what was paid, 0 for nothing.";
  return { code: "invalid-input", path, expected, received: show(received), fix };
}

/** Whether a value names a customer. */
export function isCustomerId(value: unknown): boolean {
  return typeof value === "string" ? value !== "" : Number.isFinite(value);
}

/** Everything that is wrong with purchases given as columns: their shapes, then their values. */
export function purchaseColumnIssues(given: unknown): Issue[] {
  const columns = given as Readonly<Record<Name, unknown>>;
  const length = names.map((name) => columns[name]).find(isArrayLike)?.length ?? 0;
  const issues = names.flatMap((name) => shapeIssues(name, columns[name], length));
  if (issues.length === 0 && length === 0) return [nothing];
  const list = issueList();
  for (const name of names) {
    const column = columns[name];
    if (isArrayLike(column) && !isBigIntColumn(column)) valueIssues(name, column, list);
  }
  return [...issues, ...list.all()];
}

/** The issue of a log without purchases. */
export const nothing: Issue = {
  code: "empty-input",
  path: "",
  expected: "at least one purchase",
  received: "0",
  fix: "Pass at least one purchase.",
};

function shapeIssues(name: Name, column: unknown, length: number): Issue[] {
  const wrong = (expected: string, received: string, fix: string): Issue[] => [
    { code: "invalid-input", path: name, expected, received, fix },
  ];
  if (!isArrayLike(column)) {
    const fix = `Pass ${name} as a column, or the purchases as an array of rows.`;
    return wrong("a column (an array or a typed array)", show(column), fix);
  }
  if (isBigIntColumn(column)) return wrong("a column of numbers", show(column), "Pass Array.from(column, Number).");
  if (column.length === length) return [];
  return wrong(`${String(length)} values`, String(column.length), "Pass columns of equal length.");
}

function valueIssues(name: Name, column: ArrayLike<unknown>, list: IssueList): void {
  if (name === "customerId") customerIds(column, list);
  else if (name === "at") instants(column, list);
  else amounts(column, list);
}

function customerIds(column: ArrayLike<unknown>, list: IssueList): void {
  for (let i = 0; i < column.length; i++) {
    const id = column[i];
    if (!isCustomerId(id)) list.add("customerId", () => customerIdIssue(`customerId[${String(i)}]`, id));
  }
}

function instants(column: ArrayLike<unknown>, list: IssueList): void {
  for (let i = 0; i < column.length; i++) {
    const at = column[i];
    if (typeof at === "number" && at >= minInstant && at <= maxInstant) continue;
    list.add("at", () => {
      const expected = "epoch milliseconds of the years 1 to 9999";
      const fix = "Read dates and texts with `instantReader` first; rows take them as they are.";
      return { code: "invalid-instant", path: `at[${String(i)}]`, expected, received: show(at), fix };
    });
  }
}

function amounts(column: ArrayLike<unknown>, list: IssueList): void {
  for (let i = 0; i < column.length; i++) {
    const amount = column[i];
    if (Number.isFinite(amount)) continue;
    list.add("amount", () => amountIssue(`amount[${String(i)}]`, amount, "a finite number"));
  }
}
