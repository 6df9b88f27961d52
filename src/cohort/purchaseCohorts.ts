import { dayNumbers } from "../calendar/dayNumbers.ts";
import { instantIssue, parseInstant, type Instant } from "../calendar/instant.ts";
import { labelOfDay } from "../calendar/periodLabel.ts";
import { firstDayOfPeriod, periodOfDay } from "../calendar/periodNumber.ts";
import { checkNumbers } from "../schema/columns.ts";
import { KeizokuError } from "../schema/error.ts";
import { purchaseLog, type Purchase, type PurchaseColumns, type PurchaseLog } from "../schema/purchaseLog.ts";
import { checkTimeUnit, type TimeUnit } from "../schema/timeUnit.ts";
import { countCohorts } from "./countCohorts.ts";
import { MOST_PERIODS } from "./mostPeriods.ts";

/** How {@link purchaseCohorts} groups. */
export interface PurchaseCohortOptions {
  /** Calendar periods of cohorts and columns; "month" by default. */
  readonly unit?: TimeUnit;
  /** IANA time zone of the calendar; "UTC" by default. */
  readonly timeZone?: string;
  /** Last moment that was observed: its whole local day counts. The last purchase by default. */
  readonly observationEnd?: Instant;
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
  /** Sum of the refunds that belong to no cohort, in the unit of `revenue`: of days before the customer's first purchase, or of customers without any. */
  readonly unassigned: number;
}

/**
 * Groups a purchase log into cohorts: who came when, who still buys, and what the layers bring.
 *
 * Counted by local days. All of `revenue` and `unassigned` together are the amounts of the log up to the end of the observation.
 * Not buying in a period is not leaving: without a contract nobody says goodbye, so `active` may rise again with age.
 *
 * @param purchases rows (`Transaction` records, or `{ customerId, at, amount }`), or columns of equal length
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `invalid-time-zone`, `mixed-currencies`,
 *   `unknown-currency`, `too-many-periods` (over 3,000)
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
  checkNumbers<never>(operation, "options", options as never, {});
  const { unit = "month", timeZone = "UTC" } = options;
  checkTimeUnit(operation, "options.unit", unit);
  const log = purchaseLog(operation, purchases, { timeZone, byDay: true });
  const { from, until } = spanOf(log, options.observationEnd, timeZone);
  const first = periodOfDay(from, unit);
  const count = periodOfDay(until, unit) - first + 1;
  if (count > MOST_PERIODS) throw tooMany(count, unit, from, until);
  const labels = Array.from({ length: count }, (_, i) => labelOfDay(firstDayOfPeriod(first + i, unit), unit));
  const period = (day: number): number => periodOfDay(day, unit) - first;
  return { unit, periods: labels, ...countCohorts(log, { from, until, count, period }) };
}

const operation = "purchaseCohorts";

/** Local days of the first purchase and of the end of the observation. */
function spanOf(log: PurchaseLog, end: Instant | undefined, timeZone: string): { from: number; until: number } {
  let from = Infinity;
  let last = -Infinity;
  for (let i = 0; i < log.time.length; i++) {
    if (log.amount[i]! >= 0 && log.time[i]! < from) from = log.time[i]!;
    if (log.time[i]! > last) last = log.time[i]!;
  }
  const until = end === undefined ? last : endDay(end, timeZone);
  if (from <= until) return { from, until };
  const fix = "Pass purchases up to options.observationEnd; refunds alone make no cohort.";
  throw new KeizokuError(operation, [
    { code: "empty-input", path: "", expected: "a purchase before the end", received: "none", fix },
  ]);
}

function endDay(end: Instant, timeZone: string): number {
  const at = parseInstant(end, { timeZone });
  if (at === undefined) throw new KeizokuError(operation, [instantIssue(end, "options.observationEnd")]);
  return dayNumbers([at], timeZone)[0]!;
}

function tooMany(count: number, unit: TimeUnit, from: number, until: number): KeizokuError {
  const span = `${labelOfDay(from, "day")} to ${labelOfDay(until, "day")}`;
  return new KeizokuError(operation, [
    {
      code: "too-many-periods",
      path: "options.unit",
      expected: `at most ${String(MOST_PERIODS)} periods`,
      received: `${String(count)} (unit "${unit}", ${span})`,
      fix: "Pass a longer unit; or, where one of these dates is wrong, mend it.",
    },
  ]);
}
