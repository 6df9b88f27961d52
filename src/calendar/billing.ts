import { inRange, reportIssues, wholeIssues } from "./checkArguments.ts";
import { type BillingClock, checkClock } from "./billingClock.ts";
import { boundaryOf, periodAt, stretchesOf } from "./billingGrid.ts";
import { checkedInstant, type Instant } from "./instant.ts";

/** Where an instant lies on a billing clock. */
export interface BillingPosition {
  /** The period, counted from 0; -1 before the anchor. */
  readonly index: number;
  /** Whether a pause holds the instant; it then lies in the period during which the pause began or lasts. */
  readonly paused: boolean;
}

/**
 * The instant at which period `k` (0, 1, …) of a subscription begins and its bill is due, in epoch milliseconds.
 *
 * @throws {KeizokuError} `invalid-instant`, `invalid-time-zone`, `invalid-input`, `out-of-range`
 * @example
 * const clock = { anchor: "2023-01-31", interval: { count: 1, unit: "month" }, timeZone: "UTC" } as const;
 * new Date(billingBoundary(clock, 1)).toISOString() // => "2023-02-28T00:00:00.000Z"
 * new Date(billingBoundary(clock, 2)).toISOString() // => "2023-03-31T00:00:00.000Z"
 * new Date(billingBoundary({ ...clock, pauses: [{ from: "2023-02-10", until: "2023-02-20" }] }, 1)).toISOString() // => "2023-03-10T00:00:00.000Z"
 */
export function billingBoundary(clock: BillingClock, k: number): number {
  const operation = "billingBoundary";
  const checked = checkClock(operation, clock);
  reportIssues(operation, wholeIssues(k, "k", 0));
  return inRange(operation, boundaryOf(stretchesOf(checked), k), "k");
}

/**
 * The boundaries of a subscription's periods from the anchor on, in epoch milliseconds, as {@link periodIndices} takes them.
 *
 * The last one is the first after `until`; n boundaries make n - 1 periods. Empty where `until` is before the anchor. Two
 * are equal only where a place left out the very day of a bill.
 *
 * @throws {KeizokuError} `invalid-instant`, `invalid-time-zone`, `invalid-input`
 * @example
 * const clock = { anchor: "2023-01-31", interval: { count: 4, unit: "week" }, timeZone: "UTC" } as const;
 * billingPeriods(clock, "2023-12-31").length // => 13
 */
export function billingPeriods(clock: BillingClock, until: Instant): Float64Array {
  const operation = "billingPeriods";
  const checked = checkClock(operation, clock);
  const end = checkedInstant(operation, checked.zone, until, "until");
  const stretches = stretchesOf(checked);
  const boundaries = new Float64Array(end < checked.anchor ? 0 : periodAt(stretches, end) + 2);
  for (let k = 0; k < boundaries.length; k++) boundaries[k] = boundaryOf(stretches, k);
  return boundaries;
}

/**
 * The period of a subscription that an instant lies in, and whether it is paused then: the inverse of
 * {@link billingBoundary}.
 *
 * @throws {KeizokuError} `invalid-instant`, `invalid-time-zone`, `invalid-input`
 * @example
 * const clock = { anchor: "2023-01-31", interval: { count: 1, unit: "month" }, timeZone: "UTC" } as const;
 * billingIndex(clock, "2023-03-30").index // => 1
 * billingIndex(clock, "2023-03-31").index // => 2
 * billingIndex(clock, "2023-01-30").index // => -1
 */
export function billingIndex(clock: BillingClock, instant: Instant): BillingPosition {
  const checked = checkClock("billingIndex", clock);
  const time = checkedInstant("billingIndex", checked.zone, instant, "instant");
  const paused = checked.pauses.some(({ from, until }) => from <= time && time < until);
  return { index: periodAt(stretchesOf(checked), time), paused };
}
