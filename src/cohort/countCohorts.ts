import type { PurchaseLog } from "../schema/purchaseLog.ts";

/** Which local days count, and in which period each lies. */
interface CohortSpan {
  readonly from: number;
  readonly until: number;
  /** How many periods. */
  readonly count: number;
  /** Index of the period of a day from `from` to `until`. */
  readonly period: (day: number) => number;
}

/** What each cohort did by age. */
export interface CountedCohorts {
  readonly acquired: readonly number[];
  readonly active: readonly (readonly number[])[];
  readonly revenue: readonly (readonly number[])[];
  readonly unassigned: number;
}

/** Counts a log that was read by day. A kernel. */
export function countCohorts(log: PurchaseLog, span: CohortSpan): CountedCohorts {
  const periods = span.count;
  const periodOf = Int32Array.from({ length: span.until - span.from + 1 }, (_, i) => span.period(span.from + i));
  const firstDay = firstDays(log, span.until);
  const cohortOf = firstDay.map((day) => (day <= span.until ? periodOf[day - span.from]! : -1));
  const acquired = new Array<number>(periods).fill(0);
  for (const cohort of cohortOf) if (cohort >= 0) acquired[cohort]!++;
  const active = triangle(periods);
  const amounts = triangle(periods);
  let unassigned = 0;
  // A customer counts once a period: remember the pairs seen.
  const seen = new Set<number>();
  for (let i = 0; i < log.time.length; i++) {
    const day = log.time[i]!;
    if (day > span.until) continue;
    const customer = log.customer[i]!;
    if (day < firstDay[customer]!) {
      unassigned += log.amount[i]!;
      continue;
    }
    const cohort = cohortOf[customer]!;
    const period = periodOf[day - span.from]!;
    amounts[cohort]![period - cohort]! += log.amount[i]!;
    const pair = customer * periods + period;
    if (log.amount[i]! < 0 || seen.has(pair)) continue;
    seen.add(pair);
    active[cohort]![period - cohort]!++;
  }
  const revenue = amounts.map((row) => row.map((amount) => amount / log.perMajorUnit));
  return { acquired, active, revenue, unassigned: unassigned / log.perMajorUnit };
}

function triangle(periods: number): number[][] {
  return Array.from({ length: periods }, (_, cohort) => new Array<number>(periods - cohort).fill(0));
}

/** A day after every other: customers without a purchase. */
const NEVER = 0x7fffffff;

/** Day of each customer's first purchase. */
function firstDays(log: PurchaseLog, until: number): Int32Array {
  const first = new Int32Array(log.customerIds.length).fill(NEVER);
  for (let i = 0; i < log.time.length; i++) {
    const customer = log.customer[i]!;
    const day = log.time[i]!;
    if (log.amount[i]! >= 0 && day <= until && day < first[customer]!) first[customer] = day;
  }
  return first;
}
