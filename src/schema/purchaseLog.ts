import { dayNumbers } from "../calendar/dayNumbers.ts";
import type { Instant } from "../calendar/instant.ts";
import { checkedZone, type Zone } from "../calendar/zone.ts";
import { KeizokuError, show, type Issue } from "./error.ts";
import { minorDigits, type Money } from "./money/money.ts";
import { numberCustomers } from "./numberCustomers.ts";
import { purchaseColumnIssues } from "./purchaseColumns.ts";
import { readPurchaseRows } from "./purchaseRows.ts";

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
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `mixed-currencies`, `unknown-currency`, `invalid-time-zone`
 */
export function purchaseLog(
  operation: string,
  purchases: readonly Purchase[] | PurchaseColumns,
  options: LogOptions,
): PurchaseLog {
  const zone = checkedZone(operation, options.timeZone, "options.timeZone");
  const { customerId, at, amount, currency, issues } = readPurchases(purchases, zone);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const { customer, customerIds } = numberCustomers(customerId);
  const time = options.byDay ? dayNumbers(at, options.timeZone) : new Float64Array(at);
  const perMajorUnit = currency === null ? 1 : 10 ** minorDigits(currency);
  return { customerIds, customer, time, amount, currency, perMajorUnit };
}

interface GivenPurchases extends PurchaseColumns {
  readonly currency: string | null;
  readonly issues: readonly Issue[];
}

function readPurchases(purchases: unknown, zone: Zone): GivenPurchases {
  if (Array.isArray(purchases)) return readPurchaseRows(purchases, zone);
  if (typeof purchases === "object" && purchases !== null) {
    const { customerId, at, amount } = purchases as PurchaseColumns;
    return { customerId, at, amount, currency: null, issues: purchaseColumnIssues(purchases) };
  }
  const expected = "an array of purchases, or an object with the columns customerId, at and amount";
  const fix = "Pass rows { customerId, at, amount }, or columns of equal length.";
  const issue = { code: "invalid-input", path: "", expected, received: show(purchases), fix };
  return { customerId: [], at: [], amount: [], currency: null, issues: [issue] };
}
