import { objectIssues, unitIssues, wholeIssues } from "../../calendar/checkArguments.ts";
import type { Duration } from "../../calendar/duration.ts";
import { show, type Issue } from "../../schema/error.ts";
import { meanDays, type TimeUnit } from "../../schema/timeUnit.ts";

const MOST_DAYS = 3653;

/** What keeps a value from being a duration of up to 10 years, or whole days. */
export function countUnitIssues(value: unknown, path: string): Issue[] {
  if (typeof value === "number") return countIssues(value, 1, path);
  const shape = objectIssues(value, path, "a duration, as { count, unit }, or a whole number of days");
  if (shape.length > 0) return shape;
  const { count, unit } = value as Duration;
  const wrongUnit = unitIssues(unit, `${path}.unit`);
  const days = wrongUnit.length > 0 ? 1 : meanDays[unit];
  return [...countIssues(count, days, `${path}.count`), ...wrongUnit];
}

function countIssues(count: unknown, days: number, path: string): Issue[] {
  const whole = wholeIssues(count, path, 0);
  if (whole.length > 0 || (count as number) * days <= MOST_DAYS) return whole;
  const fix = "Pass a length of time such as 30 days or 12 months.";
  return [{ code: "invalid-input", path, expected: "at most 10 years", received: show(count), fix }];
}

/** A duration of whole days or units as count and unit. */
export function asDuration(value: Duration | number): { readonly count: number; readonly unit: TimeUnit } {
  return typeof value === "number" ? { count: value, unit: "day" } : value;
}
