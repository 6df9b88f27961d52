import { emptyArrays, gatherArrays, trimArrays, type SpellArrays, type SpellColumns } from "./columns.ts";
import { mayBeLate, NONE, UNKNOWN } from "./exitCode.ts";
import type { RowGroups } from "./groupRows.ts";
import type { SpellRules } from "./options.ts";
import type { RowColumns } from "./rowColumns.ts";
import { sortSlice } from "./sortSlice.ts";

/** Chains of rows, in the order in which they were found. */
interface Chains {
  readonly arrays: SpellArrays;
  /** Where a chain's rows begin in the order of the groups. */
  readonly first: Int32Array;
  /** How many they are. */
  readonly count: Int32Array;
  readonly length: number;
}

/**
 * Joins the rows of each subscription into spells. A kernel: rows of a subscription are in order of time and do not overlap.
 *
 * A row continues the one before where it begins at its end, whatever the exit; after a gap, where the exit is neither
 * voluntary nor a pause and the allowance has not run out. Rows that begin at `asOf` are in no spell, but keep one that ends there going.
 */
export function chainRows(columns: RowColumns, groups: RowGroups, rules: SpellRules): SpellColumns {
  const chains = findChains(columns, groups, rules);
  const found = trimArrays(chains.arrays, chains.length);
  const order = groups.sideBySide ? timeOrder(found) : null;
  const arrays = order === null ? found : gatherArrays(found, order);
  const rows = new Int32Array(groups.order.length);
  const rowStart = new Int32Array(chains.length + 1);
  let filled = 0;
  for (let s = 0; s < chains.length; s++) {
    const chain = order === null ? s : order[s]!;
    const first = chains.first[chain]!;
    const count = chains.count[chain]!;
    for (let k = first; k < first + count; k++) rows[filled++] = groups.order[k]!;
    rowStart[s + 1] = filled;
  }
  const { customerIds } = columns;
  const { asOf } = rules;
  return { asOf, by: "subscription", customerIds, ...arrays, rowStart, rows: rows.subarray(0, filled), parts: null };
}

/** What a chain is made with. */
interface Chaining {
  readonly columns: RowColumns;
  readonly arrays: SpellArrays;
  readonly rules: SpellRules;
}

function findChains(columns: RowColumns, groups: RowGroups, rules: SpellRules): Chains {
  const { from, until, exit } = columns;
  const { order, start, subscription } = groups;
  const { asOf, bridges } = rules;
  const most = start[start.length - 1]!;
  const arrays = emptyArrays(most);
  const chaining = { columns, arrays, rules };
  const first = new Int32Array(most);
  const count = new Int32Array(most);
  let s = -1;
  for (let c = 0; c + 1 < start.length; c++) {
    let last = -1;
    let continued = false;
    for (let k = start[c]!; k < start[c + 1]!; k++) {
      const row = order[k]!;
      const begin = from[row]!;
      const sameSubscription = last >= 0 && subscription[last]! === subscription[row]!;
      if (begin >= asOf) {
        if (sameSubscription && until[last]! === asOf) continued = true;
        continue;
      }
      const joins =
        sameSubscription &&
        (begin === until[last]! || (bridges !== null && mayBeLate(exit[last]!) && bridges(until[last]!, begin)));
      if (joins) {
        count[s]!++;
      } else {
        if (last >= 0) endWith(chaining, s, last, continued);
        continued = false;
        s++;
        arrays.customer[s] = c;
        arrays.from[s] = begin;
        arrays.ordinal[s] = sameSubscription ? arrays.ordinal[s - 1]! + 1 : 1;
        arrays.exitBefore[s] = sameSubscription ? arrays.exit[s - 1]! : NONE;
        first[s] = k;
        count[s] = 1;
      }
      last = row;
    }
    if (last >= 0) endWith(chaining, s, last, continued);
  }
  return { arrays, first, count, length: s + 1 };
}

/** Ends a spell with its last row; `continued` where another begins at `asOf`. */
function endWith({ columns, arrays, rules }: Chaining, s: number, row: number, continued: boolean): void {
  const { asOf, bridges } = rules;
  const end = columns.until[row]!;
  const exit = columns.exit[row]!;
  const late = end <= asOf && !continued && bridges !== null && mayBeLate(exit) && bridges(end, asOf);
  const goesOn = end > asOf || continued || late;
  arrays.lastRow[s] = row;
  arrays.until[s] = goesOn ? Infinity : end;
  arrays.exit[s] = goesOn ? NONE : exit === NONE ? UNKNOWN : exit;
  arrays.lateSince[s] = late ? end : NaN;
}

/** Spells of each customer in order of `from`: of subscriptions side by side, one was found after the other. */
function timeOrder({ customer, from }: SpellArrays): Int32Array {
  const order = new Int32Array(from.length).map((_, s) => s);
  const compare = (a: number, b: number): number => from[a]! - from[b]! || a - b;
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && customer[end] === customer[start]) end++;
    sortSlice(order, start, end, compare);
    start = end;
  }
  return order;
}
