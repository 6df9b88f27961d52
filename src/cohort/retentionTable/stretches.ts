import type { SpellColumns } from "../../ledger/columns.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { moneyOverflow } from "../../schema/money/money.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import { meanDays, type TimeUnit } from "../../schema/timeUnit.ts";

/** Stretches of time in which a customer counts for an amount, [from, until): 1, or what he pays in a period. By customer number. */
export interface Stretches {
  readonly customer: Int32Array;
  readonly from: Float64Array;
  /** Infinity while it goes on. */
  readonly until: Float64Array;
  /** Null where each counts 1. */
  readonly amount: Float64Array | null;
}

/** Stretches of recurring revenue with what is to be said of them. */
export interface RevenueStretches {
  readonly stretches: Stretches;
  /** Currency of the prices; null where there are none, and where there are several. */
  readonly currency: string | null;
  readonly currencies: readonly string[];
  readonly notes: readonly Note[];
}

const MONTHS: Partial<Record<TimeUnit, number>> = { month: 1, quarter: 3, year: 12 };
const DAYS: Partial<Record<TimeUnit, number>> = { day: 1, week: 7 };

/**
 * Recurring revenue of a row in one `period`, in minor units of its currency: price × quantity per interval, by months where both are made of months, by
 * days where both are made of days, else by the mean lengths of the Gregorian calendar. 0 without a price. A kernel.
 */
export function recurringRevenue({ price, interval, quantity }: Subscription, period: TimeUnit): number {
  if (price === null || interval === null) return 0;
  const { count, unit } = interval;
  if (unit === period) return (price.minor * quantity) / count;
  return (price.minor * quantity * lengthOf(period, unit)) / (count * lengthOf(unit, period));
}

/** Length of a unit, in what it is measured in together with another. */
function lengthOf(unit: TimeUnit, other: TimeUnit): number {
  if (MONTHS[unit] !== undefined && MONTHS[other] !== undefined) return MONTHS[unit];
  if (DAYS[unit] !== undefined && DAYS[other] !== undefined) return DAYS[unit];
  return meanDays[unit];
}

/**
 * The recurring revenue of each customer's spells, row by row.
 *
 * A row counts from its first instant, in a free trial too. While a late payment is awaited, the price of the last row goes on: the customer
 * counts, so does what he pays. Amounts are whole multiples of a power of two, far below a minor unit, so that their sums are exact in any order.
 *
 * @throws {KeizokuError} `money-overflow`
 */
export function revenueStretches(
  operation: string,
  rows: readonly Subscription[],
  columns: SpellColumns,
  period: TimeUnit,
): RevenueStretches {
  const found = { ...emptyRows(2 * (columns.rows.length + columns.from.length)), length: 0 };
  const { parts } = columns;
  const spells = parts?.spells ?? columns;
  for (let m = 0; m < columns.from.length; m++) {
    const first = parts === null ? m : parts.start[m]!;
    const end = parts === null ? m + 1 : parts.start[m + 1]!;
    if (
      end === first + 1 &&
      spells.rowStart[end]! === spells.rowStart[first]! + 1 &&
      columns.until[m] === spells.until[first]
    ) {
      add(found, columns.customer[m]!, spells.rows[spells.rowStart[first]!]!, columns.from[m]!, columns.until[m]!);
    } else addSpell(columns, m, { rows, spells, first, end }, found);
  }
  const { length } = found;
  const price = prices(rows, found.row, length, period);
  toGrid(operation, price.amount);
  const { currencies, withoutPrice } = price;
  const notes = withoutPrice === 0 ? [] : [withoutPriceNote(withoutPrice)];
  const { customer, from, until } = found;
  return {
    stretches: {
      customer: customer.subarray(0, length),
      from: from.subarray(0, length),
      until: until.subarray(0, length),
      amount: price.amount,
    },
    currencies,
    currency: currencies.length === 1 ? currencies[0]! : null,
    notes,
  };
}

