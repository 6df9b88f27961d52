import { meanDays } from "../schema/timeUnit.ts";
import { addUnits } from "./addUnits.ts";
import type { CheckedClock } from "./billingClock.ts";
import { millisecondsPerDay } from "./civil.ts";
import type { Duration } from "./duration.ts";
import { instantOfWallClock, wallClockAt } from "./wallClock.ts";
import type { Zone } from "./zone.ts";

/** A row of billing dates without pauses: step 0 is the anchor, step n lies n intervals after it. */
interface Grid {
  readonly zone: Zone;
  readonly anchor: number;
  readonly interval: Duration;
}

/** From period `period` on, the boundaries are the grid's, period k at step `step + k - period`. */
interface Stretch {
  readonly grid: Grid;
  readonly period: number;
  readonly step: number;
}

/** The stretches between pauses, in the order of time. A kernel, as all of this file: the clock was checked. */
export function stretchesOf(clock: CheckedClock): Stretch[] {
  const grid: Grid = { zone: clock.zone, anchor: clock.anchor, interval: clock.interval };
  return clock.rule === "extend" ? extendedStretches(grid, clock) : skippedStretches(grid, clock);
}

/** Start of a period; `period` is at least 0. */
export function boundaryOf(stretches: readonly Stretch[], period: number): number {
  return gridInstant(
    ...placeOf(
      stretches.findLast((stretch) => stretch.period <= period)!,
      period,
    ),
  );
}

/** Last period that begins at or before an instant; -1 where none does. */
export function periodAt(stretches: readonly Stretch[], instant: number): number {
  const index = stretches.findLastIndex(({ grid, step }) => gridInstant(grid, step) <= instant);
  if (index < 0) return -1;
  const stretch = stretches[index]!;
  // A stretch ends where the next one's first period is awaited, however late a pause lets that begin.
  const limit = (stretches[index + 1]?.period ?? Infinity) - 1;
  return Math.min(limit, stretch.period + stepAt(stretch.grid, instant) - stretch.step);
}

function placeOf(stretch: Stretch, period: number): [Grid, number] {
  return [stretch.grid, stretch.step + period - stretch.period];
}

function gridInstant(grid: Grid, step: number): number {
  // Not through the clock's reading, which an anchor may share with an hour before (clocks went back).
  if (step === 0) return grid.anchor;
  const { count, unit } = grid.interval;
  return instantOfWallClock(grid.zone, addUnits(wallClockAt(grid.zone, grid.anchor), unit, step * count));
}

/** Last step at or before an instant that is not before the anchor: from the mean length, then one by one. */
function stepAt(grid: Grid, instant: number): number {
  const { count, unit } = grid.interval;
  let step = Math.floor((instant - grid.anchor) / (count * meanDays[unit] * millisecondsPerDay));
  while (step > 0 && gridInstant(grid, step) > instant) step--;
  while (gridInstant(grid, step + 1) <= instant) step++;
  return step;
}

function extendedStretches(grid: Grid, clock: CheckedClock): Stretch[] {
  const stretches: Stretch[] = [{ grid, period: 0, step: 0 }];
  for (const pause of clock.pauses) {
    const last = stretches.at(-1)!;
    if (pause.from < last.grid.anchor) {
      // Still within the period that an earlier pause lengthened: it grows once more.
      stretches[stretches.length - 1] = moved(last, prolonged(clock.zone, last.grid.anchor, pause));
    } else {
      const step = stepAt(last.grid, pause.from);
      const end = prolonged(clock.zone, gridInstant(last.grid, step + 1), pause);
      stretches.push(moved({ grid: last.grid, period: last.period + step - last.step + 1, step: 0 }, end));
    }
  }
  return stretches;
}

function moved(stretch: Stretch, anchor: number): Stretch {
  return { ...stretch, grid: { ...stretch.grid, anchor } };
}

/** The end of a period, later by the length of a pause on the local clock; never before the pause ends. */
function prolonged(zone: Zone, end: number, pause: { readonly from: number; readonly until: number }): number {
  const length = wallClockAt(zone, pause.until) - wallClockAt(zone, pause.from);
  return Math.max(pause.until, instantOfWallClock(zone, wallClockAt(zone, end) + length));
}

function skippedStretches(grid: Grid, clock: CheckedClock): Stretch[] {
  const stretches: Stretch[] = [{ grid, period: 0, step: 0 }];
  for (const pause of clock.pauses) {
    const last = stretches.at(-1)!;
    const first = Math.max(1, firstStepFrom(grid, pause.from));
    const next = Math.max(first, firstStepFrom(grid, pause.until));
    if (next > first) stretches.push({ grid, period: last.period + first - last.step, step: next });
  }
  return stretches;
}

/** First step at or after an instant that is not before the anchor. */
function firstStepFrom(grid: Grid, instant: number): number {
  return instant <= grid.anchor ? 0 : stepAt(grid, instant - 1) + 1;
}
