import type { TimeUnit } from "../schema/timeUnit.ts";
import { dateOfDay, dayOfDate, daysInMonth, millisecondsPerDay } from "./civil.ts";

const MONTHS = { day: 0, week: 0, month: 1, quarter: 3, year: 12 } as const;

/**
 * A clock's reading `count` units later (earlier, if negative), at the same time of day. A kernel: whole counts only.
 *
 * Months keep the day of the month, or take the month's last day where it is shorter. `wall` is in milliseconds from
 * 1970-01-01T00:00 on that clock.
 */
export function addUnits(wall: number, unit: TimeUnit, count: number): number {
  if (unit === "day") return wall + count * millisecondsPerDay;
  if (unit === "week") return wall + 7 * count * millisecondsPerDay;
  const day = Math.floor(wall / millisecondsPerDay);
  const date = dateOfDay(day);
  const months = 12 * date.year + date.month - 1 + count * MONTHS[unit];
  const year = Math.floor(months / 12);
  const month = months - 12 * year + 1;
  const target = dayOfDate(year, month, Math.min(date.day, daysInMonth(year, month)));
  return wall + (target - day) * millisecondsPerDay;
}
