import { instant, type Instant } from "../calendar/instant.ts";
import { periodIndices } from "../calendar/periodIndex.ts";
import { periodLabel } from "../calendar/periodLabel.ts";
import { periodBoundaries } from "../calendar/periods.ts";
import { KeizokuError } from "../schema/error.ts";
import { purchaseLog, type Purchase, type PurchaseColumns, type PurchaseLog } from "../schema/purchaseLog.ts";
import type { TimeUnit } from "../schema/timeUnit.ts";

/** How {@link purchaseCohorts} groups. */
export interface PurchaseCohortOptions {
  /** Calendar periods of cohorts and columns; "month" by default. */
  readonly unit?: TimeUnit;
  /** IANA time zone of the calendar; "UTC" by default. */
  readonly timeZone?: string;
  /** Last moment to count; the last purchase by default. Its period is counted as far as it goes. */
  readonly until?: Instant;
}

/** Cohorts by the period of the first purchase; rows are cohorts, columns are ages in periods. */
export interface PurchaseCohorts {
  readonly unit: TimeUnit;
  /** Labels of the calendar periods, `1997-01`, …, without gaps. */
  readonly periods: readonly string[];
  /** Customers whose first purchase lies in each period. */
  readonly acquired: readonly number[];
  /** `active[cohort][age]`: customers of the cohort who bought in the age-th period after their first (all of them at age 0). */
  readonly active: readonly (readonly number[])[];
  /** `revenue[cohort][age]`: what they paid, in units of the currency or of the numbers given; refunds count against it. */
  readonly revenue: readonly (readonly number[])[];
}

/**
 * Groups a purchase log into cohorts: who came when, who still buys, and what the layers bring.
 *
 * Not buying in a period is not leaving: without a contract nobody says goodbye, so `active` may rise again with age.
 *
 * @param purchases rows (`Transaction` records, or `{ customerId, at, amount }`), or columns of equal length
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `invalid-time-zone`, `mixed-currencies`
 * @example
 * const log = [
 *   { customerId: "a", at: "1997-01-05", amount: 20 },
 *   { customerId: "a", at: "1997-02-10", amount: 30 },
 *   { customerId: "b", at: "1997-02-20", amount: 10 },
 * ];
 * const cohorts = purchaseCohorts(log, { unit: "month" });
 * cohorts.acquired // => [1, 1]
 * cohorts.active // => [[1, 1], [1]]
 * cohorts.revenue // => [[20, 30], [10]]
 */
export function purchaseCohorts(
  purchases: readonly Purchase[] | PurchaseColumns,
  options: PurchaseCohortOptions = {},
): PurchaseCohorts {
  const { unit = "month", timeZone = "UTC" } = options;
  const log = purchaseLog("purchaseCohorts", purchases, { timeZone, byDay: false });
  const { from, until } = spanOf(log, options, timeZone);
  const boundaries = periodBoundaries({ unit, timeZone, from, until });
  const periods = Array.from({ length: boundaries.length - 1 }, (_, i) => periodLabel(boundaries[i]!, unit, timeZone));
  return { unit, periods, ...countCohorts(log, periodIndices(boundaries, log.time), until, periods.length) };
}

function spanOf(log: PurchaseLog, options: PurchaseCohortOptions, timeZone: string): { from: number; until: number } {
  let from = Infinity;
  let last = -Infinity;
  for (let i = 0; i < log.time.length; i++) {
    if (log.amount[i]! >= 0 && log.time[i]! < from) from = log.time[i]!;
    if (log.time[i]! > last) last = log.time[i]!;
  }
  const until = options.until === undefined ? last : instant(options.until, { timeZone });
  if (from <= until) return { from, until };
  const fix = "Pass purchases before options.until; refunds alone make no cohort.";
  throw new KeizokuError("purchaseCohorts", [
    { code: "empty-input", path: "", expected: "a purchase before the end", received: "none", fix },
  ]);
}

function countCohorts(
  log: PurchaseLog,
  period: Int32Array,
  until: number,
  periods: number,
): Pick<PurchaseCohorts, "acquired" | "active" | "revenue"> {
  const cohortOf = firstPeriods(log, period, until);
  const acquired = new Array<number>(periods).fill(0);
  for (const cohort of cohortOf) if (cohort >= 0) acquired[cohort]!++;
  const triangle = (): number[][] => Array.from({ length: periods }, (_, c) => new Array<number>(periods - c).fill(0));
  const active = triangle();
  const revenue = triangle();
  // A customer counts once a period: remember the pairs seen.
  const seen = new Set<number>();
  for (let i = 0; i < period.length; i++) {
    const customer = log.customer[i]!;
    const cohort = cohortOf[customer]!;
    const age = period[i]! - cohort;
    if (log.time[i]! > until || cohort < 0 || age < 0) continue;
    revenue[cohort]![age]! += log.amount[i]! / log.perMajorUnit;
    const pair = customer * periods + period[i]!;
    if (log.amount[i]! < 0 || seen.has(pair)) continue;
    seen.add(pair);
    active[cohort]![age]!++;
  }
  return { acquired, active, revenue };
}

/** Period of each customer's first purchase; −1 where he has none. */
function firstPeriods(log: PurchaseLog, period: Int32Array, until: number): Int32Array {
  const first = new Int32Array(log.customerIds.length).fill(-1);
  for (let i = 0; i < period.length; i++) {
    if (log.amount[i]! < 0 || log.time[i]! > until) continue;
    const customer = log.customer[i]!;
    if (first[customer]! < 0 || period[i]! < first[customer]!) first[customer] = period[i]!;
  }
  return first;
}
