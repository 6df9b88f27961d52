import type { Subscription } from "../schema/record/subscription.ts";
import type { RowColumns } from "./rowColumns.ts";
import { sortSlice } from "./sortSlice.ts";

/** Rows by customer, then by subscription, then in order of time. */
export interface RowGroups {
  /** Row indices. */
  readonly order: Int32Array;
  /** Where each customer's rows begin in `order`; one more for the end. */
  readonly start: Int32Array;
  /** Number of each row's subscription among its customer's. */
  readonly subscription: Int32Array;
  /** Whether any customer has more than one subscription. */
  readonly sideBySide: boolean;
}

/** Groups rows by customer (a counting sort), and sorts each customer's. Rows of one instant: those of no length first, then as given. */
export function groupRows(rows: readonly Subscription[], columns: RowColumns): RowGroups {
  const { order, start } = byCustomer(columns);
  const { from, until } = columns;
  const subscription = new Int32Array(rows.length);
  const compare = (a: number, b: number): number =>
    subscription[a]! - subscription[b]! ||
    from[a]! - from[b]! ||
    Number(until[a]! > from[a]!) - Number(until[b]! > from[b]!) ||
    a - b;
  let sideBySide = false;
  for (let c = 0; c + 1 < start.length; c++) {
    const begin = start[c]!;
    const end = start[c + 1]!;
    if (end - begin < 2) continue;
    if (numberSubscriptions(rows, order.subarray(begin, end), subscription)) sideBySide = true;
    sortSlice(order, begin, end, compare);
  }
  return { order, start, subscription, sideBySide };
}

function byCustomer({ customer, customerIds }: RowColumns): Pick<RowGroups, "order" | "start"> {
  const start = new Int32Array(customerIds.length + 1);
  for (let i = 0; i < customer.length; i++) if (customer[i]! >= 0) start[customer[i]! + 1]!++;
  for (let c = 0; c < customerIds.length; c++) start[c + 1]! += start[c]!;
  const order = new Int32Array(start[customerIds.length]!);
  const next = start.slice();
  for (let i = 0; i < customer.length; i++) if (customer[i]! >= 0) order[next[customer[i]!]!++] = i;
  return { order, start };
}

/** Numbers one customer's subscriptions in order of first appearance; says whether there are several. */
function numberSubscriptions(rows: readonly Subscription[], own: Int32Array, subscription: Int32Array): boolean {
  const first = rows[own[0]!]!.subscriptionId;
  let same = 1;
  while (same < own.length && rows[own[same]!]!.subscriptionId === first) same++;
  if (same === own.length) return false;
  const numbers = new Map<string | null, number>();
  for (const row of own) {
    const id = rows[row]!.subscriptionId;
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    subscription[row] = number;
  }
  return true;
}
