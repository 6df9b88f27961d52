import fc from "fast-check";
import { expect, it } from "vitest";
import {
  addPeriods,
  dayNumbers,
  periodBoundaries,
  periodIndex,
  periodIndices,
  periodLabel,
  periodsBetween,
  startOfPeriod,
} from "../../src/calendar/index.ts";
import { anyInstant, anyUnit, anyZone, day, localDate, wholeZone } from "./arbitraries.ts";

const span = fc.tuple(anyInstant, fc.integer({ min: 0, max: 2000 * day }));

it("covers the range with boundaries that rise strictly", () => {
  fc.assert(
    fc.property(span, anyUnit, anyZone, ([from, length], unit, timeZone) => {
      const boundaries = periodBoundaries({ unit, timeZone, from, until: from + length });
      expect(boundaries[0]! <= from && boundaries[1]! > from).toBe(true);
      expect(boundaries.at(-1)! > from + length && boundaries.at(-2)! <= from + length).toBe(true);
      boundaries.forEach((b, k) => {
        expect(k === 0 || b > boundaries[k - 1]!).toBe(true);
      });
    }),
    { numRuns: 60 },
  );
});

it("changes the local date at each day boundary and nowhere else, as the runtime writes dates", () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (from, timeZone) => {
      const boundaries = periodBoundaries({ unit: "day", timeZone, from, until: from + 20 * day });
      for (const b of boundaries) {
        expect(localDate(timeZone, b) > localDate(timeZone, b - 1)).toBe(true);
        expect(periodLabel(b, "day", timeZone)).toBe(localDate(timeZone, b));
      }
    }),
    { numRuns: 60 },
  );
});

it("finds boundary k in period k, what is just before it in period k - 1, and the same in a batch", () => {
  fc.assert(
    fc.property(span, anyUnit, anyZone, ([from, length], unit, timeZone) => {
      const boundaries = periodBoundaries({ unit, timeZone, from, until: from + length });
      const last = boundaries.length - 1;
      boundaries.forEach((b, k) => {
        if (k > 20 && k < last - 20) return;
        expect(periodIndex(boundaries, b)).toBe(k);
        expect(periodIndex(boundaries, b - 1)).toBe(k - 1);
      });
      expect(periodIndices(boundaries, boundaries)).toEqual(Int32Array.from(boundaries.keys()));
    }),
    { numRuns: 60 },
  );
});

it("finds the period among any rising boundaries, however uneven", () => {
  const boundariesOf = fc.uniqueArray(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(boundariesOf, fc.integer({ min: 1, max: 6 }), fc.nat(), (values, bend, pick) => {
      const boundaries = values.map((v) => Math.sign(v) * Math.floor(Math.abs(v / 1e12) ** bend * 1e12));
      boundaries.sort((a, b) => a - b);
      const instant = boundaries[pick % boundaries.length]! + (pick % 3) - 1;
      expect(periodIndex(boundaries, instant)).toBe(boundaries.findLastIndex((b) => b <= instant));
    }),
  );
});

it("comes k periods later to index k, and back", () => {
  const count = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(anyInstant, count, anyUnit, wholeZone, (instant, k, unit, timeZone) => {
      const calendar = { unit, timeZone };
      const from = startOfPeriod(instant, calendar);
      expect(addPeriods(instant, k, calendar)).toBe(addPeriods(from, k, calendar));
      const later = addPeriods(from, k, calendar);
      const boundaries = periodBoundaries({ ...calendar, from, until: later });
      expect(periodIndex(boundaries, later)).toBe(k);
      expect(periodsBetween(from, later, calendar)).toBe(k);
      expect(periodsBetween(later, from, calendar) + k).toBe(0);
      expect(addPeriods(later, -k, calendar)).toBe(from);
    }),
  );
});

it("numbers days as the labels name them, never falling as time goes on", () => {
  const instants = fc.array(anyInstant, { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(instants, anyZone, (values, zone) => {
      const sorted = values.flatMap((t) => [t, t + day / 24]).sort((a, b) => a - b);
      const numbers = dayNumbers(sorted, zone);
      sorted.forEach((t, i) => {
        expect(new Date(numbers[i]! * day).toISOString().slice(0, 10)).toBe(periodLabel(t, "day", zone));
        expect(i === 0 || numbers[i]! >= numbers[i - 1]!).toBe(true);
      });
    }),
  );
});
