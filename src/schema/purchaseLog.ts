import { dayNumbers } from "../calendar/dayNumbers.ts";
import { instantReader, type Instant } from "../calendar/instant.ts";
import { KeizokuError, show, type Issue } from "./error.ts";
import { minorDigits, type Money } from "./money/money.ts";
import { numberCustomers } from "./numberCustomers.ts";

/** A purchase as a row: a `Transaction` of the records, or the three facts of it that count here. */
export interface Purchase {
  readonly customerId: string | number;
  readonly at: Instant;
  /** Money, or a number in any one unit; below 0 for a refund. */
  readonly amount: Money | number;
}

/** Purchases as columns of equal length: the fast way for millions. */
export interface PurchaseColumns {
  readonly customerId: ArrayLike<string | number>;
  /** Epoch milliseconds. */
  readonly at: ArrayLike<number>;
  /** In any one unit; below 0 for a refund. */
  readonly amount: ArrayLike<number>;
}

/** Purchases with dense customer numbers and one kind of time. */
export interface PurchaseLog {
  readonly customerIds: readonly string[];
  /** Index into `customerIds` of each purchase. */
  readonly customer: Int32Array;
  /** Local day numbers, or epoch milliseconds. */
  readonly time: Int32Array | Float64Array;
  /** As given: minor units of `Money`, or plain numbers. */
  readonly amount: ArrayLike<number>;
  /** Of rows with `Money`; null for plain numbers. */
  readonly currency: string | null;
  /** How many of `amount` make one unit that people count in: 100 for cents, 1 for yen and plain numbers. */
  readonly perMajorUnit: number;
}

/** How to read a log. */
export interface LogOptions {
  readonly timeZone: string;
  /** Days of the zone, or exact instants. */
  readonly byDay: boolean;
}

/**
 * Reads rows or columns once, with every wrong value reported.
 *
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `mixed-currencies`, `invalid-time-zone`
 */
export function purchaseLog(
  operation: string,
  purchases: readonly Purchase[] | PurchaseColumns,
  options: LogOptions,
): PurchaseLog {
  const issues: Issue[] = [];
  const isRows = Array.isArray(purchases);
  const currency = isRows ? currencyOf(purchases as readonly Purchase[], issues) : null;
  const columns = isRows
    ? columnsOf(purchases as readonly Purchase[], options.timeZone)
    : (purchases as PurchaseColumns);
  reportWrong(columns, isRows, issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const { customer, customerIds } = numberCustomers(columns.customerId);
  const time = options.byDay ? dayNumbers(columns.at, options.timeZone) : new Float64Array(columns.at);
  const perMajorUnit = currency === null ? 1 : 10 ** minorDigits(currency);
  return { customerIds, customer, time, amount: columns.amount, currency, perMajorUnit };
}

/** Instants that cannot be read become NaN, which the check of columns reports. */
function columnsOf(rows: readonly Purchase[], timeZone: string): PurchaseColumns {
  const read = instantReader({ timeZone });
  return {
    customerId: rows.map((row) => row.customerId),
    at: Float64Array.from(rows, (row) => read(row.at) ?? NaN),
    amount: Float64Array.from(rows, ({ amount }) => (typeof amount === "number" ? amount : amount.minor)),
  };
}

function currencyOf(rows: readonly Purchase[], issues: Issue[]): string | null {
  const unit = ({ amount }: Purchase): string | null => (typeof amount === "number" ? null : amount.currency);
  const first = rows.length === 0 ? null : unit(rows[0]!);
  rows.forEach((row, i) => {
    const own = unit(row);
    if (own === first) return;
    const fix = "Pass purchases of one currency, or convert them first.";
    issues.push({
      code: "mixed-currencies",
      path: `[${String(i)}].amount`,
      expected: first ?? "a plain number",
      received: own ?? "a plain number",
      fix,
    });
  });
  return first;
}

function reportWrong({ customerId, at, amount }: PurchaseColumns, isRows: boolean, issues: Issue[]): void {
  const path = (i: number, name: string): string => (isRows ? `[${String(i)}].${name}` : `${name}[${String(i)}]`);
  const wrong = (code: string, where: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code, path: where, expected, received: show(received), fix });
  };
  const rows = customerId.length;
  if (rows === 0) wrong("empty-input", "", "at least one purchase", 0, "Pass at least one purchase.");
  for (const [name, column] of [
    ["at", at],
    ["amount", amount],
  ] as const) {
    if (column.length !== rows)
      wrong("invalid-input", name, `${String(rows)} values`, column.length, "Pass columns of equal length.");
  }
  if (issues.length > 0) return;
  for (let i = 0; i < rows; i++) {
    const id = customerId[i];
    if (id === undefined || id === null || id === "")
      wrong(
        "invalid-input",
        path(i, "customerId"),
        "a customer's id",
        id,
        "Give every purchase the id of its customer.",
      );
    if (!(Math.abs(at[i]!) <= 8.64e15))
      wrong(
        "invalid-instant",
        path(i, "at"),
        "a point in time",
        at[i],
        "Pass a Date, an ISO 8601 text or epoch milliseconds.",
      );
    if (!Number.isFinite(amount[i]!))
      wrong("invalid-input", path(i, "amount"), "a finite number", amount[i], "Pass what was paid, 0 for nothing.");
  }
}
