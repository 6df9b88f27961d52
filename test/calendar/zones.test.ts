import { describe, expect, it } from "vitest";
import { dayNumbers, instant, periodBoundaries, periodLabel, startOfPeriod } from "../../src/calendar/index.ts";
import { at, day, iso } from "./arbitraries.ts";

// Changes as the IANA time zone database records them. `length` is that of the local day in hours.
const days = [
  { zone: "America/New_York", date: "2024-03-10", start: "2024-03-10T05:00Z", length: 23 },
  { zone: "America/New_York", date: "2024-11-03", start: "2024-11-03T04:00Z", length: 25 },
  // Half an hour of summer time.
  { zone: "Australia/Lord_Howe", date: "2024-10-06", start: "2024-10-05T13:30Z", length: 23.5 },
  { zone: "Australia/Lord_Howe", date: "2024-04-07", start: "2024-04-06T13:00Z", length: 24.5 },
  // Midnight does not exist: 00:00 became 01:00.
  { zone: "America/Sao_Paulo", date: "2018-11-04", start: "2018-11-04T03:00Z", length: 23 },
  { zone: "Asia/Beirut", date: "2022-03-27", start: "2022-03-26T22:00Z", length: 23 },
  // Midnight went back to 23:00: the day before is the longer one.
  { zone: "America/Sao_Paulo", date: "2018-02-17", start: "2018-02-17T02:00Z", length: 25 },
  { zone: "America/Sao_Paulo", date: "2018-02-18", start: "2018-02-18T03:00Z", length: 24 },
  // 01:00 went back to 00:00: midnight comes twice, and the first counts.
  { zone: "America/Havana", date: "2023-11-05", start: "2023-11-05T04:00Z", length: 25 },
  // 00:01 went back to 23:01 of the day before.
  { zone: "America/St_Johns", date: "2006-10-29", start: "2006-10-29T02:30Z", length: 25 },
  // 23:30 became 00:30 of the next day.
  { zone: "America/Toronto", date: "1919-03-30", start: "1919-03-30T05:00Z", length: 23.5 },
  { zone: "America/Toronto", date: "1919-03-31", start: "1919-03-31T04:30Z", length: 23.5 },
  // From +05:30 to +05:45 at the new year.
  { zone: "Asia/Kathmandu", date: "1985-12-31", start: "1985-12-30T18:30Z", length: 24 },
  { zone: "Asia/Kathmandu", date: "1986-01-01", start: "1985-12-31T18:30Z", length: 23.75 },
  { zone: "Asia/Kathmandu", date: "2024-01-01", start: "2023-12-31T18:15Z", length: 24 },
  // Behind UTC by less than an hour.
  { zone: "Africa/Monrovia", date: "1971-06-01", start: "1971-06-01T00:44:30Z", length: 24 },
  // Around the days that Samoa and Kwajalein left out.
  { zone: "Pacific/Apia", date: "2011-12-29", start: "2011-12-29T10:00Z", length: 24 },
  { zone: "Pacific/Apia", date: "2011-12-31", start: "2011-12-30T10:00Z", length: 24 },
  { zone: "Pacific/Kwajalein", date: "1993-08-22", start: "1993-08-21T12:00Z", length: 24 },
  // Before standard time: New York's own noon, until 18 November 1883.
  { zone: "America/New_York", date: "1880-01-01", start: "1880-01-01T04:56:02Z", length: 24 },
];

describe.each(days)("$date in $zone", ({ zone, date, start, length }) => {
  it("begins and ends when the local clocks do", () => {
    const [first, next] = periodBoundaries({ unit: "day", timeZone: zone, from: start, until: start });
    expect(iso(first!)).toBe(iso(at(start)));
    expect((next! - first!) / 3_600_000).toBe(length);
    expect(startOfPeriod(next! - 1, { unit: "day", timeZone: zone })).toBe(first);
    expect(iso(instant(date, { timeZone: zone }))).toBe(iso(first!));
  });

  it("has one day number and label from its first to its last millisecond", () => {
    const number = Date.parse(date) / day;
    const last = at(start) + length * 3_600_000 - 1;
    const hours = Array.from({ length: 24 }, (_, i) => at(start) + i * 3_600_000).filter((t) => t <= last);
    const numbers = dayNumbers([...hours, last], zone);
    expect(new Set(numbers)).toEqual(new Set([number]));
    for (const t of [...hours, last]) expect(periodLabel(t, "day", zone)).toBe(date);
    expect(dayNumbers([at(start) - 1], zone)[0]).toBeLessThan(number);
    expect(dayNumbers([last + 1], zone)[0]).toBeGreaterThan(number);
  });
});

it("gives the day that Samoa left out no period, and no other day one more", () => {
  const range = { timeZone: "Pacific/Apia", from: "2011-12-28", until: "2012-01-01" } as const;
  const boundaries = periodBoundaries({ ...range, unit: "day" });
  const labels = Array.from(boundaries, (t) => periodLabel(t, "day", "Pacific/Apia"));
  expect(labels).toEqual(["2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01", "2012-01-02"]);
  const [december, january] = periodBoundaries({ ...range, unit: "month" });
  expect((january! - december!) / day).toBe(30);
});

it("keeps a month of Tokyo equal to its days at any time of the year", () => {
  const months = periodBoundaries({ unit: "month", timeZone: "Asia/Tokyo", from: "1997-01-01", until: "1997-12-31" });
  expect(Array.from(months, iso).slice(0, 3)).toEqual([
    "1996-12-31T15:00:00.000Z",
    "1997-01-31T15:00:00.000Z",
    "1997-02-28T15:00:00.000Z",
  ]);
  expect(months.length).toBe(13);
});
