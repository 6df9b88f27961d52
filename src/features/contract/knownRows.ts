import { rowIssues } from "../../ledger/rowIssues.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import type { ReadContext } from "../read/readContext.ts";

/** Subscription rows, read once for all dates. */
export interface ReadSubscriptions {
  readonly rows: readonly Subscription[];
  /** Customer number of each row; -1 where it could not be read or was not known by the last date. */
  readonly customer: Int32Array;
}

/** Reads rows; bad ones are set apart. */
export function readSubscriptions(rows: readonly Subscription[], context: ReadContext): ReadSubscriptions {
  const { numbering, until, rejections } = context;
  const customer = new Int32Array(rows.length).fill(-1);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const issues = rowIssues(row);
    if (issues.length > 0) rejections.add("subscriptions", i, () => issues);
    else if (row.from < until) customer[i] = numbering.numbers.numberOf(row.customerId, true);
  }
  return { rows, customer };
}

/** Rows as they were known just before a date, and their indices in the input. */
export interface KnownRows {
  readonly rows: readonly Subscription[];
  readonly source: Int32Array;
}

/**
 * The rows that had begun before a date; an end at the date or later, and its exit, were not known: the row is open. A price change at the
 * date or later is another row, and not there.
 */
export function knownRows({ rows, customer }: ReadSubscriptions, date: number): KnownRows {
  const known: Subscription[] = [];
  const source = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    if (customer[i]! < 0) continue;
    const row = rows[i]!;
    if (row.from >= date) continue;
    source[known.length] = i;
    known.push(row.until !== null && row.until >= date ? { ...row, until: null, exit: null } : row);
  }
  return { rows: known, source: source.subarray(0, known.length) };
}
