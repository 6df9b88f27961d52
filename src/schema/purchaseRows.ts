import { instantIssue, readInstant } from "../calendar/instant.ts";
import type { Zone } from "../calendar/zone.ts";
import { show, type Issue } from "./error.ts";
import { issueList, type IssueList } from "./issueList.ts";
import { isMoney, moneyIssues, type Money } from "./money/money.ts";
import { amountIssue, customerIdIssue, isCustomerId, nothing } from "./purchaseColumns.ts";

/** Rows as columns, and everything that is wrong with them; columns are worthless where there are issues. */
export interface ReadPurchases {
  readonly customerId: readonly (string | number)[];
  readonly at: Float64Array;
  /** Minor units of money, or numbers as given. */
  readonly amount: Float64Array;
  /** Null for plain numbers. */
  readonly currency: string | null;
  readonly issues: readonly Issue[];
}

/** A purchase as it may come: nothing is known of it. */
type GivenRow = Readonly<Partial<Record<"customerId" | "at" | "amount", unknown>>>;

/** What stands for the currency of plain numbers in an issue. */
const PLAIN = "a plain number";

/** Reads rows; each wrong value of each row is an issue. */
export function readPurchaseRows(rows: readonly unknown[], zone: Zone): ReadPurchases {
  const list = issueList();
  const customerId = new Array<string | number>(rows.length);
  const at = new Float64Array(rows.length);
  const amount = new Float64Array(rows.length);
  let currency: string | null | undefined;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as GivenRow;
    if (typeof row !== "object" || row === null) {
      list.add("", () => rowIssue(i, row));
      continue;
    }
    customerId[i] = row.customerId as string | number;
    if (!isCustomerId(row.customerId))
      list.add("customerId", () => customerIdIssue(path(i, "customerId"), row.customerId));
    const time = readInstant(zone, row.at);
    at[i] = time ?? NaN;
    if (time === undefined) list.add("at", () => instantIssue(row.at, path(i, "at")));
    if (!isAmount(row.amount)) {
      addAmountIssues(row.amount, path(i, "amount"), list);
      continue;
    }
    const own = typeof row.amount === "number" ? null : row.amount.currency;
    amount[i] = typeof row.amount === "number" ? row.amount : row.amount.minor;
    if (currency === undefined) currency = own;
    else if (own !== currency) addMixed(path(i, "amount"), currency, own, list);
  }
  return { customerId, at, amount, currency: currency ?? null, issues: rows.length === 0 ? [nothing] : list.all() };
}

function path(i: number, name: string): string {
  return `[${String(i)}].${name}`;
}

function rowIssue(i: number, received: unknown): Issue {
  const fix = "Pass one object a purchase.";
  const expected = "a purchase { customerId, at, amount }";
  return { code: "invalid-input", path: `[${String(i)}]`, expected, received: show(received), fix };
}

function isAmount(value: unknown): value is Money | number {
  return typeof value === "number" ? Number.isFinite(value) : isMoney(value);
}

function addAmountIssues(amount: unknown, where: string, list: IssueList): void {
  if (typeof amount !== "object" || amount === null) {
    list.add("amount", () => amountIssue(where, amount, "a finite number, or money"));
    return;
  }
  for (const issue of moneyIssues(where, amount)) list.add("amount", () => issue);
}

function addMixed(where: string, expected: string | null, received: string | null, list: IssueList): void {
  const fix = "Pass purchases of one currency, or convert them first.";
  list.add("amount", () => ({
    code: "mixed-currencies",
    path: where,
    expected: expected ?? PLAIN,
    received: received ?? PLAIN,
    fix,
  }));
}
