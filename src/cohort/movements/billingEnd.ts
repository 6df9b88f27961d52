import { millisecondsPerDay } from "../../calendar/civil.ts";
import { instantOfWallClock, wallClockAt } from "../../calendar/wallClock.ts";
import type { Zone } from "../../calendar/zone.ts";
import type { BillingInterval } from "../../schema/record/billingInterval.ts";

const MONTHS = { day: 0, week: 0, month: 1, quarter: 3, year: 12 } as const;
const DAYS = { day: 1, week: 7, month: 0, quarter: 0, year: 0 } as const;

/** Months and days of intervals that end after all that is known: 10,000 years. */
const MOST_MONTHS = 120_000;
const MOST_DAYS = 3_660_000;

/**
 * When the billing period is over that runs at `end`, of a subscription paid from `anchor` on: the first boundary of its billing clock
 * after the anchor that is not before `end`. A kernel: allocates nothing, as a million exits ask for it; `end` >= `anchor`.
 *
 * As `calendar.billingBoundary`: boundaries keep the anchor's day of the month, or take the month's last day, and its time of day.
 */
export function billingEnd(zone: Zone, anchor: number, end: number, { count, unit }: BillingInterval): number {
  const wall = wallClockAt(zone, anchor);
  const months = MONTHS[unit] * count;
  const days = DAYS[unit] * count;
  if (months > MOST_MONTHS || days > MOST_DAYS) return Infinity;
  const until = wallClockAt(zone, end);
  // One early: a day that the clocks changed, or a month that is shorter than the anchor's day, may put the boundary before or after the guess.
  if (months === 0) {
    const length = days * millisecondsPerDay;
    for (let k = Math.max(1, Math.floor((until - wall) / length)); ; k++) {
      const boundary = instantOfWallClock(zone, wall + k * length);
      if (boundary >= end) return boundary;
    }
  }
  const day = Math.floor(wall / millisecondsPerDay);
  const month = monthOfDay(day);
  const date = day - firstDayOfMonth(month);
  const elapsed = monthOfDay(Math.floor(until / millisecondsPerDay)) - month;
  for (let k = Math.max(1, Math.floor(elapsed / months)); ; k++) {
    const first = firstDayOfMonth(month + k * months);
    const last = firstDayOfMonth(month + k * months + 1) - 1;
    const boundary = instantOfWallClock(zone, wall + (Math.min(first + date, last) - day) * millisecondsPerDay);
    if (boundary >= end) return boundary;
  }
}

/** Days of 400 years, after which the calendar repeats. */
const CYCLE = 146_097;
/** From 0000-03-01, with which the cycle begins, to 1970-01-01. */
const EPOCH = 719_468;

/**
 * Month of a day counted from 1970-01-01, as 12 × year + (month − 1).
 *
 * @see Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (civil_from_days)
 */
function monthOfDay(day: number): number {
  const shifted = day + EPOCH;
  const cycle = Math.floor(shifted / CYCLE);
  const rest = shifted - cycle * CYCLE;
  const year = Math.floor(
    (rest - Math.floor(rest / 1460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365,
  );
  const dayOfYear = rest - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  // The year of the cycle begins in March.
  return 12 * (400 * cycle + year) + Math.floor((5 * dayOfYear + 2) / 153) + 2;
}

/** First day of a month, counted from 1970-01-01. */
function firstDayOfMonth(month: number): number {
  const sinceMarch = month - 2;
  const year = Math.floor(sinceMarch / 12);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + Math.floor((153 * (sinceMarch - 12 * year) + 2) / 5) - EPOCH;
}
