import { addUnits } from "../../calendar/addUnits.ts";
import { dateOfDay, millisecondsPerDay } from "../../calendar/civil.ts";
import { meanDays, type TimeUnit } from "../../schema/timeUnit.ts";

/** Months of the units that the calendar counts in months; 0 of the others. */
export const monthsOf: Readonly<Record<TimeUnit, number>> = { day: 0, week: 0, month: 1, quarter: 3, year: 12 };

/** The day so many months after another, both since 1970; the last of a month that is shorter. */
export function dayMonthsLater(day: number, months: number): number {
  return addUnits(day * millisecondsPerDay, "month", months) / millisecondsPerDay;
}

/** Units that are over from the start of one day to the start of a later one, months by the calendar. */
export function wholeUnits(from: number, until: number, unit: TimeUnit): number {
  const each = monthsOf[unit];
  if (each === 0) return Math.floor((until - from) / meanDays[unit]);
  const start = dateOfDay(from);
  const end = dateOfDay(until);
  const months = 12 * (end.year - start.year) + end.month - start.month;
  return Math.floor((dayMonthsLater(from, months) > until ? months - 1 : months) / each);
}
