import { isArrayLike, isBigIntColumn } from "../../schema/arrayLike.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import { issueList, type IssueList } from "../../schema/issueList.ts";
import { isMoney, type Money } from "../../schema/money/money.ts";
import { isCustomerId } from "../../schema/purchaseColumns.ts";
import type { ReadCustomers, RfmColumns } from "./customers.ts";

const FIX_SHAPE = "Pass columns of equal length: { recency, frequency, monetary }.";
const PLAIN = "a plain number";

/**
 * Reads the three measures of customers.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `mixed-currencies`, `duplicate-row`
 */
export function readMeasures(operation: string, columns: RfmColumns, currency: string | undefined): ReadCustomers {
  const list = issueList();
  const rows = checkShapes(columns, list);
  throwAny(operation, list);
  const money = moneyColumn(columns.monetary, currency, list);
  const read = {
    customerIds: readIds(columns.customerId, rows, list),
    recency: count("recency", columns.recency, list),
    frequency: count("frequency", columns.frequency, list),
    monetary: money.minor,
  };
  throwAny(operation, list);
  return { ...read, currency: money.currency, occasion: null, asOf: null, notes: [] };
}

function throwAny(operation: string, list: IssueList): void {
  const issues = list.all();
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

function checkShapes(columns: RfmColumns, list: IssueList): number {
  const names = ["recency", "frequency", "monetary"] as const;
  const rows = names.map((name): unknown => columns[name]).find(isArrayLike)?.length ?? 0;
  const wrong = (path: string, expected: string, received: string): void => {
    list.add(path, () => ({ code: "invalid-input", path, expected, received, fix: FIX_SHAPE }));
  };
  const optional = columns.customerId === undefined ? [] : (["customerId"] as const);
  for (const name of [...names, ...optional]) {
    const column: unknown = columns[name];
    if (!isArrayLike(column) || isBigIntColumn(column)) wrong(name, "a column", show(column));
    else if (column.length !== rows) wrong(name, `${String(rows)} values, as the other columns`, String(column.length));
  }
  if (rows === 0) {
    const fix = "Pass at least one customer.";
    list.add("", () => ({ code: "empty-input", path: "recency", expected: "at least one row", received: "none", fix }));
  }
  return rows;
}

function count(path: "recency" | "frequency", column: ArrayLike<unknown>, list: IssueList): Float64Array {
  const values = new Float64Array(column.length);
  const expected = "a finite number of at least 0";
  for (let i = 0; i < values.length; i++) {
    const value = column[i];
    if (typeof value === "number" && Number.isFinite(value) && value >= 0) values[i] = value;
    else {
      const fix = "Leave customers without a purchase out.";
      const where = `${path}[${String(i)}]`;
      list.add(path, () => ({ code: "invalid-input", path: where, expected, received: show(value), fix }));
    }
  }
  return values;
}

function moneyColumn(
  column: ArrayLike<Money | number>,
  stated: string | undefined,
  list: IssueList,
): { minor: Float64Array; currency: string | null } {
  const minor = new Float64Array(column.length);
  let currency: string | null | undefined;
  for (let i = 0; i < minor.length; i++) {
    const value: unknown = column[i];
    const path = `monetary[${String(i)}]`;
    if (!isAmount(value)) {
      const fix = "Pass the sum of what the customer paid, 0 for nothing.";
      const expected = "money, or a finite number";
      list.add("monetary", () => ({ code: "invalid-input", path, expected, received: show(value), fix }));
      continue;
    }
    const own = typeof value === "number" ? (stated ?? null) : value.currency;
    minor[i] = typeof value === "number" ? value : value.minor;
    if (currency === undefined) currency = stated ?? own;
    if (own === currency) continue;
    const fix = "Pass amounts of one currency, or convert them first.";
    const [expected, received] = [currency ?? PLAIN, own ?? PLAIN];
    list.add("monetary", () => ({ code: "mixed-currencies", path, expected, received, fix }));
  }
  return { minor, currency: currency ?? null };
}

function readIds(ids: ArrayLike<string | number> | undefined, rows: number, list: IssueList): string[] {
  if (ids === undefined) return Array.from({ length: rows }, (_, i) => String(i));
  const seen = new Set<string>();
  return Array.from({ length: rows }, (_, i) => {
    const id = ids[i];
    const path = `customerId[${String(i)}]`;
    if (!isCustomerId(id)) {
      const expected = "a text that is not empty, or a number";
      const fix = "Give every customer an id.";
      list.add("customerId", () => ({ code: "invalid-input", path, expected, received: show(id), fix }));
      return "";
    }
    if (seen.has(String(id))) {
      const fix = "Pass one row a customer.";
      list.add("customerId", () => ({
        code: "duplicate-row",
        path,
        expected: "an id that comes once",
        received: show(id),
        fix,
      }));
    }
    seen.add(String(id));
    return String(id);
  });
}

/** Whether a value is money or a finite number. */
function isAmount(value: unknown): value is Money | number {
  return typeof value === "number" ? Number.isFinite(value) : isMoney(value);
}
