import { emptyArrays, trimArrays, type SpellArrays, type SpellColumns } from "./columns.ts";
import { exitRank, mayBeLate, NONE } from "./exitCode.ts";
import type { SpellRules } from "./options.ts";
import type { RowColumns } from "./rowColumns.ts";

/**
 * Merges the spells of each customer's subscriptions into his own. A kernel.
 *
 * Spells that overlap or touch are one; so are two with a gap that the first one's exit and the allowance let pass for a late
 * payment. The exit is that of the spell that ends last; of several that end together, a pause before a wish before a failed payment.
 */
export function mergeSpells(spells: SpellColumns, rows: RowColumns, rules: SpellRules): SpellColumns {
  const { customer, from, until, exit } = spells;
  const { bridges, asOf } = rules;
  const merged = emptyArrays(from.length);
  const start = new Int32Array(from.length + 1);
  let m = -1;
  let last = -1;
  for (let s = 0; s < from.length; s++) {
    const sameCustomer = last >= 0 && customer[s] === customer[last];
    const end = last < 0 ? 0 : until[last]!;
    const joins =
      sameCustomer && (from[s]! <= end || (bridges !== null && mayBeLate(exit[last]!) && bridges(end, from[s]!)));
    if (!joins) {
      m++;
      start[m] = s;
      merged.customer[m] = customer[s]!;
      merged.from[m] = from[s]!;
      merged.ordinal[m] = sameCustomer ? merged.ordinal[m - 1]! + 1 : 1;
      merged.exitBefore[m] = sameCustomer ? merged.exit[m - 1]! : NONE;
    }
    if (!joins || endsLater(spells, rows, s, last)) {
      last = s;
      merged.until[m] = until[s]!;
      merged.exit[m] = exit[s]!;
      merged.lateSince[m] = spells.lateSince[s]!;
      merged.lastRow[m] = spells.lastRow[s]!;
    }
  }
  start[m + 1] = from.length;
  const arrays = trimArrays(merged, m + 1);
  keepGoing(arrays, rows, asOf);
  const parts = { start: start.subarray(0, m + 2), spells };
  return { ...spells, ...arrays, by: "customer", rowStart: parts.start.map((s) => spells.rowStart[s]!), parts };
}

/** Each customer has one subscription: its spells are his. */
export function asCustomers(spells: SpellColumns): SpellColumns {
  return { ...spells, by: "customer", parts: { start: spells.rowStart.map((_, s) => s), spells } };
}

/** Whether spell a outlasts b; of two that go on, one whose row goes on outlasts a late one. */
function endsLater(spells: SpellColumns, rows: RowColumns, a: number, b: number): boolean {
  const byEnd =
    compare(spells.until[a]!, spells.until[b]!) ||
    compare(rows.until[spells.lastRow[a]!]!, rows.until[spells.lastRow[b]!]!);
  return (byEnd || compare(rankOf(spells, rows, a), rankOf(spells, rows, b))) > 0;
}

/** By the last row's exit. While spells go on, one that nobody has given notice of outranks the others: the customer stays with it. */
function rankOf(spells: SpellColumns, rows: RowColumns, s: number): number {
  const exit = rows.exit[spells.lastRow[s]!]!;
  return exit === NONE && spells.until[s] === Infinity ? Infinity : exitRank(exit);
}

/** Not a difference: both may be Infinity. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** A customer whose last subscription ends at `asOf`, where another begins, has not left. */
function keepGoing({ customer, until, exit }: SpellArrays, rows: RowColumns, asOf: number): void {
  const begins = new Uint8Array(rows.customerIds.length);
  for (let i = 0; i < rows.from.length; i++) {
    if (rows.customer[i]! >= 0 && rows.from[i]! === asOf) begins[rows.customer[i]!] = 1;
  }
  for (let m = 0; m < until.length; m++) {
    if (until[m]! !== asOf || begins[customer[m]!] === 0) continue;
    until[m] = Infinity;
    exit[m] = NONE;
  }
}
