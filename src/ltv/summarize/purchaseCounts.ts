import type { PurchaseLog } from "../../schema/purchaseLog.ts";

/** The purchases of a log, customer by customer, each customer's in order of time. */
export interface GroupedLog {
  /** Purchases of customer c stand at `start[c] … start[c + 1] − 1`. */
  readonly start: Int32Array;
  readonly time: Float64Array;
  readonly amount: Float64Array;
}

/** Groups a log by customer: a counting sort, then each customer's purchases by time. */
export function groupByCustomer(log: PurchaseLog): GroupedLog {
  const { customer, customerIds } = log;
  const start = new Int32Array(customerIds.length + 1);
  for (let i = 0; i < customer.length; i++) start[customer[i]! + 1]!++;
  for (let c = 0; c < customerIds.length; c++) start[c + 1]! += start[c]!;
  const next = start.slice();
  const grouped = { start, time: new Float64Array(customer.length), amount: new Float64Array(customer.length) };
  for (let i = 0; i < customer.length; i++) {
    const k = next[customer[i]!]!++;
    grouped.time[k] = log.time[i]!;
    grouped.amount[k] = log.amount[i]!;
  }
  for (let c = 0; c < customerIds.length; c++) sortByTime(grouped, start[c]!, start[c + 1]!);
  return grouped;
}

/** Purchases that one insertion sort may handle; longer histories are sorted by index. */
const INSERTED = 64;

function sortByTime({ time, amount }: GroupedLog, from: number, until: number): void {
  if (until - from > INSERTED) {
    sortLong(time.subarray(from, until), amount.subarray(from, until));
    return;
  }
  for (let i = from + 1; i < until; i++) {
    const t = time[i]!;
    const a = amount[i]!;
    let k = i - 1;
    for (; k >= from && time[k]! > t; k--) {
      time[k + 1] = time[k]!;
      amount[k + 1] = amount[k]!;
    }
    time[k + 1] = t;
    amount[k + 1] = a;
  }
}

function sortLong(time: Float64Array, amount: Float64Array): void {
  const order = Array.from(time, (_, i) => i).sort((i, j) => time[i]! - time[j]! || i - j);
  time.set(order.map((i) => time[i]!));
  amount.set(order.map((i) => amount[i]!));
}

/** One customer's purchases in a window of time. */
export interface PurchaseCount {
  /** Time of the first and the last purchase; NaN where there is none. */
  first: number;
  last: number;
  /** Occasions: days with a purchase, or purchases. */
  occasions: number;
  /** Amounts of all purchases and refunds after the first occasion. */
  laterAmount: number;
  /** All amounts in the window. */
  amount: number;
}

/** A count to be filled: one serves for all customers, as a million of them would keep the collector busy. */
export function emptyCount(): PurchaseCount {
  return { first: NaN, last: NaN, occasions: 0, laterAmount: 0, amount: 0 };
}

/** From which time to which, and what counts as one occasion. */
export interface PurchaseWindow {
  /** Not included. */
  readonly after: number;
  /** Included. */
  readonly until: number;
  /** Whether purchases of one time (a day) are one occasion. */
  readonly once: boolean;
}

/** Counts one customer's purchases into `out`. Refunds (amounts below 0) are no occasion; they lower the amounts. */
export function countPurchases(
  grouped: GroupedLog,
  customer: number,
  window: PurchaseWindow,
  out: PurchaseCount,
): void {
  const { start, time, amount } = grouped;
  const end = start[customer + 1]!;
  let first = NaN;
  let last = NaN;
  let occasions = 0;
  let laterAmount = 0;
  let total = 0;
  for (let k = start[customer]!; k < end && time[k]! <= window.until; k++) {
    if (time[k]! <= window.after) continue;
    const t = time[k]!;
    total += amount[k]!;
    const starts = occasions === 0 && amount[k]! >= 0;
    if (starts) first = t;
    else if (occasions > 0 && (t > first || !window.once)) laterAmount += amount[k]!;
    if (amount[k]! < 0 || (window.once && t === last)) continue;
    occasions++;
    last = t;
  }
  out.first = first;
  out.last = last;
  out.occasions = occasions;
  out.laterAmount = laterAmount;
  out.amount = total;
}
