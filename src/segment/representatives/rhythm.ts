import { dateOfDay, dayOfDate, millisecondsPerDay } from "../../calendar/civil.ts";
import { startOfLocalDay } from "../../calendar/wallClock.ts";
import { localDayAt, type Zone } from "../../calendar/zone.ts";

const WEEK = 7 * millisecondsPerDay;

/** A rhythm, and a change of it, need so long on each side. */
const SHORTEST = 4 * WEEK;

/** Twice the gain in log-likelihood, over the spread of weekly counts, that a change must bring: chance alone does so in about one of a hundred. */
const GAIN = 10.83;

/** A smaller change of pace is not worth a word. */
const FACTOR = 1.5;

/** How often something is done, and since which month otherwise. */
export interface Rhythm {
  /** Times a week, before the change where there is one. */
  readonly usual: number;
  readonly change: { readonly since: number; readonly now: number } | null;
}

/** A stretch of time. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/**
 * How often a week something happened in the time that it could, and the first of a month from which the pace is clearly another: the one month that
 * divides the times best into two Poisson processes. Null for less than four weeks.
 *
 * @param times rising
 * @param open stretches of time in which it could happen, rising and apart
 */
export function rhythmOf(times: readonly number[], open: readonly Stretch[], zone: Zone): Rhythm | null {
  const length = open.reduce((sum, { from, until }) => sum + until - from, 0);
  const within = times.filter((time) => open.some(({ from, until }) => time >= from && time < until));
  if (length < SHORTEST || within.length === 0) return null;
  const usual = (within.length * WEEK) / length;
  const counts = within.map((time) => clock(open, time));
  let best = { gain: 0, since: 0, at: 0, before: 0 };
  for (const since of monthStarts(open, zone)) {
    const at = clock(open, since);
    if (at < SHORTEST || length - at < SHORTEST) continue;
    const before = counts.filter((time) => time < at).length;
    const gain = gainOf(before, at, within.length - before, length - at);
    if (gain > best.gain) best = { gain, since, at, before };
  }
  const { since, at, before } = best;
  const [was, now] = [(before * WEEK) / at, ((within.length - before) * WEEK) / (length - at)];
  const isClear = best.gain > 0 && best.gain / dispersion(counts, at, length) >= GAIN;
  if (!isClear || Math.max(was, now) < FACTOR * Math.min(was, now)) return { usual, change: null };
  return { usual: was, change: { since, now } };
}

/** Time that was open until an instant. */
function clock(open: readonly Stretch[], time: number): number {
  return open.reduce((sum, { from, until }) => sum + Math.max(0, Math.min(time, until) - from), 0);
}

function gainOf(first: number, firstTime: number, second: number, secondTime: number): number {
  const rate = (first + second) / (firstTime + secondTime);
  const part = (count: number, time: number): number => (count === 0 ? 0 : count * Math.log(count / (time * rate)));
  return 2 * (part(first, firstTime) + part(second, secondTime));
}

/** How many times more weekly counts vary than those of a Poisson process, around the rates of both sides; at least 1. */
function dispersion(counts: readonly number[], at: number, length: number): number {
  let squares = 0;
  let weeks = 0;
  for (const [from, until] of [[0, at] as const, [at, length] as const]) {
    const whole = Math.floor((until - from) / WEEK);
    const tallies = new Array<number>(whole).fill(0);
    for (const time of counts) {
      const week = Math.floor((time - from) / WEEK);
      if (time >= from && week >= 0 && week < whole) tallies[week]!++;
    }
    const mean = tallies.reduce((sum, tally) => sum + tally, 0) / whole;
    if (mean > 0) squares += tallies.reduce((sum, tally) => sum + (tally - mean) ** 2, 0) / mean;
    weeks += whole - 1;
  }
  return Math.max(1, squares / Math.max(1, weeks));
}

function monthStarts(open: readonly Stretch[], zone: Zone): number[] {
  const { year, month } = dateOfDay(localDayAt(zone, open[0]!.from));
  const end = open.at(-1)!.until;
  const starts: number[] = [];
  for (let m = month; ; m++) {
    const start = startOfLocalDay(zone, dayOfDate(year + Math.floor(m / 12), (m % 12) + 1, 1));
    if (start >= end) return starts;
    starts.push(start);
  }
}
