import { show, type Issue } from "../schema/error.ts";
import type { RejectedRow } from "../schema/read/read.ts";
import type { Subscription } from "../schema/record/subscription.ts";
import type { RowGroups } from "./groupRows.ts";
import type { RowColumns } from "./rowColumns.ts";

/**
 * Takes rows that repeat or overlap an earlier one of the same subscription out of the groups, and lists them.
 *
 * The row that begins first stays. Rows that begin at `asOf` are not yet there, so they overlap nothing.
 */
export function rejectOverlaps(
  rows: readonly Subscription[],
  columns: RowColumns,
  groups: RowGroups,
  asOf: number,
): { readonly groups: RowGroups; readonly rejected: RejectedRow[] } {
  const { from, until } = columns;
  const { order, subscription } = groups;
  const start = new Int32Array(groups.start.length);
  const rejected: RejectedRow[] = [];
  let kept = 0;
  for (let c = 0; c + 1 < start.length; c++) {
    start[c] = kept;
    let last = -1;
    for (let k = groups.start[c]!; k < groups.start[c + 1]!; k++) {
      const row = order[k]!;
      const follows = last >= 0 && subscription[last]! === subscription[row]! && from[row]! < asOf;
      const repeats = follows && from[row]! === from[last]! && isSameRow(rows[row]!, rows[last]!);
      if (repeats || (follows && from[row]! < until[last]!)) {
        rejected.push({ index: row, issues: [repeats ? repeated(last) : overlapping(from[row]!, until[last]!, last)] });
        continue;
      }
      order[kept++] = row;
      last = row;
    }
  }
  start[start.length - 1] = kept;
  return { groups: { ...groups, start }, rejected };
}

function isSameRow(a: Subscription, b: Subscription): boolean {
  return (
    a.from === b.from && a.until === b.until && a.exit === b.exit && a.trialUntil === b.trialUntil && hasSameTerms(a, b)
  );
}

/** Whether two rows are on the same plan at the same price, interval and quantity. */
export function hasSameTerms(a: Subscription, b: Subscription): boolean {
  return (
    a.plan === b.plan &&
    a.quantity === b.quantity &&
    a.price?.minor === b.price?.minor &&
    a.price?.currency === b.price?.currency &&
    a.interval?.count === b.interval?.count &&
    a.interval?.unit === b.interval?.unit
  );
}

function repeated(first: number): Issue {
  const fix = "Leave it out, or give subscriptions that run side by side their own subscriptionId.";
  const expected = "each row once";
  return { code: "duplicate-row", path: "", expected, received: `the same as row ${String(first)}`, fix };
}

function overlapping(from: number, until: number, earlier: number): Issue {
  const open = until === Infinity;
  const expected = open
    ? `no row after row ${String(earlier)}, which is open`
    : `an instant not before ${String(until)}, where row ${String(earlier)} ends`;
  const fix = open
    ? "Close the earlier row, or give subscriptions that run side by side their own subscriptionId."
    : "Correct one of the two, or give subscriptions that run side by side their own subscriptionId.";
  return { code: "overlapping-rows", path: "from", expected, received: show(from), fix };
}
