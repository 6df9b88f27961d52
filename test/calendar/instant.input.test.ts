import { expect, it } from "vitest";
import { instant, instantReader, isTimeZone, failure, parseInstant } from "./inputs.ts";

const bad = [
  "",
  "yesterday",
  "1997",
  "1997-01",
  "19970101",
  "852076800000",
  "1997-1-1",
  " 1997-01-01",
  "1997-01-01 ",
  "1997/01/01",
  "01-01-1997",
  "2023-02-29",
  "2023-02-30",
  "1900-02-29",
  "2023-04-31",
  "2023-13-01",
  "2023-00-10",
  "2023-01-00",
  "0000-01-01",
  "-001-01-01",
  "+12023-01-01",
  "2023-01-01T",
  "2023-01-01T10",
  "2023-01-01T24:00",
  "2023-01-01T23:60",
  "2023-01-01T23:59:60",
  "2023-01-01T10:00:00,5",
  "2023-01-01T10:00:00.",
  "2023-01-01T10:00+24:00",
  "2023-01-01T10:00+09:60",
  "2023-01-01T10:00 UTC",
  "2023-01-01t10:00z",
  "２０２３-01-01",
  "0001-01-01T00:00+09:00",
  "9999-12-31T23:59-01:00",
  NaN,
  Infinity,
  -62_135_596_800_001,
  253_402_300_800_000,
  new Date(NaN),
  null,
  undefined,
  true,
  {},
  [],
  10n,
];

it.each(bad.map((value) => [value]))("rejects %s as no instant", (value) => {
  expect(parseInstant(value)).toBeUndefined();
  expect(instantReader()(value)).toBeUndefined();
  const error = failure(() => instant(value as string));
  expect(error.code).toBe("invalid-instant");
  expect(error.operation).toBe("instant");
});

it.each(["Asia/Edo", "", "+09:00", "Edo+09", "Etc/GMT+99", "JST ", "Asia/Tokyo\n", 9, null])(
  "rejects %s as a time zone",
  (timeZone) => {
    expect(isTimeZone(timeZone)).toBe(false);
    const options = { timeZone: timeZone as string };
    if (timeZone === null) return;
    expect(failure(() => instant(0, options)).code).toBe("invalid-time-zone");
    expect(failure(() => parseInstant(0, options)).code).toBe("invalid-time-zone");
    expect(failure(() => instantReader(options)).code).toBe("invalid-time-zone");
  },
);

it.each(["UTC", "Etc/UTC", "Asia/Tokyo", "Etc/GMT+10", "America/Argentina/Buenos_Aires", "America/Port-au-Prince"])(
  "knows %s",
  (timeZone) => {
    expect(isTimeZone(timeZone)).toBe(true);
  },
);
