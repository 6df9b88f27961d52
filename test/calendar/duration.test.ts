import { describe, expect, it } from "vitest";
import { addDuration, durationInDays } from "../../src/calendar/index.ts";
import { at, iso } from "./arbitraries.ts";

describe("durationInDays", () => {
  it("goes by the mean Gregorian year of 365.2425 days", () => {
    expect(durationInDays({ count: 400, unit: "year" })).toBe(146_097);
    expect(durationInDays({ count: 4800, unit: "month" })).toBeCloseTo(146_097, 8);
    expect(durationInDays({ count: 1600, unit: "quarter" })).toBeCloseTo(146_097, 8);
    expect(durationInDays({ count: 1.5, unit: "week" })).toBe(10.5);
  });
});

describe("addDuration", () => {
  it.each([
    ["2024-01-31", 1, "month", "2024-02-29"],
    ["2023-01-31", 1, "month", "2023-02-28"],
    ["2024-03-31", -1, "month", "2024-02-29"],
    ["2024-02-29", 1, "year", "2025-02-28"],
    ["2024-02-29", -4, "year", "2020-02-29"],
    ["2023-11-30", 1, "quarter", "2024-02-29"],
    ["2023-12-31", 1, "day", "2024-01-01"],
    ["2024-03-01", -1, "week", "2024-02-23"],
    ["1970-01-01", 0, "year", "1970-01-01"],
    ["1600-02-29", 400, "year", "2000-02-29"],
  ] as const)("%s and %i %s", (from, count, unit, expected) => {
    expect(iso(addDuration(from, { count, unit })).slice(0, 10)).toBe(expected);
  });

  it("keeps the local time of day across clock changes", () => {
    const later = addDuration("2024-03-09T12:00", { count: 1, unit: "day" }, "America/New_York");
    expect(iso(later)).toBe("2024-03-10T16:00:00.000Z");
  });

  it("adds nothing to the second of two equal hours", () => {
    const second = at("2024-11-03T06:30:00Z");
    expect(addDuration(second, { count: 0, unit: "day" }, "America/New_York")).toBe(second);
  });
});
