import { describe, expect, it } from "vitest";
import * as calendar from "./inputs.ts";

const { failure } = calendar;
const unit = "fortnight" as "week";
const clock: calendar.BillingClock = { anchor: 0, interval: { count: 1, unit: "month" }, timeZone: "UTC" };

/** Code and path of each issue that a call reports. */
const report = (call: () => unknown): string[] => failure(call).issues.map((issue) => `${issue.code} ${issue.path}`);

describe("periods", () => {
  it.each<[string, () => unknown, string[]]>([
    ["unit", () => calendar.periodBoundaries({ unit, from: 0, until: 1 }), ["invalid-input unit"]],
    ["order", () => calendar.periodBoundaries({ unit: "day", from: 1, until: 0 }), ["invalid-input until"]],
    ["from", () => calendar.periodBoundaries({ unit: "day", from: "x", until: 0 }), ["invalid-instant from"]],
    ["until", () => calendar.periodBoundaries({ unit: "day", from: 0, until: NaN }), ["invalid-instant until"]],
    ["zone", () => calendar.startOfPeriod(0, { unit: "day", timeZone: "Mars" }), ["invalid-time-zone timeZone"]],
    ["instant", () => calendar.startOfPeriod("", { unit: "day" }), ["invalid-instant instant"]],
    ["count", () => calendar.addPeriods(0, 0.5, { unit }), ["invalid-input unit", "invalid-input count"]],
    ["far", () => calendar.addPeriods(0, 1e15, { unit: "month" }), ["out-of-range count"]],
    ["far back", () => calendar.addPeriods(0, -2000, { unit: "year" }), ["out-of-range count"]],
    ["between", () => calendar.periodsBetween(0, "x", { unit: "day" }), ["invalid-instant until"]],
    ["label unit", () => calendar.periodLabel(0, unit), ["invalid-input unit"]],
    ["label instant", () => calendar.periodLabel("x", "day"), ["invalid-instant instant"]],
  ])("reports a wrong %s", (_, call, issues) => {
    expect(report(call)).toEqual(issues);
  });

  it.each([
    "",
    "97",
    "1997-",
    "1997-13",
    "1997-00",
    "1997-Q5",
    "1997-Q0",
    "1997-W53",
    "1997-W00",
    "1997-02-29",
    "0000",
  ])("knows no period %j", (label) => {
    expect(report(() => calendar.periodOfLabel(label))).toEqual(["invalid-label label"]);
  });
});

describe("columns of instants", () => {
  it("reports every wrong one with its place", () => {
    const wrong = [0, NaN, 1, Infinity, -1e15];
    const issues = ["invalid-instant instants[1]", "invalid-instant instants[3]", "invalid-instant instants[4]"];
    expect(report(() => calendar.periodIndices([0, 1], wrong))).toEqual(issues);
    expect(report(() => calendar.dayNumbers(wrong, "Asia/Tokyo"))).toEqual(issues);
    expect(report(() => calendar.periodIndex([0, 1], NaN))).toEqual(["invalid-instant instant"]);
    expect(report(() => calendar.dayNumbers([], "Mars"))).toEqual(["invalid-time-zone timeZone"]);
  });

  it("lists a thousand and counts the rest", () => {
    const { issues } = failure(() => calendar.dayNumbers(new Float64Array(1500).fill(NaN)));
    expect(issues.length).toBe(1001);
    expect(issues[1000]!.received).toBe("500 more such values");
  });

  it("takes none at all", () => {
    expect(calendar.dayNumbers([], "Asia/Tokyo")).toEqual(new Int32Array(0));
    expect(calendar.periodIndices([], [0])).toEqual(Int32Array.of(-1));
    expect(calendar.periodIndices([0], [-1, 0])).toEqual(Int32Array.of(-1, 0));
  });

  it("takes the first and the last instant, in any zone", () => {
    const ends = [calendar.minInstant, calendar.maxInstant];
    for (const zone of ["UTC", "Asia/Tokyo", "America/New_York"]) {
      const [first, last] = calendar.dayNumbers(ends, zone);
      expect(Math.abs(last! - first! - 3_652_058)).toBeLessThanOrEqual(1);
      for (const end of ends)
        expect(calendar.startOfPeriod(end, { unit: "day", timeZone: zone })).toBeLessThanOrEqual(end);
    }
  });
});

describe("billing clocks and durations", () => {
  const at = (more: object): (() => unknown) => {
    return () => calendar.billingBoundary({ ...clock, ...more }, 1);
  };
  const pauses = (...times: number[][]): object => ({ pauses: times.map(([from, until]) => ({ from, until })) });
  it.each<[string, () => unknown, string[]]>([
    ["anchor", at({ anchor: "x" }), ["invalid-instant clock.anchor"]],
    ["zone", at({ timeZone: "Mars" }), ["invalid-time-zone clock.timeZone"]],
    [
      "interval",
      at({ interval: { count: 0, unit } }),
      ["invalid-input clock.interval.count", "invalid-input clock.interval.unit"],
    ],
    ["rule", at({ pauseRule: "stop" }), ["invalid-input clock.pauseRule"]],
    ["pause", at(pauses([NaN, 5])), ["invalid-instant clock.pauses[0].from"]],
    ["pause before the anchor", at(pauses([-5, 5])), ["invalid-input clock.pauses[0].from"]],
    ["pause without length", at(pauses([5, 5])), ["invalid-input clock.pauses[0].until"]],
    ["pause that overlaps", at(pauses([1, 9], [8, 12])), ["invalid-input clock.pauses[1].from"]],
    ["k", () => calendar.billingBoundary(clock, -1), ["invalid-input k"]],
    ["k too far", () => calendar.billingBoundary(clock, 1e12), ["out-of-range k"]],
    ["until", () => calendar.billingPeriods(clock, "x"), ["invalid-instant until"]],
    ["instant", () => calendar.billingIndex(clock, "x"), ["invalid-instant instant"]],
    [
      "duration",
      () => calendar.durationInDays({ count: NaN, unit }),
      ["invalid-input duration.count", "invalid-input duration.unit"],
    ],
    [
      "part of a duration",
      () => calendar.addDuration(0, { count: 0.5, unit: "month" }),
      ["invalid-input duration.count"],
    ],
    ["duration too far", () => calendar.addDuration(0, { count: 9000, unit: "year" }), ["out-of-range duration.count"]],
    ["duration's zone", () => calendar.addDuration(0, { count: 1, unit: "day" }, ""), ["invalid-time-zone timeZone"]],
  ])("reports a wrong %s", (_, call, issues) => {
    expect(report(call)).toEqual(issues);
  });

  it("gives no boundaries before the anchor", () => {
    expect(calendar.billingPeriods(clock, -1).length).toBe(0);
  });
});
