import { addTo } from "./exactSum.ts";
import type { GroupedLog } from "./groupedLog.ts";
import type { WindowState } from "./summaryState.ts";
import {
  addGap,
  clear,
  closeWindow,
  newTally,
  openWindow,
  store,
  type CountRules,
  type OpenWindow,
  type Tally,
} from "./tally.ts";

/** From which time to which, and how to count. */
export interface PurchaseWindow extends CountRules {
  /** Not included. */
  readonly after: number;
  /** Included. */
  readonly until: number;
}

/** Counts the purchases of every customer in a window. Refunds (amounts below 0) are no occasion; they lower the amounts. */
export function countWindow(grouped: GroupedLog, window: PurchaseWindow): WindowState {
  const customers = grouped.start.length - 1;
  const open = openWindow(customers, window.keepOccasions);
  const tally = newTally();
  for (let c = 0; c < customers; c++) {
    if (onePurchase(grouped, c, window, open)) continue;
    clear(tally);
    const from = firstPurchase(grouped, c, window, open);
    if (from >= 0) countFrom(grouped, { from, until: grouped.start[c + 1]! }, window, { open, tally });
    store(open, c, tally);
  }
  return closeWindow(open);
}

/** Most customers of most shops: one purchase and no more. False for any other. */
function onePurchase(
  { start, time, amount }: GroupedLog,
  customer: number,
  { after, until }: PurchaseWindow,
  { columns, times }: OpenWindow,
): boolean {
  const k = start[customer]!;
  const at = time[k]!;
  if (start[customer + 1]! !== k + 1 || amount[k]! < 0 || at <= after || at > until) return false;
  columns.first[customer] = at;
  columns.last[customer] = at;
  columns.occasions[customer] = 1;
  columns.firstAmount[customer] = amount[k]! + 0;
  if (times !== null) times.start[customer + 1] = times.at.push(at);
  return true;
}

/** Where the time of a customer's first purchase begins, −1 where there is none; refunds before it are put down. */
function firstPurchase(
  { start, time, amount }: GroupedLog,
  customer: number,
  { after, until }: PurchaseWindow,
  { refunds }: OpenWindow,
): number {
  const end = start[customer + 1]!;
  let from = start[customer]!;
  while (from < end && time[from]! <= after) from++;
  let k = from;
  while (k < end && time[k]! <= until && amount[k]! < 0) k++;
  const found = k < end && time[k]! <= until;
  const purchase = k;
  // Refunds of the very time of the first purchase have no order among its rows: they are not before it.
  if (found) while (k > from && time[k - 1]! === time[purchase]!) k--;
  for (let i = from; i < k; i++) {
    refunds.customer.push(customer);
    refunds.at.push(time[i]!);
    refunds.amount.push(amount[i]!);
  }
  return found ? k : -1;
}

function countFrom(
  { time, amount }: GroupedLog,
  rows: { readonly from: number; readonly until: number },
  window: PurchaseWindow,
  { open, tally }: { readonly open: OpenWindow; readonly tally: Tally },
): void {
  const { once } = window;
  const first = time[rows.from]!;
  let smallest = Infinity;
  for (let k = rows.from; k < rows.until && time[k]! <= window.until; k++) {
    const t = time[k]!;
    let value = amount[k]!;
    if (value >= 0 && !(once && tally.occasions > 0 && t === tally.last)) {
      if (tally.occasions++ > 0) addGap(open, tally, t - tally.last, window);
      tally.last = t;
      open.times?.at.push(t);
    }
    if (once && t === first) {
      addTo(tally.firstAmount, value);
      continue;
    }
    if (!once && t === first && value >= 0 && value < smallest) {
      const larger = smallest;
      smallest = value;
      if (larger === Infinity) continue;
      value = larger;
    }
    addTo(tally.laterAmount, value);
  }
  tally.first = first;
  if (!once) addTo(tally.firstAmount, smallest);
}
