import type { PurchaseLog } from "../../schema/purchaseLog.ts";

/** Days on which customers bought. */
export interface Occasions {
  /** First day of the log's customers, and the last day with a purchase. */
  readonly first: number;
  readonly last: number;
  /** Customers by the day of their first purchase, in order of time. */
  readonly births: readonly { readonly day: number; readonly customers: number }[];
  /** Day of every repeat purchase, in order of time. */
  readonly repeats: Float64Array;
  /** Customers whose first purchase is after the last day of birth that counts. */
  readonly acquiredLater: number;
}

/** The purchase days of those customers who were born by `lastBirth`; a refund is no purchase. */
export function countOccasions({ customer, customerIds, time, amount }: PurchaseLog, lastBirth: number): Occasions {
  const birth = new Float64Array(customerIds.length).fill(Infinity);
  let last = -Infinity;
  for (let i = 0; i < customer.length; i++) {
    last = Math.max(last, time[i]!);
    if (amount[i]! >= 0) birth[customer[i]!] = Math.min(birth[customer[i]!]!, time[i]!);
  }
  const days = new Set<number>();
  let first = Infinity;
  const span = last + 1;
  for (let i = 0; i < customer.length; i++) {
    const born = birth[customer[i]!]!;
    if (amount[i]! < 0 || born > lastBirth) continue;
    first = Math.min(first, born);
    // One number a customer and day: both are whole.
    if (time[i]! > born) days.add(customer[i]! * span + time[i]!);
  }
  const counts = new Map<number, number>();
  let acquiredLater = 0;
  for (const day of birth) {
    if (day < Infinity && day <= lastBirth) counts.set(day, (counts.get(day) ?? 0) + 1);
    else if (day < Infinity) acquiredLater++;
  }
  const births = Array.from(counts, ([day, customers]) => ({ day, customers })).sort((a, b) => a.day - b.day);
  return { first, last, births, repeats: Float64Array.from(days, (key) => key % span).sort(), acquiredLater };
}
