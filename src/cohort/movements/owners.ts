import type { SpellColumns } from "../../ledger/columns.ts";
import { NONE } from "../../ledger/exitCode.ts";
import { sortSlice } from "../../ledger/sortSlice.ts";
import type { Subscription } from "../../schema/record/subscription.ts";

/** Spells of subscriptions by owner: whose revenue moves together. */
export interface Owners {
  /** The spells of subscriptions. */
  readonly spells: SpellColumns;
  /** Spell numbers, by owner, then by `from`. */
  readonly order: Int32Array;
  /** Where each owner's spells begin in `order`; one more for the end. */
  readonly start: Int32Array;
  /** End of each spell for its owner: a gap until the customer's next subscription that the ledger lets pass is bridged. */
  readonly end: Float64Array;
  /** Exit code at that end; none where it goes on or is bridged. */
  readonly exit: Uint8Array;
}

/** Groups spells by customer, or by subscription where these are what the ledger holds. */
export function ownersOf(subscriptions: readonly Subscription[], columns: SpellColumns): Owners {
  if (columns.by === "subscription") return bySubscription(subscriptions, columns);
  const spells = columns.parts!.spells;
  const order = upTo(spells.from.length);
  const start = starts(order.length, (p) => p > 0 && spells.customer[p] === spells.customer[p - 1]);
  // Where each customer has one subscription, its spells are his.
  if (columns.until === spells.until) return { spells, order, start, end: spells.until, exit: spells.exit };
  const end = spells.until.slice();
  const exit = spells.exit.slice();
  bridge(columns, end, exit);
  return { spells, order, start, end, exit };
}

function upTo(length: number): Int32Array {
  const numbers = new Int32Array(length);
  for (let k = 0; k < length; k++) numbers[k] = k;
  return numbers;
}

/** Positions at which `continues` is false, and the length. */
function starts(length: number, continues: (position: number) => boolean): Int32Array {
  const found = new Int32Array(length + 1);
  let count = 0;
  for (let k = 0; k < length; k++) if (!continues(k)) found[count++] = k;
  found[count++] = length;
  return found.subarray(0, count);
}

function bySubscription(subscriptions: readonly Subscription[], spells: SpellColumns): Owners {
  const { customer, rowStart, rows } = spells;
  const order = upTo(customer.length);
  const number = new Int32Array(customer.length);
  const idOf = (s: number): string | null => subscriptions[rows[rowStart[s]!]!]!.subscriptionId;
  for (let first = 0; first < order.length;) {
    let end = first + 1;
    while (end < order.length && customer[end] === customer[first]) end++;
    if (end - first > 1) {
      const numbers = new Map<string | null, number>();
      for (let s = first; s < end; s++) {
        const id = idOf(s);
        const known = numbers.get(id) ?? numbers.size;
        numbers.set(id, known);
        number[s] = known;
      }
      sortSlice(order, first, end, (a, b) => number[a]! - number[b]! || a - b);
    }
    first = end;
  }
  const start = starts(order.length, (k) => {
    const s = order[k]!;
    const before = order[k - 1] ?? -1;
    return before >= 0 && customer[s] === customer[before] && number[s] === number[before];
  });
  return { spells, order, start, end: spells.until, exit: spells.exit };
}

/** Lets what ended last go on to the next subscription, where the customer's spell goes on over the gap between. A kernel. */
function bridge(columns: SpellColumns, end: Float64Array, exit: Uint8Array): void {
  const { start, spells } = columns.parts!;
  for (let s = 0; s + 1 < start.length; s++) {
    let first = start[s]!;
    let last = -Infinity;
    for (let p = first; p < start[s + 1]!; p++) {
      if (p > first && spells.from[p]! > last) {
        carry(first, p, last, spells.from[p]!);
        first = p;
      }
      if (spells.until[p]! > last) last = spells.until[p]!;
    }
    if (columns.until[s]! > last) carry(first, start[s + 1]!, last, columns.until[s]!);
  }

  function carry(first: number, next: number, last: number, to: number): void {
    for (let p = first; p < next; p++) {
      if (spells.until[p] !== last) continue;
      end[p] = to;
      exit[p] = NONE;
    }
  }
}
