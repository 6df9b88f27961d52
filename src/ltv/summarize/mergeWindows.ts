import { addTo, newSum, settle } from "./exactSum.ts";
import type { MergedCustomers } from "./mergedCustomers.ts";
import { addRow, newStretches, sortStretches, type Stretches } from "./stretches.ts";
import { windowColumns, type EarlyRefunds, type WindowState } from "./summaryState.ts";
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

/**
 * A merged window, the customers whose purchases interleave in a way that cannot be counted, and those of whom two summaries know the same time
 * and more than 0 in money.
 */
export interface MergedWindow {
  readonly window: WindowState;
  readonly interleaved: readonly number[];
  readonly repeated: readonly number[];
}

/** Counts customers from what several summaries know of them; O(rows), and the sorting of one customer's stretches. */
export function mergeWindows(
  windows: readonly WindowState[],
  customers: MergedCustomers,
  rules: Omit<CountRules, "keepOccasions">,
): MergedWindow {
  const { start, shard, row, customerId } = customers;
  const keepOccasions = windows.every(({ occasionTimes }) => occasionTimes !== null);
  const open = openWindow(customerId.length, keepOccasions);
  for (const { shortGaps } of windows) open.shortGaps += shortGaps;
  const work = { tally: newTally(), stretches: newStretches(), order: [], shared: false };
  const counting = { ...rules, keepOccasions };
  const interleaved: number[] = [];
  const repeated: number[] = [];
  for (let c = 0; c < customerId.length; c++) {
    const k = start[c]!;
    if (start[c + 1]! === k + 1) copyRow(windows[shard[k]!]!, row[k]!, open, c);
    else {
      clear(work.tally);
      if (!joinRows(windows, { customers, customer: c, rules: counting, open }, work)) interleaved.push(c);
      else if (work.shared) repeated.push(c);
      store(open, c, work.tally);
    }
  }
  windows.forEach(({ earlyRefunds }, s) => {
    placeRefunds(earlyRefunds, { customers, offset: customers.offset[s]!, once: rules.once, open });
  });
  return { window: closeWindow(open), interleaved, repeated };
}

/** A customer whom one summary alone knows. */
function copyRow(window: WindowState, row: number, { columns, times }: OpenWindow, customer: number): void {
  for (const name of windowColumns) columns[name][customer] = window[name][row]!;
  if (times === null || window.occasionTimes === null) return;
  const { start, at } = window.occasionTimes;
  for (let k = start[row]!; k < start[row + 1]!; k++) times.at.push(at[k]!);
  times.start[customer + 1] = times.at.length;
}

interface Workspace {
  readonly tally: Tally;
  readonly stretches: Stretches;
  readonly order: number[];
  /** Whether two summaries know an occasion at the same time, both with amounts. */
  shared: boolean;
}

interface Place {
  readonly customers: MergedCustomers;
  readonly customer: number;
  readonly rules: CountRules;
  readonly open: OpenWindow;
}

/** Joins what several summaries know of a customer; false where it cannot be joined. */
function joinRows(windows: readonly WindowState[], place: Place, work: Workspace): boolean {
  const { customers, customer, rules, open } = place;
  const { start, shard, row } = customers;
  const { tally, stretches } = work;
  stretches.count = 0;
  stretches.parts = 0;
  stretches.shortGaps = 0;
  let paid = 0;
  for (let k = start[customer]!; k < start[customer + 1]!; k++) {
    const window = windows[shard[k]!]!;
    addRow(stretches, window, row[k]!, rules.once);
    if (window.firstAmount[row[k]!] !== 0 || window.laterAmount[row[k]!] !== 0) paid++;
  }
  open.shortGaps -= stretches.shortGaps;
  if (!chain(work, rules, open)) return false;
  if (paid < 2) work.shared = false;
  if (!rules.once && tally.occasions > 0) tally.firstAmount[0] = Infinity;
  for (let k = start[customer]!; k < start[customer + 1]!; k++) {
    addAmounts(windows[shard[k]!]!, row[k]!, tally, rules.once);
  }
  return true;
}

/** Counts occasions and gaps along the stretches; false where one begins inside another. */
function chain(work: Workspace, rules: CountRules, open: OpenWindow): boolean {
  const { tally, stretches, order } = work;
  sortStretches(stretches, order);
  work.shared = false;
  let part = 0;
  for (const i of order) {
    const from = stretches.from[i]!;
    const gap = from - tally.last;
    const begins = tally.occasions === 0;
    if (!begins && gap < 0) return false;
    if (!begins && gap === 0 && part !== stretches.part[i]) work.shared = true;
    part = stretches.part[i]!;
    const sameDay = !begins && rules.once && gap === 0;
    if (begins) tally.first = from;
    else if (!sameDay) addGap(open, tally, gap, rules);
    if (!sameDay) open.times?.at.push(from);
    tally.occasions += stretches.occasions[i]! - Number(sameDay);
    tally.last = stretches.until[i]!;
    addTo(tally.sumLogGaps, stretches.sumLogGaps[i]!);
    addTo(tally.sumLogGaps, stretches.sumLogGapsLow[i]!);
  }
  return true;
}

/** Adds a summary's amounts of a customer: those of its first occasion are the first of all, or later ones. */
function addAmounts(window: WindowState, row: number, tally: Tally, once: boolean): void {
  const { firstAmount, laterAmount } = tally;
  addTo(laterAmount, window.laterAmount[row]!);
  addTo(laterAmount, window.laterAmountLow[row]!);
  if (window.occasions[row] === 0) return;
  const value = window.firstAmount[row]!;
  const isFirst = window.first[row]! === tally.first;
  if (once) {
    const sum = isFirst ? firstAmount : laterAmount;
    addTo(sum, value);
    addTo(sum, window.firstAmountLow[row]!);
  } else if (!isFirst) addTo(laterAmount, value);
  else placeSmallest(tally, value);
}

/** Of several purchases at the first instant the smallest is the first, the others come later. */
function placeSmallest({ firstAmount, laterAmount }: Tally, value: number): void {
  const larger = Math.max(firstAmount[0]!, value);
  firstAmount[0] = Math.min(firstAmount[0]!, value);
  if (larger !== Infinity) addTo(laterAmount, larger);
}

interface RefundPlace {
  readonly customers: MergedCustomers;
  readonly offset: number;
  readonly once: boolean;
  readonly open: OpenWindow;
}

/** Refunds before the first purchase of their summary may come after the first of all. */
function placeRefunds(refunds: EarlyRefunds, { customers, offset, once, open }: RefundPlace): void {
  const { columns, refunds: early } = open;
  const sum = newSum();
  for (let k = 0; k < refunds.customer.length; k++) {
    const customer = customers.customer[offset + refunds.customer[k]!]!;
    const at = refunds.at[k]!;
    const first = columns.first[customer]!;
    if (columns.occasions[customer] === 0 || at < first) {
      early.customer.push(customer);
      early.at.push(at);
      early.amount.push(refunds.amount[k]!);
      continue;
    }
    const ofFirstDay = once && at === first;
    const high = ofFirstDay ? columns.firstAmount : columns.laterAmount;
    const low = ofFirstDay ? columns.firstAmountLow : columns.laterAmountLow;
    sum[0] = high[customer]!;
    sum[1] = low[customer]!;
    addTo(sum, refunds.amount[k]!);
    settle(sum);
    high[customer] = sum[0];
    low[customer] = sum[1];
  }
}
