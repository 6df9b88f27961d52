/** Milliseconds of a day of 24 hours, the unit of UTC arithmetic. */
export const millisecondsPerDay = 86_400_000;

/** Days from 0001-01-01 to 1970-01-01 of the Gregorian calendar. */
const DAYS_BEFORE_1970 = 719_162;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** A date of the Gregorian calendar; months and days count from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Whether the Gregorian year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Number of days of a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from 1970-01-01 to a date. A kernel: the date must exist, and is not checked. */
export function dayOfDate(year: number, month: number, day: number): number {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return 365 * past + leapDays - DAYS_BEFORE_1970 + DAYS_BEFORE_MONTH[month - 1]! + leapDay + day - 1;
}

/** The date that lies `dayNumber` days after 1970-01-01. A kernel: whole numbers only, not checked. */
export function dateOfDay(dayNumber: number): CivilDate {
  const date = new Date(dayNumber * millisecondsPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
