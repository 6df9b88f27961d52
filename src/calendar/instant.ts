import { KeizokuError, show, type Issue } from "../schema/error.ts";
import { readIsoText } from "./isoText.ts";
import { instantOfWallClock, startOfLocalDay } from "./wallClock.ts";
import { millisecondsPerDay } from "./civil.ts";
import { checkedZone, type Zone } from "./zone.ts";

/** A point in time: a `Date`, an ISO 8601 text, or milliseconds since 1970-01-01T00:00Z. */
export type Instant = Date | string | number;

/** How a text without an offset is read. */
export interface InstantOptions {
  /** IANA time zone of dates and date-times that state no offset; "UTC" unless given. */
  readonly timeZone?: string;
}

/** First instant that is accepted, 0001-01-01T00:00Z, in epoch milliseconds. */
export const minInstant = -62_135_596_800_000;

/** Last instant that is accepted, 9999-12-31T23:59:59.999Z, in epoch milliseconds. */
export const maxInstant = 253_402_300_799_999;

/**
 * Epoch milliseconds of a point in time.
 *
 * Accepted texts are `YYYY-MM-DD` and `YYYY-MM-DDTHH:MM[:SS[.fraction]]` (or a space for the `T`), with `Z`, `±HH:MM`,
 * `±HHMM`, `±HH` or nothing behind. With an offset the instant is exact. Without, the text is read in `timeZone`: a date
 * is the first instant of that local day; a time shown twice is the first of the two; a time that the clocks jumped over
 * is as far after the jump. Parts of a millisecond are dropped, towards the past. Nothing is rolled over or guessed:
 * `2023-02-30`, `24:00`, bare digits such as `19970101` (a date or a number?) and years outside 1 to 9999 are errors.
 *
 * @throws {KeizokuError} `invalid-instant`, `invalid-time-zone`
 * @example
 * instant("1997-01-01") // => 852076800000
 * instant("1997-01-01", { timeZone: "Asia/Tokyo" }) // => 852044400000
 * instant("1997-01-01T09:30:00+09:00") // => 852078600000
 */
export function instant(value: Instant, options?: InstantOptions): number {
  return checkedInstant("instant", checkedZone("instant", options?.timeZone ?? "UTC", "options.timeZone"), value);
}

/**
 * As {@link instant}, with undefined where the value is none: for reading rows. Takes any value.
 *
 * Many rows in another zone than UTC are read faster by one {@link instantReader}.
 *
 * @throws {KeizokuError} `invalid-time-zone`
 * @example
 * parseInstant("2023-02-28") // => 1677542400000
 * parseInstant("2023-02-30") // => undefined
 */
export function parseInstant(value: unknown, options?: InstantOptions): number | undefined {
  return readInstant(checkedZone("parseInstant", options?.timeZone ?? "UTC", "options.timeZone"), value);
}

/**
 * A function that reads many values of one time zone as {@link parseInstant} does, looking each offset up only once.
 *
 * @throws {KeizokuError} `invalid-time-zone`
 * @example
 * instantReader({ timeZone: "Asia/Tokyo" })("1997-01-01") // => 852044400000
 */
export function instantReader(options?: InstantOptions): (value: unknown) => number | undefined {
  const zone = checkedZone("instantReader", options?.timeZone ?? "UTC", "options.timeZone");
  return (value) => readInstant(zone, value);
}

/** The instant of a value, undefined where it is none. A kernel: the zone was checked. */
export function readInstant(zone: Zone, value: unknown): number | undefined {
  const time = timeOf(zone, value);
  return time >= minInstant && time <= maxInstant ? Math.floor(time) : undefined;
}

/**
 * The instant of a value, read in a checked zone.
 *
 * @throws {KeizokuError} `invalid-instant`
 */
export function checkedInstant(operation: string, zone: Zone, value: unknown, path = ""): number {
  const time = readInstant(zone, value);
  if (time === undefined) throw new KeizokuError(operation, [instantIssue(value, path)]);
  return time;
}

/** The issue of a value that is no instant. */
export function instantIssue(received: unknown, path: string): Issue {
  const expected = "an instant of the years 1 to 9999 (a Date, an ISO 8601 text, epoch milliseconds)";
  const fix = "Write dates as YYYY-MM-DD and times as YYYY-MM-DDTHH:MM:SSZ, on a day that exists.";
  return { code: "invalid-instant", path, expected, received: show(received), fix };
}

function timeOf(zone: Zone, value: unknown): number {
  if (typeof value === "string") return timeOfText(zone, value);
  if (typeof value === "number") return value;
  return isDate(value) ? value.getTime() : NaN;
}

/** By its method, because a `Date` of another realm (an iframe, a test sandbox) is no instance of this realm's. */
function isDate(value: unknown): value is Date {
  return typeof value === "object" && value !== null && typeof (value as Partial<Date>).getTime === "function";
}

function timeOfText(zone: Zone, text: string): number {
  const read = readIsoText(text);
  if (read === undefined) return NaN;
  if (read.offset !== undefined) return read.wall - read.offset;
  return read.dateOnly ? startOfLocalDay(zone, read.wall / millisecondsPerDay) : instantOfWallClock(zone, read.wall);
}
