import { describe, expect, it } from "vitest";
import { type BillingClock, billingBoundary, billingIndex, billingPeriods } from "../../src/calendar/index.ts";
import { iso } from "./arbitraries.ts";

const dates = (clock: BillingClock, until: string): string[] =>
  Array.from(billingPeriods(clock, until), (b) => iso(b).slice(0, 10));

const monthly = (anchor: string, more?: Partial<BillingClock>): BillingClock => ({
  anchor,
  interval: { count: 1, unit: "month" },
  timeZone: "UTC",
  ...more,
});

describe("without pauses", () => {
  it("bills what began on the 31st on the last day of short months, and on the 31st again", () => {
    const expected = ["2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30", "2023-05-31", "2023-06-30"];
    expect(dates(monthly("2023-01-31"), "2023-05-31")).toEqual(expected);
    expect(iso(billingBoundary(monthly("2023-01-31"), 13))).toBe("2024-02-29T00:00:00.000Z");
  });

  it("bills what began on 29 February on the 28th in common years", () => {
    const clock: BillingClock = { ...monthly("2024-02-29"), interval: { count: 1, unit: "year" } };
    const expected = ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29", "2029-02-28"];
    expect(dates(clock, "2028-12-31")).toEqual(expected);
    expect(iso(billingBoundary({ ...clock, anchor: "1896-02-29" }, 4)).slice(0, 10)).toBe("1900-02-28");
  });

  it("bills every quarter, every other month, every four weeks, every ten days", () => {
    const every = (count: number, unit: "day" | "week" | "month" | "quarter"): string[] =>
      dates({ ...monthly("2023-11-30"), interval: { count, unit } }, "2024-03-01").slice(1);
    expect(every(1, "quarter")).toEqual(["2024-02-29", "2024-05-30"]);
    expect(every(2, "month")).toEqual(["2024-01-30", "2024-03-30"]);
    expect(every(4, "week")).toEqual(["2023-12-28", "2024-01-25", "2024-02-22", "2024-03-21"]);
    expect(every(10, "day").slice(0, 3)).toEqual(["2023-12-10", "2023-12-20", "2023-12-30"]);
  });

  it("keeps the local time of day across clock changes", () => {
    const clock = monthly("2024-01-15T09:00", { timeZone: "America/New_York" });
    expect(Array.from(billingPeriods(clock, "2024-03-20"), iso)).toEqual([
      "2024-01-15T14:00:00.000Z",
      "2024-02-15T14:00:00.000Z",
      "2024-03-15T13:00:00.000Z",
      "2024-04-15T13:00:00.000Z",
    ]);
  });

  it("bills an hour later on the day whose clocks jump over the hour, and at the hour again", () => {
    const clock: BillingClock = { ...monthly("2024-03-09T02:30"), timeZone: "America/New_York" };
    const daily = billingPeriods({ ...clock, interval: { count: 1, unit: "day" } }, "2024-03-11");
    expect(Array.from(daily, iso)).toEqual([
      "2024-03-09T07:30:00.000Z",
      "2024-03-10T07:30:00.000Z",
      "2024-03-11T06:30:00.000Z",
    ]);
  });

  it("begins with the anchor itself, also in the second of two equal hours", () => {
    const clock = monthly("2024-11-03T01:30:00-05:00", { timeZone: "America/New_York" });
    expect(iso(billingBoundary(clock, 0))).toBe("2024-11-03T06:30:00.000Z");
    expect(billingIndex(clock, "2024-11-03T05:30:00Z").index).toBe(-1);
    expect(iso(billingBoundary(clock, 1))).toBe("2024-12-03T06:30:00.000Z");
  });

  it("lets two bills fall together where the day of one was left out", () => {
    const clock: BillingClock = {
      ...monthly("2011-12-29"),
      timeZone: "Pacific/Apia",
      interval: { count: 1, unit: "day" },
    };
    const daily = billingPeriods(clock, "2011-12-31");
    expect(daily[1]).toBe(daily[2]);
    expect(billingIndex(clock, "2011-12-31").index).toBe(2);
  });
});

