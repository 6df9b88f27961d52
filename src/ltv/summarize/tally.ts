import { addTo, newSum, reset, settle, type ExactSum } from "./exactSum.ts";
import type { EarlyRefunds, OccasionTimes, WindowState } from "./summaryState.ts";

/** What counts as one occasion, and how gaps are measured. */
export interface CountRules {
  /** Whether purchases of one time (a day) are one occasion. */
  readonly once: boolean;
  /** Length of the summary's unit on its axis of time. */
  readonly perUnit: number;
  /** Whether the time of every occasion is kept. */
  readonly keepOccasions: boolean;
}

/** One customer's count in the making: one serves for all customers, as a million of them would keep the collector busy. */
export interface Tally {
  first: number;
  last: number;
  occasions: number;
  readonly firstAmount: ExactSum;
  readonly laterAmount: ExactSum;
  readonly sumLogGaps: ExactSum;
}

/** A count of nothing. */
export function newTally(): Tally {
  const tally = { first: 0, last: 0, occasions: 0 };
  return { ...tally, firstAmount: newSum(), laterAmount: newSum(), sumLogGaps: newSum() };
}

/** Makes it a count of nothing again. */
export function clear(tally: Tally): void {
  tally.first = 0;
  tally.last = 0;
  tally.occasions = 0;
  reset(tally.firstAmount);
  reset(tally.laterAmount);
  reset(tally.sumLogGaps);
}

/** Columns to be filled, with what grows beside them. */
export interface OpenWindow {
  readonly columns: Omit<WindowState, "shortGaps" | "earlyRefunds" | "occasionTimes">;
  readonly refunds: { readonly customer: number[]; readonly at: number[]; readonly amount: number[] };
  /** Null unless occasions are kept. */
  readonly times: { readonly start: Int32Array; readonly at: number[] } | null;
  shortGaps: number;
}

/** Columns for so many customers. */
export function openWindow(customers: number, keepOccasions: boolean): OpenWindow {
  const column = (): Float64Array => new Float64Array(customers);
  return {
    columns: {
      first: column(),
      last: column(),
      occasions: column(),
      firstAmount: column(),
      firstAmountLow: column(),
      laterAmount: column(),
      laterAmountLow: column(),
      sumLogGaps: column(),
      sumLogGapsLow: column(),
    },
    refunds: { customer: [], at: [], amount: [] },
    times: keepOccasions ? { start: new Int32Array(customers + 1), at: [] } : null,
    shortGaps: 0,
  };
}

/** Adds the gap between two occasions; one below a millisecond has no usable logarithm and counts as a millisecond. */
export function addGap(open: OpenWindow, tally: Tally, gap: number, { once, perUnit }: CountRules): void {
  const short = !once && gap < 1;
  if (short) open.shortGaps++;
  addTo(tally.sumLogGaps, Math.log((short ? 1 : gap) / perUnit));
}

/** Writes a customer's count into the columns, which hold zeros so far. Customers come in order. */
export function store({ columns, times }: OpenWindow, customer: number, tally: Tally): void {
  const { firstAmount, laterAmount, sumLogGaps } = tally;
  columns.first[customer] = tally.first;
  columns.last[customer] = tally.last;
  columns.occasions[customer] = tally.occasions;
  storeSum(firstAmount, columns.firstAmount, columns.firstAmountLow, customer);
  storeSum(laterAmount, columns.laterAmount, columns.laterAmountLow, customer);
  storeSum(sumLogGaps, columns.sumLogGaps, columns.sumLogGapsLow, customer);
  if (times !== null) times.start[customer + 1] = times.at.length;
}

/** Writes a sum as its two doubles; `low` holds 0 so far. */
function storeSum(sum: ExactSum, high: Float64Array, low: Float64Array, customer: number): void {
  if (sum[1] !== 0) {
    settle(sum);
    low[customer] = sum[1]!;
  }
  high[customer] = sum[0]!;
}

/** The finished state. */
export function closeWindow({ columns, refunds, times, shortGaps }: OpenWindow): WindowState {
  const occasionTimes: OccasionTimes | null =
    times === null ? null : { start: times.start, at: Float64Array.from(times.at) };
  return { ...columns, shortGaps, earlyRefunds: inOrder(refunds), occasionTimes };
}

function inOrder({ customer, at, amount }: OpenWindow["refunds"]): EarlyRefunds {
  const order = Array.from(customer.keys()).sort(
    (i, j) => customer[i]! - customer[j]! || at[i]! - at[j]! || amount[i]! - amount[j]!,
  );
  return {
    customer: Int32Array.from(order, (i) => customer[i]!),
    at: Float64Array.from(order, (i) => at[i]!),
    amount: Float64Array.from(order, (i) => amount[i]!),
  };
}
