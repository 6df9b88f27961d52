import { unitIssues } from "../../calendar/checkArguments.ts";
import type { Duration } from "../../calendar/duration.ts";
import type { Instant } from "../../calendar/instant.ts";
import { periodLabel } from "../../calendar/periodLabel.ts";
import { addPeriods, periodBoundaries, periodsBetween, startOfPeriod } from "../../calendar/periods.ts";
import type { SpellColumns } from "../../ledger/columns.ts";
import { spellColumns } from "../../ledger/spellColumns.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { checkConfidence } from "../survival/options.ts";
import { nowcast, type Nowcast } from "./nowcast.ts";

/** How {@link nowcastPeriod} compares. */
export interface NowcastPeriodOptions {
  /** Now: the period that holds it is the running one. */
  readonly asOf: Instant;
  /** "month" by default. */
  readonly period?: TimeUnit;
  /** IANA time zone of the calendar; "UTC" by default. */
  readonly timeZone?: string;
  /** How late a payment may be, as of `ledger.spells`; none by default. */
  readonly gap?: Duration | number;
  /** How many earlier periods to compare with, the latest ones, from 1 to 1,000; 12 by default. That of the first record is left out, as it may be partial. */
  readonly periods?: number;
  /** 0.95 by default. */
  readonly confidence?: number;
}

/** The running period: so far and to be expected. */
export interface PeriodNowcast {
  readonly label: string;
  readonly from: number;
  readonly until: number;
  /** Share of the period that is over. */
  readonly elapsed: number;
  /** Customers who were there when the period began. */
  readonly opening: number;
  /** Customers at the end of the period; opening + joined − left of what is so far is `active.soFar`, but the three expectations are each by itself. */
  readonly active: Nowcast;
  /** Spells that begin in the period, returns included. */
  readonly joined: Nowcast;
  /** Spells that end in the period, pauses included. */
  readonly left: Nowcast;
  readonly rejected: readonly RejectedRow[];
  /** Those of the ledger, and `late-payments`. */
  readonly notes: readonly Note[];
}

/**
 * What the running period will end at in customers, arrivals and exits, by how earlier periods ended that were at the same share of their time.
 *
 * Method and limits as of {@link nowcast}. Where a plan bills on fixed days (the 1st, the 31st), compare within months, not weeks.
 * The records of earlier periods are as known at `asOf`: exits that were recorded late are in them, and not yet in the running one.
 *
 * @throws {KeizokuError} `empty-input` (no earlier whole period in the records, too), `invalid-input`, `invalid-instant`, `invalid-time-zone`
 * @example
 * const row = { subscriptionId: null, plan: null, price: null, interval: null, quantity: 1, trialUntil: null, until: null, exit: null };
 * const at = ["2023-12-31", "2024-01-05", "2024-01-25", "2024-02-05", "2024-02-25", "2024-03-03", "2024-03-04"];
 * const rows = at.map((text, i) => ({ ...row, customerId: String(i), from: Date.parse(text) }));
 * const march = nowcastPeriod(rows, { asOf: "2024-03-16" });
 * march.label // => "2024-03"
 * march.opening // => 5
 * march.active.soFar // => 7
 * march.joined.expected // => 4
 */
export function nowcastPeriod(subscriptions: readonly Subscription[], options: NowcastPeriodOptions): PeriodNowcast {
  const operation = "nowcastPeriod";
  const confidence = checkConfidence(operation, options);
  const { asOf, period: unit = "month", timeZone = "UTC", gap = 0, periods = 12 } = options;
  const rule = { min: 1, max: 1000, integer: true, fix: "Pass how many earlier periods to compare with." };
  checkNumbers(operation, "options", { periods }, { periods: rule });
  const issues = unitIssues(unit, "options.period");
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const ledger = spellColumns(operation, subscriptions, { asOf, gap, timeZone });
  const spells = ledger.columns;
  const now = spells.asOf;
  const calendar = { unit, timeZone };
  const from = startOfPeriod(now, calendar);
  const until = addPeriods(now, 1, calendar);
  const elapsed = (now - from) / (until - from);
  const earlier = earlierPeriods(operation, spells, { from, calendar, periods }).map(([start, end]) => [
    start,
    start + elapsed * (end - start),
    end,
  ]);
  const counts = countsOf(spells);
  const cast = (count: (start: number, at: number) => number, cumulative: boolean): Nowcast => {
    const soFar = earlier.map(([start, point]) => count(start!, point!));
    const ended = earlier.map(([start, , end]) => count(start!, end!));
    return nowcast({ soFar: count(from, now), earlier: { soFar, ended } }, { confidence, cumulative });
  };
  return {
    label: periodLabel(from, unit, timeZone),
    from,
    until,
    elapsed,
    opening: counts.active(from),
    active: cast((_, at) => counts.active(at), false),
    joined: cast((start, at) => counts.begun(at) - counts.begun(start), true),
    left: cast((start, at) => counts.ended(at) - counts.ended(start), true),
    rejected: ledger.rejected,
    notes: [...ledger.notes, ...lateNotes(spells)],
  };
}

interface EarlierAsked {
  readonly from: number;
  readonly calendar: { readonly unit: TimeUnit; readonly timeZone: string };
  readonly periods: number;
}

/** First instant and end of the whole periods before the running one, at most `periods`, that begin after the first record's. */
function earlierPeriods(
  operation: string,
  { from: begins }: SpellColumns,
  { from, calendar, periods }: EarlierAsked,
): [number, number][] {
  const first = begins.reduce((least, begin) => Math.min(least, begin), Infinity);
  // None of them where all records begin in the running period, or where there are no spells.
  const known = first < from ? Math.min(periods, periodsBetween(first, from, calendar) - 1) : 0;
  const found: [number, number][] = [];
  if (known > 0) {
    const boundaries = periodBoundaries({ ...calendar, from: addPeriods(from, -known, calendar), until: from });
    for (let k = 0; boundaries[k]! < from; k++) found.push([boundaries[k]!, boundaries[k + 1]!]);
  }
  if (found.length > 0) return found;
  const fix = "Pass records of earlier periods too, or a shorter period.";
  const expected = "a whole period after that of the first record, before the running one";
  throw new KeizokuError(operation, [{ code: "empty-input", path: "subscriptions", expected, received: "none", fix }]);
}

interface SpellCounts {
  /** Spells that began before an instant. */
  readonly begun: (at: number) => number;
  /** Spells that ended by an instant, itself included. */
  readonly ended: (at: number) => number;
  /** Customers who are there just before an instant and go on at it. */
  readonly active: (at: number) => number;
}

/** Spells of no time are left out: nobody in them was ever there. */
function countsOf({ from, until }: SpellColumns): SpellCounts {
  const begins = from.filter((begin, s) => begin < until[s]!).sort();
  const ends = until.filter((end, s) => from[s]! < end && end < Infinity).sort();
  const begun = (at: number): number => countBefore(begins, at, false);
  const ended = (at: number): number => countBefore(ends, at, true);
  return { begun, ended, active: (at) => begun(at) - ended(at) };
}

function countBefore(sorted: Float64Array, at: number, included: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < at || (included && sorted[middle] === at)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lateNotes({ lateSince }: SpellColumns): Note[] {
  const late = lateSince.reduce((count, since) => (Number.isNaN(since) ? count : count + 1), 0);
  if (late === 0) return [];
  const message = `${String(late)} customers count as there although their payment is late; in earlier periods it is known who of such left.`;
  return [{ code: "late-payments", message }];
}