describe("a pause that extends", () => {
  const pauses = [{ from: "2023-02-10", until: "2023-02-20" }];

  it("moves the end of its period by its length, which becomes the new anchor", () => {
    const clock = monthly("2023-01-15", { pauses: [{ from: "2023-02-01", until: "2023-02-21" }] });
    expect(dates(clock, "2023-05-01")).toEqual(["2023-01-15", "2023-03-07", "2023-04-07", "2023-05-07"]);
  });

  it("belongs to the period that begins with it", () => {
    const clock = monthly("2023-01-10", { pauses });
    expect(dates(clock, "2023-03-21")).toEqual(["2023-01-10", "2023-02-10", "2023-03-20", "2023-04-20"]);
  });

  it("adds to another one in the same, prolonged period", () => {
    const clock = monthly("2023-01-31", { pauses: [...pauses, { from: "2023-02-20", until: "2023-02-22" }] });
    expect(dates(clock, "2023-03-12")).toEqual(["2023-01-31", "2023-03-12", "2023-04-12"]);
    const afterOldEnd = monthly("2023-01-31", { pauses: [...pauses, { from: "2023-03-05", until: "2023-03-07" }] });
    expect(dates(afterOldEnd, "2023-03-12")).toEqual(["2023-01-31", "2023-03-12", "2023-04-12"]);
  });

  it("moves on from the anchor that an earlier one left", () => {
    const clock = monthly("2023-01-31", { pauses: [...pauses, { from: "2023-04-01", until: "2023-04-11" }] });
    expect(dates(clock, "2023-05-20")).toEqual(["2023-01-31", "2023-03-10", "2023-04-20", "2023-05-20", "2023-06-20"]);
  });

  it("is measured on the local clock, so that bills keep their time of day", () => {
    const spring = { pauses: [{ from: "2024-03-01", until: "2024-03-21" }], timeZone: "America/New_York" };
    expect(iso(billingBoundary(monthly("2024-02-15", spring), 1))).toBe("2024-04-04T04:00:00.000Z");
  });

  it("leaves paused instants in their period, marked", () => {
    const clock = monthly("2023-01-31", { pauses });
    expect(billingIndex(clock, "2023-02-09")).toEqual({ index: 0, paused: false });
    expect(billingIndex(clock, "2023-02-10")).toEqual({ index: 0, paused: true });
    expect(billingIndex(clock, "2023-02-20")).toEqual({ index: 0, paused: false });
    expect(billingIndex(clock, "2023-03-09")).toEqual({ index: 0, paused: false });
    expect(billingIndex(clock, "2023-03-10")).toEqual({ index: 1, paused: false });
  });
});

describe("a pause that skips", () => {
  const skipping = (from: string, until: string): BillingClock =>
    monthly("2023-01-31", { pauses: [{ from, until }], pauseRule: "skip" });

  it("leaves out the bills within it and moves no other", () => {
    expect(dates(skipping("2023-02-10", "2023-04-10"), "2023-05-31")).toEqual([
      "2023-01-31",
      "2023-04-30",
      "2023-05-31",
      "2023-06-30",
    ]);
  });

  it("leaves out a bill at its start, not at its end", () => {
    expect(dates(skipping("2023-02-28", "2023-03-31"), "2023-03-31")).toEqual([
      "2023-01-31",
      "2023-03-31",
      "2023-04-30",
    ]);
  });

  it("changes nothing within one period, nor the first bill", () => {
    expect(dates(skipping("2023-02-10", "2023-02-20"), "2023-02-28")).toEqual([
      "2023-01-31",
      "2023-02-28",
      "2023-03-31",
    ]);
    expect(dates(skipping("2023-01-31", "2023-02-20"), "2023-02-01")).toEqual(["2023-01-31", "2023-02-28"]);
  });

  it("counts on without the bills left out", () => {
    const clock = skipping("2023-02-10", "2023-04-10");
    expect(billingIndex(clock, "2023-04-09")).toEqual({ index: 0, paused: true });
    expect(billingIndex(clock, "2023-04-30")).toEqual({ index: 1, paused: false });
    const pauses = [...clock.pauses!, { from: "2023-05-15", until: "2023-07-01" }];
    expect(iso(billingBoundary({ ...clock, pauses }, 2)).slice(0, 10)).toBe("2023-07-31");
  });
});
