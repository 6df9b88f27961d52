import type { PurchaseLog } from "../../schema/purchaseLog.ts";

/** The purchases of a log, customer by customer, each customer's in order of time. */
export interface GroupedLog {
  /** Purchases of customer c stand at `start[c] … start[c + 1] − 1`. */
  readonly start: Int32Array;
  /** Day numbers as 32-bit integers: half the memory to move. */
  readonly time: Int32Array | Float64Array;
  readonly amount: Float64Array;
}

/** Groups a log by customer: a counting sort, then each customer's purchases by time. */
export function groupByCustomer(log: PurchaseLog): GroupedLog {
  const { customer, customerIds } = log;
  const start = new Int32Array(customerIds.length + 1);
  for (let i = 0; i < customer.length; i++) start[customer[i]! + 1]!++;
  for (let c = 0; c < customerIds.length; c++) start[c + 1]! += start[c]!;
  const next = start.slice();
  const Times = log.time instanceof Int32Array ? Int32Array : Float64Array;
  const grouped = { start, time: new Times(customer.length), amount: new Float64Array(customer.length) };
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

function sortLong(time: Int32Array | Float64Array, amount: Float64Array): void {
  const order = Array.from(time, (_, i) => i).sort((i, j) => time[i]! - time[j]! || i - j);
  time.set(order.map((i) => time[i]!));
  amount.set(order.map((i) => amount[i]!));
}
