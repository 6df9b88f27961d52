import { describe, expect, it } from "vitest";
import { instant, instantReader, maxInstant, minInstant, parseInstant } from "../../src/calendar/index.ts";
import { at, iso } from "./arbitraries.ts";

describe("instant", () => {
  it.each([
    ["1997-01-01", "1997-01-01T00:00:00.000Z"],
    ["0001-01-01", "0001-01-01T00:00:00.000Z"],
    ["9999-12-31", "9999-12-31T00:00:00.000Z"],
    ["2000-02-29", "2000-02-29T00:00:00.000Z"],
    ["1997-01-01T09:30", "1997-01-01T09:30:00.000Z"],
    ["1997-01-01 09:30:15", "1997-01-01T09:30:15.000Z"],
    ["1997-01-01T09:30:15.1239", "1997-01-01T09:30:15.123Z"],
    ["1997-01-01T09:30:15.5Z", "1997-01-01T09:30:15.500Z"],
    ["1997-01-01T09:30:00+09:00", "1997-01-01T00:30:00.000Z"],
    ["1997-01-01T09:30:00-0330", "1997-01-01T13:00:00.000Z"],
    ["1997-01-01 09:30:00+00", "1997-01-01T09:30:00.000Z"],
  ])("reads %s", (text, expected) => {
    expect(iso(instant(text))).toBe(expected);
  });

  it("reads texts without an offset in the zone given, and only those", () => {
    expect(iso(instant("1997-01-01", { timeZone: "Asia/Tokyo" }))).toBe("1996-12-31T15:00:00.000Z");
    expect(iso(instant("2024-07-04T12:00", { timeZone: "America/New_York" }))).toBe("2024-07-04T16:00:00.000Z");
    expect(iso(instant("2024-07-04T12:00Z", { timeZone: "America/New_York" }))).toBe("2024-07-04T12:00:00.000Z");
  });

  it("reads the first of two equal clock times and moves a time that never was behind the jump", () => {
    const timeZone = "America/New_York";
    expect(iso(instant("2024-11-03T01:30", { timeZone }))).toBe("2024-11-03T05:30:00.000Z");
    expect(iso(instant("2024-03-10T02:30", { timeZone }))).toBe("2024-03-10T07:30:00.000Z");
    expect(iso(instant("2011-12-30", { timeZone: "Pacific/Apia" }))).toBe("2011-12-30T10:00:00.000Z");
    expect(iso(instant("2011-12-30T12:00", { timeZone: "Pacific/Apia" }))).toBe("2011-12-30T22:00:00.000Z");
  });

  it("takes dates and numbers as they are, parts of a millisecond dropped towards the past", () => {
    expect(instant(new Date(12345))).toBe(12345);
    expect(instant(-1.5)).toBe(-2);
    expect(instant(minInstant)).toBe(at("0001-01-01T00:00:00Z"));
    expect(instant(maxInstant)).toBe(at("9999-12-31T23:59:59.999Z"));
  });

  it("reads many values of a zone as one by one", () => {
    const read = instantReader({ timeZone: "America/Sao_Paulo" });
    for (const text of ["2018-11-03", "2018-11-04", "2018-11-04T00:30", "2018-02-17T23:30", "x", "1990-01-01T00:00Z"]) {
      expect(read(text)).toBe(parseInstant(text, { timeZone: "America/Sao_Paulo" }));
    }
  });
});
