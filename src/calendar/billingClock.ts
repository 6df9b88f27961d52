import { KeizokuError, show, type Issue } from "../schema/error.ts";
import { objectIssues, reportIssues, unitIssues, wholeIssues } from "./checkArguments.ts";
import type { Duration } from "./duration.ts";
import { instantIssue, type Instant, readInstant } from "./instant.ts";
import { isTimeZone, timeZoneIssue, type Zone, zoneOf } from "./zone.ts";

/** A pause of a subscription: from its first instant up to, not including, `until`. */
export interface Pause {
  readonly from: Instant;
  readonly until: Instant;
}

/** What a pause does to the billing dates. */
export type PauseRule = "extend" | "skip";

/**
 * When a subscription is billed.
 *
 * Period 0 begins at the anchor, period k lies k intervals after it, on the anchor's day of the month (or the last day of
 * a shorter month) and at its time of day on the local clock. The anchor never drifts: what began on 31 January is billed
 * on 28 February and on 31 March; what began on 29 February yearly, on 28 February in common years.
 *
 * A pause belongs to the period in which it begins, the one that begins at this very instant included. Under `pauseRule`
 * "extend" (the default) it lengthens this period by its length on the local clock (days and hours, so that the time of
 * day is kept), and the later end becomes the new anchor. Under "skip" the billing dates stay where they are, those within
 * a pause (at its start, not at its end) are left out, and the period before lasts until the next one.
 */
export interface BillingClock {
  readonly anchor: Instant;
  /** Length of a period: a whole count of at least 1. */
  readonly interval: Duration;
  /** IANA time zone of the bills. */
  readonly timeZone: string;
  /** In the order of time, not overlapping, none before the anchor. */
  readonly pauses?: readonly Pause[];
  readonly pauseRule?: PauseRule;
}

/** A clock that was checked, with its instants read. */
export interface CheckedClock {
  readonly zone: Zone;
  readonly anchor: number;
  readonly interval: Duration;
  readonly pauses: readonly { readonly from: number; readonly until: number }[];
  readonly rule: PauseRule;
}

/**
 * Checks a billing clock and reads its instants.
 *
 * @throws {KeizokuError} `invalid-time-zone`, `invalid-instant`, `invalid-input`
 */
export function checkClock(operation: string, clock: BillingClock): CheckedClock {
  reportIssues(operation, shapeIssues(clock));
  if (!isTimeZone(clock.timeZone)) throw new KeizokuError(operation, [timeZoneIssue(clock.timeZone, "clock.timeZone")]);
  const zone = zoneOf(clock.timeZone);
  const issues: Issue[] = [];
  const read = (value: Instant, path: string): number => {
    const time = readInstant(zone, value);
    if (time === undefined) issues.push(instantIssue(value, path));
    return time ?? NaN;
  };
  const anchor = read(clock.anchor, "clock.anchor");
  const pauses = (clock.pauses ?? []).map((pause, i) => ({
    from: read(pause.from, `clock.pauses[${String(i)}].from`),
    until: read(pause.until, `clock.pauses[${String(i)}].until`),
  }));
  const rule = clock.pauseRule ?? "extend";
  issues.push(...wholeIssues(clock.interval.count, "clock.interval.count", 1));
  issues.push(...unitIssues(clock.interval.unit, "clock.interval.unit"), ...ruleIssues(rule));
  reportIssues(operation, [...issues, ...orderIssues(anchor, pauses)]);
  return { zone, anchor, interval: clock.interval, pauses, rule };
}

/** What is no object where there must be one. */
function shapeIssues(clock: unknown): Issue[] {
  const shape = objectIssues(clock, "clock", "a billing clock, as { anchor, interval, timeZone }");
  if (shape.length > 0) return shape;
  const { interval, pauses } = clock as Readonly<Record<"interval" | "pauses", unknown>>;
  const issues = objectIssues(interval, "clock.interval", "a duration, as { count, unit }");
  const given: unknown = pauses ?? [];
  if (!Array.isArray(given)) {
    const fix = "Pass the pauses as an array; leave it out where there are none.";
    const expected = "an array of pauses";
    return [...issues, { code: "invalid-input", path: "clock.pauses", expected, received: show(pauses), fix }];
  }
  const each = Array.from(given as unknown[], (pause, i) =>
    objectIssues(pause, `clock.pauses[${String(i)}]`, "a pause, as { from, until }"),
  );
  return [...issues, ...each.flat()];
}

function ruleIssues(rule: unknown): Issue[] {
  if (rule === "extend" || rule === "skip") return [];
  const fix = "Say what a pause does to the billing dates.";
  return [{ code: "invalid-input", path: "clock.pauseRule", expected: "extend or skip", received: show(rule), fix }];
}

function orderIssues(anchor: number, pauses: CheckedClock["pauses"]): Issue[] {
  const issues: Issue[] = [];
  let earliest = anchor;
  pauses.forEach(({ from, until }, i) => {
    const path = `clock.pauses[${String(i)}]`;
    if (from < earliest) issues.push(orderIssue(`${path}.from`, "at or after the anchor and the pause before", from));
    if (until <= from) issues.push(orderIssue(`${path}.until`, "after the pause's from", until));
    earliest = Math.max(earliest, until);
  });
  return issues;
}

function orderIssue(path: string, expected: string, received: number): Issue {
  const fix = "Pass pauses in the order of time, each ending after it begins, none overlapping.";
  return { code: "invalid-input", path, expected, received: new Date(received).toISOString(), fix };
}
