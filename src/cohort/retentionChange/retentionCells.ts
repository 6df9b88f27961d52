import { instantIssue, readInstant, type Instant } from "../../calendar/instant.ts";
import { periodIndex } from "../../calendar/periodIndex.ts";
import { isTimeZone, zoneOf } from "../../calendar/zone.ts";
import type { SpellColumns } from "../../ledger/columns.ts";
import { show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import { cohortLedger, type CohortOptions } from "../retentionTable/cohortLedger.ts";
import { groupCustomers } from "../retentionTable/grouping.ts";
import type { RetentionCell } from "./cells.ts";

/** Which stretch of time {@link retentionCells} looks at. */
export interface RetentionCellOptions extends CohortOptions {
  /** Customers there in the last moment before it are at risk. */
  readonly from: Instant;
  /** Those of them there in the last moment before it are retained. After `from`, not after `asOf`. */
  readonly until: Instant;
  /** Where bands of ages begin, in periods since the customer's cohort: rising, from 0. 0, 1, 2, 3, 6, 12, 24, 36 unless given. */
  readonly ages?: readonly number[];
}

/** Cells of one stretch of time, for `retentionChange`. */
export interface RetentionCells {
  readonly from: number;
  readonly until: number;
  readonly cells: readonly RetentionCell[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly Note[];
}

/**
 * Who was there at the beginning of a stretch of time and who still was at its end, by group and age: what `retentionChange` compares.
 *
 * At risk is who is there in the last moment before `from`, retained who of them is there in the last moment before `until`, also where he was
 * away in between. The age is the number of calendar periods from the customer's cohort to that first moment, in bands. Here `by` sees the row that
 * covers that moment (of several the one that begins last), so that a customer may be in another group later.
 *
 * @returns cells with customers only, by group, then by age
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `invalid-time-zone`, `too-many-periods`; the issues of the rows, where all are bad
 * @example
 * const day = (text) => Date.parse(text);
 * const row = { subscriptionId: null, price: null, interval: null, quantity: 1, trialUntil: null };
 * const rows = [
 *   { ...row, plan: "basic", customerId: "a", from: day("2024-01-10"), until: day("2024-03-10"), exit: "voluntary" },
 *   { ...row, plan: "pro", customerId: "b", from: day("2024-02-20"), until: null, exit: null },
 * ];
 * const march = { from: "2024-03-01", until: "2024-04-01", asOf: "2024-06-01", by: "plan" };
 * retentionCells(rows, march).cells[0] // => { group: "basic", age: 1, atRisk: 1, retained: 0 }
 * retentionCells(rows, march).cells[1] // => { group: "pro", age: 0, atRisk: 1, retained: 1 }
 */
export function retentionCells(subscriptions: readonly Subscription[], options: RetentionCellOptions): RetentionCells {
  const ledger = cohortLedger(operation, subscriptions, options, ownIssues);
  const { columns, boundaries, cohort, zone, rejected, notes } = ledger;
  const from = readInstant(zone, options.from)!;
  const until = readInstant(zone, options.until)!;
  const { ages = AGES } = options;
  const atRisk = rowsAt(subscriptions, columns, from - 1);
  const later = rowsAt(subscriptions, columns, until - 1);
  const groups = groupCustomers(operation, options.by, subscriptions, atRisk);
  const here = boundaries.length === 0 ? 0 : periodIndex(boundaries, from - 1);
  const found = new Map<number, { atRisk: number; retained: number }>();
  for (let who = 0; who < atRisk.length; who++) {
    if (atRisk[who]! < 0) continue;
    const band = ages.findLastIndex((age) => age <= here - cohort[who]!);
    const key = groups.code[who]! * ages.length + band;
    const cell = found.get(key) ?? { atRisk: 0, retained: 0 };
    cell.atRisk++;
    if (later[who]! >= 0) cell.retained++;
    found.set(key, cell);
  }
  const cells = Array.from(found)
    .sort(([a], [b]) => a - b)
    .map(([key, cell]) => ({
      group: groups.labels[Math.floor(key / ages.length)]!,
      age: ages[key % ages.length]!,
      ...cell,
    }));
  return { from, until, cells, rejected, notes };
}

const operation = "retentionCells";
const AGES = [0, 1, 2, 3, 6, 12, 24, 36];

/** The row of each customer number that covers an instant, the one that begins last; that ended last, where a late payment is awaited. -1 for who is not there. */
function rowsAt(rows: readonly Subscription[], columns: SpellColumns, instant: number): Int32Array {
  const found = new Int32Array(columns.customerIds.length).fill(-1);
  const { customer, from, until, rowStart } = columns;
  for (let s = 0; s < from.length; s++) {
    if (from[s]! > instant || instant >= until[s]!) continue;
    let best = columns.rows[rowStart[s]!]!;
    for (let k = rowStart[s]! + 1; k < rowStart[s + 1]!; k++) {
      const row = columns.rows[k]!;
      if (rows[row]!.from <= instant && isBetter(rows[row]!, rows[best]!, instant)) best = row;
    }
    found[customer[s]!] = best;
  }
  return found;
}

function isBetter(a: Subscription, b: Subscription, instant: number): boolean {
  const [endA, endB] = [a.until ?? Infinity, b.until ?? Infinity];
  const [coversA, coversB] = [endA > instant, endB > instant];
  if (coversA !== coversB) return coversA;
  return coversA ? a.from >= b.from : endA >= endB;
}

function ownIssues(options: CohortOptions): Issue[] {
  const { from, until, ages, asOf, timeZone = "UTC" } = options as RetentionCellOptions;
  const zone = zoneOf(isTimeZone(timeZone) ? timeZone : "UTC");
  const [begin, end, known] = [readInstant(zone, from), readInstant(zone, until), readInstant(zone, asOf)];
  const issues: Issue[] = [];
  if (begin === undefined) issues.push(instantIssue(from, "options.from"));
  if (end === undefined) issues.push(instantIssue(until, "options.until"));
  if (begin !== undefined && end !== undefined && end <= begin) {
    issues.push(invalid("options.until", "an instant after from", until, "Pass the earlier instant as from."));
  }
  if (end !== undefined && known !== undefined && end > known) {
    issues.push(
      invalid("options.until", "an instant not after asOf", until, "What comes after asOf is not known yet."),
    );
  }
  return [...issues, ...ageIssues(ages)];
}

function ageIssues(ages: unknown): Issue[] {
  if (ages === undefined) return [];
  const fix = "Pass where each band begins, in periods.";
  const rises =
    Array.isArray(ages) &&
    ages[0] === 0 &&
    ages.every((age, i) => Number.isInteger(age) && (i === 0 || (age as number) > (ages[i - 1] as number)));
  return rises ? [] : [invalid("options.ages", "whole numbers that rise from 0", ages, fix)];
}

function invalid(path: string, expected: string, received: unknown, fix: string): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix };
}
