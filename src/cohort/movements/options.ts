import { objectIssues, unitIssues } from "../../calendar/checkArguments.ts";
import type { Duration } from "../../calendar/duration.ts";
import { instantIssue, readInstant, type Instant } from "../../calendar/instant.ts";
import { isTimeZone, timeZoneIssue, zoneOf, type Zone } from "../../calendar/zone.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { profileIssues, profileOf } from "./checkProfile.ts";
import { countUnitIssues } from "./durationIssues.ts";
import type { MovementProfile, MovementProfileName } from "./profile.ts";

/** What movements are counted over. */
export interface ReconcileOptions {
  /** The moment of knowledge: exits up to and including it are known, what begins at it or later is not yet there. */
  readonly asOf: Instant;
  /** Calendar periods; "month" unless given. */
  readonly period?: TimeUnit;
  /** IANA time zone of the calendar; "UTC" unless given. */
  readonly timeZone?: string;
  /** The first period is the one that holds this instant, before `asOf`; that of the first record unless given. What was before is its opening. */
  readonly from?: Instant;
  /** How long a payment may be late, where the profile leaves it open: a duration or whole days, at most 10 years. None unless given. */
  readonly gap?: Duration | number;
}

/** How `movements` counts. */
export interface MovementOptions extends ReconcileOptions {
  /** The definitions: a name of `movementProfiles`, or a profile; "board" unless given. */
  readonly profile?: MovementProfileName | MovementProfile;
}

/** The options, checked. */
export interface MovementSpan {
  readonly asOf: number;
  /** NaN where it is that of the first record. */
  readonly from: number;
  readonly period: TimeUnit;
  readonly timeZone: string;
  readonly zone: Zone;
  readonly gap: Duration | number;
}

/** A profile to check, and where it was given. */
export interface GivenProfile {
  readonly path: string;
  readonly value: MovementProfileName | MovementProfile;
}

/**
 * Checks options and profiles, every issue at once.
 *
 * @throws {KeizokuError} `invalid-input`, `invalid-instant`, `invalid-time-zone`
 */
export function checkOptions(
  operation: string,
  options: ReconcileOptions,
  given: readonly GivenProfile[],
): { readonly span: MovementSpan; readonly profiles: readonly MovementProfile[] } {
  const profiles = given.map(({ value }) => profileOf(value));
  const wrong = given.flatMap(({ path, value }, i) =>
    profileIssues(typeof value === "string" ? (profiles[i] as unknown) : value, path),
  );
  const shape = objectIssues(options, "options", "an object with asOf");
  if (shape.length > 0) throw new KeizokuError(operation, [...wrong, ...shape]);
  const { period = "month", timeZone = "UTC", gap = 0 } = options;
  const known = isTimeZone(timeZone);
  const zone = zoneOf(known ? timeZone : "UTC");
  const asOf = readInstant(zone, options.asOf);
  const from = options.from === undefined ? NaN : readInstant(zone, options.from);
  const issues: Issue[] = [
    ...wrong,
    ...(asOf === undefined ? [instantIssue(options.asOf, "options.asOf")] : []),
    ...(from === undefined ? [instantIssue(options.from, "options.from")] : []),
    ...(from !== undefined && asOf !== undefined && from >= asOf ? [lateIssue(options.from)] : []),
    ...unitIssues(period, "options.period"),
    ...(known ? [] : [timeZoneIssue(timeZone, "options.timeZone")]),
    ...countUnitIssues(gap, "options.gap"),
  ];
  if (asOf === undefined || from === undefined || issues.length > 0) throw new KeizokuError(operation, issues);
  return { span: { asOf, from, period, timeZone, zone, gap }, profiles };
}

function lateIssue(received: unknown): Issue {
  const fix = "Pass the start of the first period, or leave it out to begin with the records.";
  return {
    code: "invalid-input",
    path: "options.from",
    expected: "an instant before asOf",
    received: show(received),
    fix,
  };
}
