import { addUnits } from "../../calendar/addUnits.ts";
import type { Duration } from "../../calendar/duration.ts";
import { instantOfWallClock, wallClockAt } from "../../calendar/wallClock.ts";
import type { Zone } from "../../calendar/zone.ts";
import type { BillingInterval } from "../../schema/record/billingInterval.ts";
import { billingEnd } from "./billingEnd.ts";
import { asDuration } from "./durationIssues.ts";
import type { MovementSpan } from "./options.ts";
import type { MovementProfile } from "./profile.ts";

/** A profile as the kernels ask it. */
export interface MovementRules {
  readonly asOf: number;
  readonly profile: MovementProfile;
  /** When the allowance for a late payment that began at an instant has run out. */
  readonly afterGap: (instant: number) => number;
  /** From when on a customer who left at an instant comes back as new; Infinity for never. */
  readonly newFrom: (left: number) => number;
  /** When the billing period is over that runs at `end`, of a row paid from `anchor` on. */
  readonly periodEnd: (anchor: number, end: number, interval: BillingInterval) => number;
}

/** Makes a checked profile ready. */
export function rulesOf(span: MovementSpan, profile: MovementProfile): MovementRules {
  const { asOf, zone } = span;
  const { returnIsNewAfter } = profile;
  return {
    asOf,
    profile,
    afterGap: adding(zone, profile.gap ?? span.gap),
    newFrom: returnIsNewAfter === null ? () => Infinity : adding(zone, returnIsNewAfter),
    periodEnd: (anchor, end, interval) => billingEnd(zone, anchor, end, interval),
  };
}

function adding(zone: Zone, duration: Duration | number): (instant: number) => number {
  const { count, unit } = asDuration(duration);
  if (count === 0) return (instant) => instant;
  return (instant) => instantOfWallClock(zone, addUnits(wallClockAt(zone, instant), unit, count));
}
