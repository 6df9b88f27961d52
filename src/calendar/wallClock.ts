import { millisecondsPerDay } from "./civil.ts";
import { changeBetween, offsetAt, type Zone } from "./zone.ts";

/** What a local clock shows at an instant, as milliseconds from 1970-01-01T00:00 on that clock. A kernel. */
export function wallClockAt(zone: Zone, instant: number): number {
  return instant + offsetAt(zone, instant);
}

/**
 * The instant at which a local clock shows `wall`. A kernel.
 *
 * A time shown twice (clocks went back) is the first of the two. A time never shown (clocks went forward) is as far
 * after the change as it lies after the time that was jumped from: 02:30 becomes 03:30.
 */
export function instantOfWallClock(zone: Zone, wall: number): number {
  if (zone.utc) return wall;
  const { early, late, earlyShown, lateShown } = readings(zone, wall);
  if (earlyShown) return early;
  return lateShown ? late : early;
}

/**
 * First instant of the local day that lies `day` days after 1970-01-01. A kernel.
 *
 * Where midnight is jumped over, it is the instant of the jump; where a whole day is, the start of the next one.
 */
export function startOfLocalDay(zone: Zone, day: number): number {
  const wall = day * millisecondsPerDay;
  if (zone.utc) return wall;
  const { early, late, earlyShown, lateShown } = readings(zone, wall);
  if (earlyShown) return early;
  return lateShown ? late : changeBetween((instant) => offsetAt(zone, instant), late, early);
}

/** `wall` read with the offset of the day before (`early`) and of the day after, and whether the clock did show it. */
interface Readings {
  readonly early: number;
  readonly late: number;
  readonly earlyShown: boolean;
  readonly lateShown: boolean;
}

function readings(zone: Zone, wall: number): Readings {
  const before = offsetAt(zone, wall - millisecondsPerDay);
  const after = offsetAt(zone, wall + millisecondsPerDay);
  const early = wall - before;
  if (before === after) return { early, late: early, earlyShown: true, lateShown: true };
  const late = wall - after;
  return { early, late, earlyShown: offsetAt(zone, early) === before, lateShown: offsetAt(zone, late) === after };
}
