import type { TimeUnit } from "../schema/timeUnit.ts";
import { inRange, objectIssues, reportIssues, unitIssues, wholeIssues } from "./checkArguments.ts";
import { millisecondsPerDay } from "./civil.ts";
import { checkedInstant, type Instant } from "./instant.ts";
import { firstDayOfPeriod, periodOfDay } from "./periodNumber.ts";
import { startOfLocalDay } from "./wallClock.ts";
import { checkedZone, localDayAt } from "./zone.ts";

/** The calendar periods, shortest first; weeks are those of ISO 8601, from Monday. */
export const periodUnits: readonly TimeUnit[] = ["day", "week", "month", "quarter", "year"];

/** A calendar: which periods, by the clocks of which place. */
export interface PeriodCalendar {
  readonly unit: TimeUnit;
  /** IANA time zone; "UTC" unless given. */
  readonly timeZone?: string;
}

/** The stretch of time that the periods must cover. */
export interface PeriodRange extends PeriodCalendar {
  readonly from: Instant;
  /** The last period is the one that holds this instant; it is not before `from`. */
  readonly until: Instant;
}

/**
 * The instants at which the calendar periods begin that cover `from` to `until`, in epoch milliseconds.
 *
 * The first boundary is at or before `from`, the last after `until`; n boundaries make n - 1 periods, the k-th from
 * boundary k up to, not including, boundary k + 1. They rise strictly: a day that a place left out (2011-12-30 in Samoa)
 * has no period. A period begins when its first date is first reached by the local clocks.
 *
 * @throws {KeizokuError} `invalid-instant`, `invalid-time-zone`, `invalid-input` (unit; `until` before `from`)
 * @example
 * const year = periodBoundaries({ unit: "quarter", timeZone: "Asia/Tokyo", from: "1997-02-01", until: "1997-12-31" });
 * year.length // => 5
 * year[0] // => 852044400000
 */
export function periodBoundaries(range: PeriodRange): Float64Array {
  const operation = "periodBoundaries";
  reportIssues(operation, objectIssues(range, "range", "a range, as { unit, from, until }"));
  const zone = checkedZone(operation, range.timeZone ?? "UTC");
  reportIssues(operation, unitIssues(range.unit, "unit"));
  const from = checkedInstant(operation, zone, range.from, "from");
  const until = checkedInstant(operation, zone, range.until, "until");
  if (until < from) {
    const expected = "an instant not before `from`";
    const issue = { code: "invalid-input", path: "until", expected, received: String(range.until) };
    reportIssues(operation, [{ ...issue, fix: "Pass the earlier instant as `from`." }]);
  }
  const first = periodOfDay(localDayAt(zone, from), range.unit);
  const last = periodOfDay(localDayAt(zone, until), range.unit) + 1;
  const boundaries = new Float64Array(last - first + 1);
  let count = 0;
  for (let period = first; period <= last; period++) {
    const start = startOfLocalDay(zone, firstDayOfPeriod(period, range.unit));
    if (count === 0 || start > boundaries[count - 1]!) boundaries[count++] = start;
  }
  return boundaries.slice(0, count);
}

/**
 * The instant at which the calendar period of an instant begins, in epoch milliseconds.
 *
 * @throws {KeizokuError} `invalid-instant`, `invalid-time-zone`, `invalid-input`
 * @example startOfPeriod("1997-01-15", { unit: "month" }) // => 852076800000
 */
export function startOfPeriod(instant: Instant, calendar: PeriodCalendar): number {
  return shiftedStart("startOfPeriod", instant, 0, calendar);
}

/**
 * The instant at which the period begins that lies `count` periods after (before, if negative) the one of an instant.
 *
 * Counted by the calendar: a day that a place left out counts, and begins where the next one does. To keep the day of the
 * month and the time of day instead, see {@link addDuration}.
 *
 * @throws {KeizokuError} `invalid-instant`, `invalid-time-zone`, `invalid-input`, `out-of-range`
 * @example addPeriods("1996-12-15", 1, { unit: "month" }) // => 852076800000
 */
export function addPeriods(instant: Instant, count: number, calendar: PeriodCalendar): number {
  return shiftedStart("addPeriods", instant, count, calendar);
}

/**
 * How many calendar periods `until` lies after `from`: 0 in the same period, 1 in the next, negative before.
 *
 * @throws {KeizokuError} `invalid-instant`, `invalid-time-zone`, `invalid-input`
 * @example periodsBetween("1996-12-31", "1997-01-01", { unit: "month" }) // => 1
 */
export function periodsBetween(from: Instant, until: Instant, calendar: PeriodCalendar): number {
  const operation = "periodsBetween";
  reportIssues(operation, objectIssues(calendar, "calendar", "a calendar, as { unit, timeZone }"));
  const zone = checkedZone(operation, calendar.timeZone ?? "UTC");
  reportIssues(operation, unitIssues(calendar.unit, "unit"));
  const last = periodOfDay(localDayAt(zone, checkedInstant(operation, zone, until, "until")), calendar.unit);
  return last - periodOfDay(localDayAt(zone, checkedInstant(operation, zone, from, "from")), calendar.unit);
}

function shiftedStart(operation: string, instant: Instant, count: number, calendar: PeriodCalendar): number {
  reportIssues(operation, objectIssues(calendar, "calendar", "a calendar, as { unit, timeZone }"));
  const zone = checkedZone(operation, calendar.timeZone ?? "UTC");
  reportIssues(operation, [...unitIssues(calendar.unit, "unit"), ...wholeIssues(count, "count")]);
  const day = localDayAt(zone, checkedInstant(operation, zone, instant, "instant"));
  const firstDay = firstDayOfPeriod(periodOfDay(day, calendar.unit) + count, calendar.unit);
  // The local date of the very first and last instants may lie a day outside: asked for as it is, it is no error.
  if (count !== 0) inRange(operation, firstDay * millisecondsPerDay);
  return startOfLocalDay(zone, firstDay);
}
