import { addMonths } from "date-fns";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  addDuration,
  type BillingClock,
  billingBoundary,
  billingIndex,
  billingPeriods,
  periodIndices,
} from "../../src/calendar/index.ts";
import { anyInstant, anyUnit, day, localTime, wholeZone } from "./arbitraries.ts";

const interval = fc.record({ count: fc.integer({ min: 1, max: 5 }), unit: anyUnit });
const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 * day }), fc.integer({ min: 1, max: 70 * day })), {
  maxLength: 4,
});

/** Clocks with up to four pauses, one after the other. */
const anyClock: fc.Arbitrary<BillingClock & { anchor: number }> = fc
  .record({ anchor: anyInstant, interval, timeZone: wholeZone, gaps, pauseRule: fc.constantFrom("extend", "skip") })
  .map(({ gaps: steps, pauseRule, ...clock }) => {
    let from = clock.anchor;
    const pauses = steps.map(([wait, length]) => {
      const pause = { from: from + wait, until: from + wait + length };
      from = pause.until;
      return pause;
    });
    return { ...clock, pauses, pauseRule: pauseRule as "extend" | "skip" };
  });

it("finds boundary k in period k, and what is just before it in period k - 1", () => {
  fc.assert(
    fc.property(anyClock, fc.integer({ min: 0, max: 40 }), (clock, k) => {
      const boundary = billingBoundary(clock, k);
      expect(billingIndex(clock, boundary).index).toBe(k);
      expect(billingIndex(clock, boundary - 1).index).toBe(k - 1);
    }),
    { numRuns: 400 },
  );
});

it("lists the boundaries one by one, rising, from the anchor to just after the end", () => {
  fc.assert(
    fc.property(anyClock, fc.integer({ min: 0, max: 500 * day }), (clock, length) => {
      const until = clock.anchor + length;
      const boundaries = billingPeriods(clock, until);
      expect(boundaries[0]).toBe(clock.anchor);
      expect(boundaries.at(-1)! > until && boundaries.at(-2)! <= until).toBe(true);
      boundaries.forEach((b, k) => {
        expect(k === 0 || b > boundaries[k - 1]!).toBe(true);
        if (k < 5) expect(b).toBe(billingBoundary(clock, k));
      });
      expect(periodIndices(boundaries, [until])[0]).toBe(billingIndex(clock, until).index);
    }),
  );
});

it("serves every period in full: pauses never shorten the time outside them", () => {
  fc.assert(
    fc.property(anyClock, fc.integer({ min: 0, max: 20 }), (clock, k) => {
      const [from, until] = [billingBoundary(clock, k), billingBoundary(clock, k + 1)];
      const overlap = (p: { from: number; until: number }): number =>
        Math.max(0, Math.min(until, p.until) - Math.max(from, p.from));
      const pauses = clock.pauses as { from: number; until: number }[];
      if (clock.pauseRule === "skip") return;
      const served = until - from - pauses.reduce((sum, p) => sum + overlap(p), 0);
      const { count, unit } = clock.interval;
      const shortest = { day: 1, week: 7, month: 28, quarter: 89, year: 365 }[unit];
      // Three hours for the clock changes of the period and of a pause in it.
      expect(served).toBeGreaterThanOrEqual(count * shortest * day - 3 * 3_600_000);
    }),
  );
});

it("without pauses, follows date-fns in UTC and keeps the local time of day elsewhere", () => {
  const noon = fc.integer({ min: 0, max: 30_000 }).map((n) => n * day + day / 2);
  fc.assert(
    fc.property(noon, fc.integer({ min: 0, max: 60 }), wholeZone, (anchor, k, timeZone) => {
      const clock: BillingClock = { anchor, interval: { count: 1, unit: "month" }, timeZone: "UTC" };
      const start = new Date(anchor);
      const local = addMonths(new Date(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate(), 12), k);
      expect(billingBoundary(clock, k)).toBe(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate(), 12));
      expect(billingBoundary(clock, k)).toBe(addDuration(anchor, { count: k, unit: "month" }));
      const there = addDuration(`${start.toISOString().slice(0, 10)}T12:00`, { count: k, unit: "month" }, timeZone);
      expect(localTime(timeZone, there)).toBe("12:00:00");
    }),
  );
});
