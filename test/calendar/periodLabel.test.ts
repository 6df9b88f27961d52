import { getISOWeek, getISOWeekYear, getQuarter } from "date-fns";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addPeriods, periodLabel, periodOfLabel } from "../../src/calendar/index.ts";
import { anyInstant, anyUnit, at, wholeZone } from "./arbitraries.ts";

describe("periodLabel", () => {
  // The correspondences that descriptions of ISO 8601 week dates give for the turns of years.
  it.each([
    ["1977-01-01", "1976-W53"],
    ["1977-12-31", "1977-W52"],
    ["1978-01-01", "1977-W52"],
    ["1978-01-02", "1978-W01"],
    ["1979-12-31", "1980-W01"],
    ["1980-12-29", "1981-W01"],
    ["1982-01-03", "1981-W53"],
    ["2005-01-02", "2004-W53"],
    ["2008-12-29", "2009-W01"],
    ["2010-01-03", "2009-W53"],
  ])("puts %s into week %s", (date, label) => {
    expect(periodLabel(date, "week")).toBe(label);
  });

  it("names days, months, quarters and years", () => {
    expect(periodLabel("1997-01-05", "day")).toBe("1997-01-05");
    expect(periodLabel("1997-01-05", "month")).toBe("1997-01");
    expect(periodLabel("1997-06-30", "quarter")).toBe("1997-Q2");
    expect(periodLabel("1997-06-30", "year")).toBe("1997");
    expect(periodLabel("0033-04-03", "month")).toBe("0033-04");
  });

  it("goes by the local date", () => {
    expect(periodLabel("1996-12-31T15:00Z", "year", "Asia/Tokyo")).toBe("1997");
    expect(periodLabel("1997-01-01T04:59Z", "year", "America/New_York")).toBe("1996");
  });

  it("agrees with date-fns on weeks and quarters", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 0, max: 365 }), (year, dayOfYear) => {
        const local = new Date(year, 0, 1 + dayOfYear, 12);
        const utc = Date.UTC(year, 0, 1 + dayOfYear);
        const week = String(getISOWeek(local)).padStart(2, "0");
        expect(periodLabel(utc, "week")).toBe(`${String(getISOWeekYear(local))}-W${week}`);
        expect(periodLabel(utc, "quarter").slice(-1)).toBe(String(getQuarter(local)));
      }),
    );
  });
});

describe("periodOfLabel", () => {
  it("gives the stretch", () => {
    expect(periodOfLabel("1997-W01")).toEqual({ unit: "week", from: at("1996-12-30"), until: at("1997-01-06") });
    expect(periodOfLabel("1997-Q4").until).toBe(at("1998-01-01"));
  });

  it("is the other direction of periodLabel", () => {
    fc.assert(
      fc.property(anyInstant, anyUnit, wholeZone, (instant, unit, zone) => {
        const label = periodLabel(instant, unit, zone);
        const period = periodOfLabel(label, zone);
        expect(period.unit).toBe(unit);
        expect(period.from <= instant && instant < period.until).toBe(true);
        expect(period.until).toBe(addPeriods(instant, 1, { unit, timeZone: zone }));
        expect(periodLabel(period.from, unit, zone)).toBe(label);
        expect(periodLabel(period.until - 1, unit, zone)).toBe(label);
      }),
    );
  });
});
