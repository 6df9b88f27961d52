import { describe, expect, it } from "vitest";
import * as calendar from "./inputs.ts";

const report = (call: () => unknown): string[] =>
  calendar.failure(call).issues.map((issue) => `${issue.code} ${issue.path}`);
/** What plain JavaScript may pass instead of an object. */
const none = [null, undefined, 5, "x"] as unknown as never[];
const clock = { anchor: 0, interval: { count: 1, unit: "month" }, timeZone: "UTC" } as const;

describe.each(none)("%j", (value) => {
  it("is no duration", () => {
    expect(report(() => calendar.durationInDays(value))).toEqual(["invalid-input duration"]);
    expect(report(() => calendar.addDuration(0, value))).toEqual(["invalid-input duration"]);
  });

  it("is no range and no calendar", () => {
    expect(report(() => calendar.periodBoundaries(value))).toEqual(["invalid-input range"]);
    expect(report(() => calendar.startOfPeriod(0, value))).toEqual(["invalid-input calendar"]);
    expect(report(() => calendar.addPeriods(0, 1, value))).toEqual(["invalid-input calendar"]);
    expect(report(() => calendar.periodsBetween(0, 1, value))).toEqual(["invalid-input calendar"]);
  });

  it("is no billing clock", () => {
    expect(report(() => calendar.billingBoundary(value, 1))).toEqual(["invalid-input clock"]);
    expect(report(() => calendar.billingPeriods(value, 1))).toEqual(["invalid-input clock"]);
    expect(report(() => calendar.billingIndex(value, 1))).toEqual(["invalid-input clock"]);
    const interval = { ...clock, interval: value };
    expect(report(() => calendar.billingIndex(interval, 1))).toEqual(["invalid-input clock.interval"]);
    const paused = { ...clock, pauses: [value] };
    expect(report(() => calendar.billingIndex(paused, 1))).toEqual(["invalid-input clock.pauses[0]"]);
  });

  it("is no column", () => {
    expect(report(() => calendar.dayNumbers(value))).toEqual(["invalid-input instants"]);
    expect(report(() => calendar.periodIndices([0, 1], value))).toEqual(["invalid-input instants"]);
    expect(report(() => calendar.periodIndices(value, [0]))).toEqual(["invalid-input boundaries"]);
    expect(report(() => calendar.periodIndex(value, 0))).toEqual(["invalid-input boundaries"]);
  });
});

describe("columns", () => {
  const wrong = [1n, new Date(0), "5", null] as unknown as number[];

  it("hold plain numbers only", () => {
    const paths = wrong.map((_, i) => `invalid-instant instants[${String(i)}]`);
    expect(report(() => calendar.dayNumbers(wrong))).toEqual(paths);
    expect(report(() => calendar.dayNumbers({} as never))).toEqual(["invalid-input instants"]);
    for (const value of wrong) {
      expect(report(() => calendar.periodIndex([0, 1], value))).toEqual(["invalid-instant instant"]);
    }
  });

  it("of boundaries rise", () => {
    expect(report(() => calendar.periodIndices([0, NaN, 2], [1]))).toEqual(["invalid-input boundaries[1]"]);
    expect(report(() => calendar.periodIndices([0, 2, 1], [1]))).toEqual(["invalid-input boundaries[2]"]);
    expect(report(() => calendar.periodIndices({} as never, [1]))).toEqual(["invalid-input boundaries"]);
    expect(Array.from(calendar.periodIndices([0, 1, 1, 2], [1]))).toEqual([2]);
  });
});

it("pauses are an array", () => {
  for (const pauses of [{}, "x", 5] as never[]) {
    expect(report(() => calendar.billingIndex({ ...clock, pauses }, 1))).toEqual(["invalid-input clock.pauses"]);
  }
});
