import type { Subscription } from "../../schema/record/subscription.ts";
import { monthlyAmount, unitMonths } from "./monthlyAmount.ts";

/** What rows are worth. */
export const UNKNOWN_PRICE = 0;
export const FREE = 1;
export const PAID = 2;

/** What movements need to know of each row, by its index in the input. Rows that do not count stay at 0. */
export interface RowFacts {
  readonly from: Float64Array;
  /** When the free trial ended and the row began to be paid for: `from` without a trial, Infinity where it ended unpaid or goes on at `asOf`. */
  readonly paidFrom: Float64Array;
  /** Monthly recurring revenue in minor units. */
  readonly amount: Float64Array;
  readonly worth: Uint8Array;
}

/** Reads the rows that count, in the order given. */
export function rowFacts(
  subscriptions: readonly Subscription[],
  counted: Int32Array,
  { asOf, daysPerYear }: { readonly asOf: number; readonly daysPerYear: number },
): RowFacts {
  const months = unitMonths(daysPerYear);
  const { length } = subscriptions;
  const from = new Float64Array(length);
  const paidFrom = new Float64Array(length);
  const amount = new Float64Array(length);
  const worth = new Uint8Array(length);
  for (let k = 0; k < counted.length; k++) {
    const i = counted[k]!;
    const row = subscriptions[i]!;
    const { price, trialUntil } = row;
    from[i] = row.from;
    paidFrom[i] =
      trialUntil === null ? row.from : trialUntil < Math.min(row.until ?? Infinity, asOf) ? trialUntil : Infinity;
    amount[i] = monthlyAmount(row, months);
    worth[i] = price === null ? UNKNOWN_PRICE : price.minor === 0 || row.quantity === 0 ? FREE : PAID;
  }
  return { from, paidFrom, amount, worth };
}
