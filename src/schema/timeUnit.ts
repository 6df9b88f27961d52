/** Units that a duration, a horizon or a rate can be stated in. */
export type TimeUnit = "day" | "week" | "month" | "quarter" | "year";

/** All units, shortest first. */
export const timeUnits: readonly TimeUnit[] = ["day", "week", "month", "quarter", "year"];

/** Mean length of each unit in days of the Gregorian calendar (a year is 365.2425 days). */
export const meanDays: Readonly<Record<TimeUnit, number>> = {
  day: 1,
  week: 7,
  month: 365.2425 / 12,
  quarter: 365.2425 / 4,
  year: 365.2425,
};
