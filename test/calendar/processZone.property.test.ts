import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import {
  addDuration,
  billingBoundary,
  dayNumbers,
  instant,
  periodBoundaries,
  periodLabel,
} from "../../src/calendar/index.ts";
import { anyInstant, anyUnit, anyZone, day } from "./arbitraries.ts";

const home = process.env["TZ"];

afterEach(() => {
  if (home === undefined) delete process.env["TZ"];
  else process.env["TZ"] = home;
});

it("gives the same results wherever the process runs", () => {
  fc.assert(
    fc.property(anyInstant, anyUnit, anyZone, (from, unit, timeZone) => {
      const results = ["UTC", "Asia/Tokyo", "America/New_York", "Pacific/Apia", "America/Sao_Paulo"].map((place) => {
        process.env["TZ"] = place;
        expect(new Date(0).getTimezoneOffset() === 0).toBe(place === "UTC");
        const clock = { anchor: from, interval: { count: 1, unit }, timeZone };
        return JSON.stringify([
          ...periodBoundaries({ unit, timeZone, from, until: from + 30 * day }),
          ...dayNumbers([from], timeZone),
          periodLabel(from, unit, timeZone),
          addDuration(from, { count: 3, unit }, timeZone),
          billingBoundary(clock, 7),
          instant(new Date(from).toISOString().slice(0, 19), { timeZone }),
        ]);
      });
      expect(new Set(results).size).toBe(1);
    }),
    { numRuns: 40, examples: [[Date.UTC(2011, 11, 28, 12), "day", "America/New_York"]] },
  );
});
