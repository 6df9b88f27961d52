import { addUnits } from "../calendar/addUnits.ts";
import { objectIssues, unitIssues, wholeIssues } from "../calendar/checkArguments.ts";
import { millisecondsPerDay } from "../calendar/civil.ts";
import { durationInDays, type Duration } from "../calendar/duration.ts";
import { instantIssue, readInstant } from "../calendar/instant.ts";
import { instantOfWallClock, wallClockAt } from "../calendar/wallClock.ts";
import { isTimeZone, timeZoneIssue, zoneOf, type Zone } from "../calendar/zone.ts";
import { KeizokuError, show, type Issue } from "../schema/error.ts";
import type { SpellOptions, SpellOwner } from "./spell.ts";

/** Options of `spells`, checked. */
export interface SpellRules {
  readonly asOf: number;
  readonly by: SpellOwner;
  /** Whether a row that begins at `at` still continues one that ended at `end` before it; null where nothing may be late. */
  readonly bridges: ((end: number, at: number) => boolean) | null;
}

const MOST_DAYS = 3653;
const GAP_SHAPE = "a duration, as { count, unit }, or a whole number of days";

/**
 * Checks the options, every issue at once.
 *
 * @throws {KeizokuError} `invalid-input`, `invalid-instant`, `invalid-time-zone`
 */
export function spellRules(operation: string, options: SpellOptions): SpellRules {
  const shape = objectIssues(options, "options", "an object with asOf");
  if (shape.length > 0) throw new KeizokuError(operation, shape);
  const { gap = 0, by = "customer", timeZone = "UTC" } = options;
  const known = isTimeZone(timeZone);
  const zone = zoneOf(known ? timeZone : "UTC");
  const asOf = readInstant(zone, options.asOf);
  const issues: Issue[] = [
    ...(asOf === undefined ? [instantIssue(options.asOf, "options.asOf")] : []),
    ...gapIssues(gap),
    ...byIssues(by),
    ...(known ? [] : [timeZoneIssue(timeZone, "options.timeZone")]),
  ];
  if (asOf === undefined || issues.length > 0) throw new KeizokuError(operation, issues);
  return { asOf, by, bridges: bridgesOf(zone, gap) };
}

function byIssues(by: unknown): Issue[] {
  if (by === "customer" || by === "subscription") return [];
  const fix = "Leave it out to let a customer leave with the last of his subscriptions.";
  const expected = '"customer" or "subscription"';
  return [{ code: "invalid-input", path: "options.by", expected, received: show(by), fix }];
}

function gapIssues(gap: Duration | number): Issue[] {
  if (typeof gap === "number") return countIssues(gap, 1, "options.gap");
  const shape = objectIssues(gap, "options.gap", GAP_SHAPE);
  if (shape.length > 0) return shape;
  const unit = unitIssues(gap.unit, "options.gap.unit");
  const days = unit.length > 0 ? 1 : durationInDays({ count: 1, unit: gap.unit });
  return [...countIssues(gap.count, days, "options.gap.count"), ...unit];
}

function countIssues(count: number, days: number, path: string): Issue[] {
  const whole = wholeIssues(count, path, 0);
  if (whole.length > 0 || count * days <= MOST_DAYS) return whole;
  const fix = "Pass how long a payment may be late, such as 14 days.";
  return [{ code: "invalid-input", path, expected: "at most 10 years", received: show(count), fix }];
}

const MOST_DAYS_OF = { day: 1, week: 7, month: 31, quarter: 92, year: 366 } as const;

function bridgesOf(zone: Zone, gap: Duration | number): SpellRules["bridges"] {
  const { count, unit } = typeof gap === "number" ? ({ count: gap, unit: "day" } as const) : gap;
  if (count === 0) return null;
  // No clock change is longer than two days. Most gaps are past this, and need no calendar.
  const longest = (count * MOST_DAYS_OF[unit] + 2) * millisecondsPerDay;
  return (end, at) =>
    at - end <= longest && at <= instantOfWallClock(zone, addUnits(wallClockAt(zone, end), unit, count));
}
