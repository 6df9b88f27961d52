import type { TimeUnit } from "../schema/timeUnit.ts";
import { dateOfDay, dayOfDate } from "./civil.ts";

/** Months of the units that are made of months. */
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** Monday 1969-12-29 begins week 0. */
const WEEK_SHIFT = 3;

/**
 * Number of the period that holds a day (days since 1970-01-01); the period that holds 1970-01-01 is number 0. A kernel.
 *
 * Weeks are those of ISO 8601, Monday to Sunday.
 */
export function periodOfDay(day: number, unit: TimeUnit): number {
  if (unit === "day") return day;
  if (unit === "week") return Math.floor((day + WEEK_SHIFT) / 7);
  const { year, month } = dateOfDay(day);
  return Math.floor((12 * (year - 1970) + month - 1) / MONTHS[unit]);
}

/** First day of a period, in days since 1970-01-01: the other direction of {@link periodOfDay}. A kernel. */
export function firstDayOfPeriod(period: number, unit: TimeUnit): number {
  if (unit === "day") return period;
  if (unit === "week") return 7 * period - WEEK_SHIFT;
  const months = period * MONTHS[unit];
  const years = Math.floor(months / 12);
  return dayOfDate(1970 + years, months - 12 * years + 1, 1);
}
