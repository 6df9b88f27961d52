import { addUnits } from "../../calendar/addUnits.ts";
import { millisecondsPerDay } from "../../calendar/civil.ts";
import { instantOfWallClock, wallClockAt } from "../../calendar/wallClock.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { changesNear, dayInMonth, monthOf, startOfDay, type DayTable } from "./dayTable.ts";

/** The anniversaries of one start: k periods after it on the local calendar, at its time of day. Changed for each customer in turn. */
export interface Anniversary {
  readonly table: DayTable;
  readonly period: TimeUnit;
  /** Months of a period; 0 where it is made of days. */
  readonly months: number;
  /** Days of such a period. */
  readonly days: number;
  start: number;
  /** Local day and time of day of the start. */
  day: number;
  timeOfDay: number;
  month: number;
  dayOfMonth: number;
}

const MONTHS: Readonly<Record<TimeUnit, number>> = { day: 0, week: 0, month: 1, quarter: 3, year: 12 };

/** Anniversaries whose start is still to be set. */
export function anniversary(table: DayTable, period: TimeUnit): Anniversary {
  const begin = { start: 0, day: 0, timeOfDay: 0, month: 0, dayOfMonth: 0 };
  return { table, period, months: MONTHS[period], days: period === "week" ? 7 : 1, ...begin };
}

/** Sets the start, which lies on the local day `day`. A kernel. */
export function startAt(own: Anniversary, start: number, day: number): void {
  const { table } = own;
  own.start = start;
  // In an hour that the clocks show twice over midnight, the wall clock still shows the day before.
  const wall = changesNear(table, day) ? wallClockAt(table.zone, start) : NaN;
  own.day = Number.isNaN(wall) ? day : Math.floor(wall / millisecondsPerDay);
  own.timeOfDay = Number.isNaN(wall) ? start - startOfDay(table, day) : wall - own.day * millisecondsPerDay;
  own.month = monthOf(table, own.day);
  own.dayOfMonth = own.day - dayInMonth(table, own.month, 1) + 1;
}

/** The first k whose anniversary is at or after an instant of the local day `day`. A kernel: no calendar but near a change of the clocks. */
export function firstAnniversary(own: Anniversary, instant: number, day: number): number {
  if (instant <= own.start) return 0;
  const { table, months, days } = own;
  const k = months === 0 ? Math.floor((day - own.day) / days) : Math.floor((monthOf(table, day) - own.month) / months);
  if (changesNear(table, day)) return exactAnniversary(own, instant, Math.max(0, k - 2));
  const due = months === 0 ? own.day + k * days : dayInMonth(table, own.month + k * months, own.dayOfMonth);
  const after = day === due ? instant > startOfDay(table, day) + own.timeOfDay : day > due;
  return after ? k + 1 : k;
}

/** Near a change of the clocks each anniversary is asked for. */
function exactAnniversary(own: Anniversary, instant: number, from: number): number {
  const wall = own.day * millisecondsPerDay + own.timeOfDay;
  const { zone } = own.table;
  let k = from;
  while ((k === 0 ? own.start : instantOfWallClock(zone, addUnits(wall, own.period, k))) < instant) k++;
  return k;
}
