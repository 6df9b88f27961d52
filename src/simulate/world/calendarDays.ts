import { dateOfDay, millisecondsPerDay } from "../../calendar/civil.ts";
import { instantOfWallClock, startOfLocalDay } from "../../calendar/wallClock.ts";
import { zoneOf, type Zone } from "../../calendar/zone.ts";

/** The days of a simulation, laid out once; day 0 is the first. */
export interface CalendarDays {
  readonly zone: Zone;
  /** Day 0, in days since 1970-01-01. */
  readonly first: number;
  /** Instant at which each day begins, and one more for the end of the last. */
  readonly starts: Float64Array;
  /** 0 for January. */
  readonly month: Uint8Array;
  /** 0 for Monday. */
  readonly weekday: Uint8Array;
}

/** Lays out `count` days from `first` on. A day that a place left out (2011-12-30 in Samoa) has no length, and nothing happens on it. */
export function calendarDays(timeZone: string, first: number, count: number): CalendarDays {
  const zone = zoneOf(timeZone);
  const starts = Float64Array.from({ length: count + 1 }, (_, day) => startOfLocalDay(zone, first + day));
  const month = Uint8Array.from({ length: count }, (_, day) => dateOfDay(first + day).month - 1);
  // 1970-01-01 was a Thursday.
  const weekday = Uint8Array.from({ length: count }, (_, day) => (((first + day + 3) % 7) + 7) % 7);
  return { zone, first, starts, month, weekday };
}

/** The instant at which the clocks of the place show `clock` milliseconds after midnight on a day, also beyond the last that is laid out. */
export function clockInstant(days: CalendarDays, day: number, clock: number): number {
  const start = days.starts[day];
  const end = days.starts[day + 1];
  if (start !== undefined && end !== undefined && end - start === millisecondsPerDay) return start + clock;
  const instant = instantOfWallClock(days.zone, (days.first + day) * millisecondsPerDay + clock);
  // A time that the clocks jumped over at midnight lies on the next day.
  return start === undefined || end === undefined ? instant : Math.max(start, Math.min(instant, end - 1));
}

/** Whether the place left the day out. */
export function isLeftOut(days: CalendarDays, day: number): boolean {
  return days.starts[day + 1] === days.starts[day];
}

/** The instant at a share of a day, 0 to below 1; whole milliseconds. */
export function shareInstant(days: CalendarDays, day: number, share: number): number {
  const start = days.starts[day]!;
  return start + Math.floor(share * (days.starts[day + 1]! - start));
}
