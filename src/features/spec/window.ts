import { addUnits } from "../../calendar/addUnits.ts";
import type { Duration } from "../../calendar/duration.ts";
import { instantOfWallClock, wallClockAt } from "../../calendar/wallClock.ts";
import type { Zone } from "../../calendar/zone.ts";
import { meanDays, timeUnits } from "../../schema/timeUnit.ts";
import type { FeatureWindow } from "./spec.ts";

/** The window where neither the feature nor the call says another. */
export const defaultWindow: FeatureWindow = { days: 90 };

/** A window as a duration. A kernel: the window was checked. */
export function durationOf(window: FeatureWindow): Duration {
  for (const unit of timeUnits) {
    const count = (window as Readonly<Record<string, number>>)[`${unit}s`];
    if (count !== undefined) return { count, unit };
  }
  return { count: 1, unit: "day" };
}

/** Mean length of a window in days. */
function windowDays(window: FeatureWindow): number {
  const { count, unit } = durationOf(window);
  return count * meanDays[unit];
}

/** The instant so many units before another, by the local clock: the same time of day. A kernel. */
export function instantBefore(zone: Zone, at: number, { count, unit }: Duration): number {
  return instantOfWallClock(zone, addUnits(wallClockAt(zone, at), unit, -count));
}

/** Where a window that ends at an instant begins; -Infinity for "all". */
export function windowStart(zone: Zone, end: number, window: FeatureWindow | "all"): number {
  return window === "all" ? -Infinity : instantBefore(zone, end, durationOf(window));
}

/** How many whole periods of a unit lie in a window, by mean lengths. */
export function wholePeriods(window: FeatureWindow, by: Duration["unit"]): number {
  return Math.floor(windowDays(window) / meanDays[by] + 1e-9);
}
