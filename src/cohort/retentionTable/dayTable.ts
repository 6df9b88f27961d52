import { dateOfDay, dayOfDate, millisecondsPerDay } from "../../calendar/civil.ts";
import { startOfLocalDay } from "../../calendar/wallClock.ts";
import type { Zone } from "../../calendar/zone.ts";

/**
 * The local calendar of a stretch of days, laid out once, so that no cell asks a calendar. Days count from 1970-01-01, months from January
 * 1970. Data and functions, not closures: those are compiled anew for each call.
 */
export interface DayTable {
  readonly zone: Zone;
  readonly firstDay: number;
  readonly firstMonth: number;
  /** Month of each day. */
  readonly month: Int32Array;
  /** First day of each month, one more for the end. */
  readonly monthStart: Int32Array;
  /** First instant of each day; NaN until asked for. */
  readonly start: Float64Array;
  /** Whether the clocks change on each day or beside it; UNKNOWN until asked for. */
  readonly change: Uint8Array;
}

const UNKNOWN = 0;
const PLAIN = 1;
const NEAR_CHANGE = 2;

/** Lays out the days from `first` to `last`, and a month on either side. */
export function dayTable(zone: Zone, first: number, last: number): DayTable {
  const firstDay = first - 40;
  const days = last + 40 - firstDay;
  const month = new Int32Array(days);
  const { year, month: ofYear } = dateOfDay(firstDay);
  const firstMonth = 12 * (year - 1970) + ofYear - 1;
  const monthStart = [firstDayOfMonth(firstMonth)];
  for (let day = 0; day < days;) {
    const index = firstMonth + monthStart.length;
    const next = firstDayOfMonth(index);
    monthStart.push(next);
    for (; day < days && firstDay + day < next; day++) month[day] = index - 1;
  }
  const start = new Float64Array(days).fill(NaN);
  return {
    zone,
    firstDay,
    firstMonth,
    month,
    monthStart: Int32Array.from(monthStart),
    start,
    change: new Uint8Array(days),
  };
}

function firstDayOfMonth(month: number): number {
  const years = Math.floor(month / 12);
  return dayOfDate(1970 + years, month - 12 * years + 1, 1);
}

/** Month of a day. A kernel. */
export function monthOf({ month, firstDay }: DayTable, day: number): number {
  return month[day - firstDay]!;
}

/** The day of a month with this number, or the last one of a shorter month. A kernel. */
export function dayInMonth({ monthStart, firstMonth }: DayTable, month: number, dayOfMonth: number): number {
  return Math.min(monthStart[month - firstMonth]! + dayOfMonth, monthStart[month - firstMonth + 1]!) - 1;
}

/** First instant of a day. A kernel, remembering what it asked. */
export function startOfDay({ zone, start, firstDay }: DayTable, day: number): number {
  const known = start[day - firstDay]!;
  return Number.isNaN(known) ? (start[day - firstDay] = startOfLocalDay(zone, day)) : known;
}

/** Whether the clocks change on a day or on one beside it. A kernel, remembering what it asked. */
export function changesNear(table: DayTable, day: number): boolean {
  const { change, firstDay } = table;
  const known = change[day - firstDay]!;
  if (known !== UNKNOWN) return known === NEAR_CHANGE;
  const near = changesOn(table, day - 1) || changesOn(table, day) || changesOn(table, day + 1);
  change[day - firstDay] = near ? NEAR_CHANGE : PLAIN;
  return near;
}

function changesOn(table: DayTable, day: number): boolean {
  return startOfDay(table, day + 1) - startOfDay(table, day) !== millisecondsPerDay;
}