/** Stretches found so far, with their rows. A row gives one, a bridged gap one more: there are fewer gaps than rows. */
interface FoundRows {
  readonly customer: Int32Array;
  readonly from: Float64Array;
  readonly until: Float64Array;
  readonly row: Int32Array;
  length: number;
}

function emptyRows(most: number): Omit<FoundRows, "length"> {
  return {
    customer: new Int32Array(most),
    from: new Float64Array(most),
    until: new Float64Array(most),
    row: new Int32Array(most),
  };
}

// A kernel called for each row: an object for its arguments would be one for each row too.
function add(found: FoundRows, customer: number, row: number, from: number, until: number): void {
  const n = found.length++;
  found.customer[n] = customer;
  found.from[n] = from;
  found.until[n] = until;
  found.row[n] = row;
}

interface Parts {
  readonly rows: readonly Subscription[];
  readonly spells: SpellColumns;
  readonly first: number;
  readonly end: number;
}

/** The rows of one spell: each lasts until the next one of its subscription, the last until its subscription's spell ends. */
function addSpell(columns: SpellColumns, m: number, { rows, spells, first, end }: Parts, found: FoundRows): void {
  const who = columns.customer[m]!;
  let covered = -Infinity;
  let lastRow = -1;
  for (let part = first; part < end; part++) {
    const begin = spells.from[part]!;
    if (lastRow >= 0 && begin > covered) add(found, who, lastRow, covered, begin);
    const stop = spells.rowStart[part + 1]!;
    let from = begin;
    for (let k = spells.rowStart[part]!; k < stop; k++) {
      const next = k + 1 < stop ? rows[spells.rows[k + 1]!]!.from : spells.until[part]!;
      add(found, who, spells.rows[k]!, from, next);
      from = next;
    }
    if (lastRow < 0 || spells.until[part]! >= covered) {
      covered = spells.until[part]!;
      lastRow = spells.lastRow[part]!;
    }
  }
  if (columns.until[m]! > covered) add(found, who, lastRow, covered, columns.until[m]!);
}

interface Prices {
  readonly amount: Float64Array;
  readonly currencies: readonly string[];
  readonly withoutPrice: number;
}

function prices(rows: readonly Subscription[], row: Int32Array, length: number, period: TimeUnit): Prices {
  const amount = new Float64Array(length);
  const currencies = new Set<string>();
  let currency = "";
  let withoutPrice = 0;
  let last = -1;
  for (let i = 0; i < length; i++) {
    const given = rows[row[i]!]!;
    amount[i] = recurringRevenue(given, period);
    if (given.price === null) {
      if (row[i] !== last) withoutPrice++;
      last = row[i]!;
    } else if (given.price.currency !== currency) {
      currency = given.price.currency;
      currencies.add(currency);
    }
  }
  return { amount, currencies: Array.from(currencies), withoutPrice };
}

/** Rounds amounts to multiples of a power of two, so that no sum of them is rounded. */
function toGrid(operation: string, amount: Float64Array): void {
  let total = 0;
  for (let i = 0; i < amount.length; i++) total += amount[i]!;
  if (total === 0) return;
  if (!(total <= Number.MAX_SAFE_INTEGER)) {
    throw new KeizokuError(operation, [moneyOverflow("subscriptions", `${String(total)} in one period`)]);
  }
  const grid = 2 ** Math.max(-1000, Math.ceil(Math.log2(total)) - 51);
  for (let i = 0; i < amount.length; i++) amount[i] = Math.round(amount[i]! / grid) * grid;
}

function withoutPriceNote(count: number): Note {
  const message = `${String(count)} rows have no price and count as 0 in revenue.`;
  return { code: "without-price", message };
}

/** The issue of sums over several currencies. */
export function currencyIssue(currencies: readonly string[]): Issue {
  const fix = "Convert the prices to one currency, or pass each currency's rows apart.";
  const received = currencies.slice(0, 10).join(", ");
  return { code: "mixed-currencies", path: "subscriptions", expected: "prices in one currency", received, fix };
}
