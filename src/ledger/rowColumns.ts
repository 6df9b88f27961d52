import type { RejectedRow } from "../schema/read/read.ts";
import { exitKinds, type Subscription } from "../schema/record/subscription.ts";
import { idNumbers } from "./idNumbers.ts";
import { rowIssues } from "./rowIssues.ts";

/** Subscription rows as columns, in the order of the input. */
export interface RowColumns {
  /** Id of each customer number, in order of first appearance. */
  readonly customerIds: readonly string[];
  /** Customer number of each row; -1 where the row does not count. */
  readonly customer: Int32Array;
  readonly from: Float64Array;
  /** Infinity while open. */
  readonly until: Float64Array;
  /** Exit code; 0 without a stated exit. */
  readonly exit: Uint8Array;
}

/** Rows read once, with what is to be said of them. */
export interface ReadRows {
  readonly columns: RowColumns;
  /** Rows that are wrong by themselves. */
  readonly rejected: RejectedRow[];
  /** Rows that begin at `asOf` or later. */
  readonly afterAsOf: number;
  /** Currencies of the prices of all good rows, in order of first appearance. */
  readonly currencies: readonly string[];
}

/** Reads rows, setting bad ones apart. Rows that begin after `asOf` do not count; those that begin at it may still continue another. */
export function readRows(rows: readonly Subscription[], asOf: number): ReadRows {
  const columns = emptyColumns(rows.length);
  const numbers = idNumbers(rows.length);
  const currencies = new Set<string>();
  const rejected: RejectedRow[] = [];
  let afterAsOf = 0;
  let currency = "";
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const issues = rowIssues(row);
    if (issues.length > 0) rejected.push({ index: i, issues });
    if (issues.length > 0 || row.from >= asOf) columns.customer[i] = -1;
    if (issues.length > 0) continue;
    if (row.price !== null && row.price.currency !== currency) {
      currency = row.price.currency;
      currencies.add(currency);
    }
    if (row.from >= asOf) afterAsOf++;
    if (row.from > asOf) continue;
    columns.customer[i] = numbers.numberOf(row.customerId);
    columns.from[i] = row.from;
    columns.until[i] = row.until ?? Infinity;
    columns.exit[i] = row.exit === null ? 0 : 1 + exitKinds.indexOf(row.exit);
  }
  const read = { ...columns, customerIds: numbers.ids() };
  return { columns: read, rejected, afterAsOf, currencies: Array.from(currencies) };
}

function emptyColumns(rows: number): Omit<RowColumns, "customerIds"> {
  return {
    customer: new Int32Array(rows),
    from: new Float64Array(rows),
    until: new Float64Array(rows),
    exit: new Uint8Array(rows),
  };
}
