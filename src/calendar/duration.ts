import { type Issue, show } from "../schema/error.ts";
import { meanDays, type TimeUnit } from "../schema/timeUnit.ts";
import { addUnits } from "./addUnits.ts";
import { inRange, objectIssues, reportIssues, unitIssues, wholeIssues } from "./checkArguments.ts";
import { checkedInstant, type Instant } from "./instant.ts";
import { instantOfWallClock, wallClockAt } from "./wallClock.ts";
import { checkedZone } from "./zone.ts";

/** A length of time, such as 18 months. */
export interface Duration {
  readonly count: number;
  readonly unit: TimeUnit;
}

const SHAPE = "a duration, as { count, unit }";

/**
 * A duration in days, by the mean length of its unit in the Gregorian calendar (a year is 365.2425 days).
 *
 * @throws {KeizokuError} `invalid-input` (an unknown unit, a count that is not finite)
 * @example
 * durationInDays({ count: 2, unit: "week" }) // => 14
 * durationInDays({ count: 1, unit: "month" }) // => 30.436875
 */
export function durationInDays(duration: Duration): number {
  reportIssues("durationInDays", objectIssues(duration, "duration", SHAPE));
  const counted = Number.isFinite(duration.count) ? [] : [countIssue(duration.count)];
  reportIssues("durationInDays", [...counted, ...unitIssues(duration.unit, "duration.unit")]);
  return duration.count * meanDays[duration.unit];
}

/**
 * The instant a duration of a whole count after (before, if negative) an instant, by the local calendar and clock.
 *
 * The time of day is kept across clock changes, and the day of the month, or the last day of a shorter month: a month
 * after 31 January is 28 or 29 February. A time that the clocks jump over is as far after the jump.
 *
 * @param timeZone IANA name; "UTC" unless given
 * @throws {KeizokuError} `invalid-instant`, `invalid-time-zone`, `invalid-input`, `out-of-range`
 * @example new Date(addDuration("2024-01-31", { count: 1, unit: "month" })).toISOString() // => "2024-02-29T00:00:00.000Z"
 */
export function addDuration(instant: Instant, duration: Duration, timeZone = "UTC"): number {
  const operation = "addDuration";
  const zone = checkedZone(operation, timeZone);
  reportIssues(operation, objectIssues(duration, "duration", SHAPE));
  const issues = [...wholeIssues(duration.count, "duration.count"), ...unitIssues(duration.unit, "duration.unit")];
  reportIssues(operation, issues);
  const start = checkedInstant(operation, zone, instant, "instant");
  // The second of two equal clock readings stays itself when nothing is added.
  if (duration.count === 0) return start;
  const wall = inRange(operation, addUnits(wallClockAt(zone, start), duration.unit, duration.count), "duration.count");
  return inRange(operation, instantOfWallClock(zone, wall), "duration.count");
}

function countIssue(received: unknown): Issue {
  const fix = "Pass how many units the duration lasts.";
  return { code: "invalid-input", path: "duration.count", expected: "a finite number", received: show(received), fix };
}
