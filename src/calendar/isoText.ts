import { dayOfDate, daysInMonth, millisecondsPerDay } from "./civil.ts";

/** What a text says: a clock's reading, and the offset (milliseconds ahead of UTC) where the text states one. */
export interface IsoText {
  /** Milliseconds from 1970-01-01T00:00 on the clock that the text was read from. */
  readonly wall: number;
  readonly offset: number | undefined;
  readonly dateOnly: boolean;
}

const TIME = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?$/;

const DASH = 45;

/**
 * Reads an extended ISO 8601 date or date-time; undefined where it is none or names a time that no clock shows. A kernel.
 */
export function readIsoText(text: string): IsoText | undefined {
  const wall = dateAt(text) * millisecondsPerDay;
  if (Number.isNaN(wall)) return undefined;
  if (text.length === 10) return { wall, offset: undefined, dateOnly: true };
  const separator = text[10];
  if (separator !== "T" && separator !== " ") return undefined;
  const time = TIME.exec(text.slice(11));
  if (time === null) return undefined;
  const [, hours, minutes, seconds = "0", fraction = "", zone] = time;
  const timeOfDay =
    clock(Number(hours), Number(minutes), Number(seconds)) + Number(fraction.slice(0, 3).padEnd(3, "0"));
  const offset = zone === undefined ? undefined : offsetIn(zone);
  if (Number.isNaN(timeOfDay) || Number.isNaN(offset)) return undefined;
  return { wall: wall + timeOfDay, offset, dateOnly: false };
}

/** Day number of the `YYYY-MM-DD` that the text begins with; NaN where it does not or the day does not exist. */
function dateAt(text: string): number {
  if (text.length < 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return NaN;
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? dayOfDate(year, month, day) : NaN;
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : NaN;
}

function clock(hours: number, minutes: number, seconds: number): number {
  return hours < 24 && minutes < 60 && seconds < 60 ? 3_600_000 * hours + 60_000 * minutes + 1000 * seconds : NaN;
}

function offsetIn(zone: string): number {
  if (zone === "Z") return 0;
  const size = clock(Number(zone.slice(1, 3)), zone.length > 3 ? Number(zone.slice(-2)) : 0, 0);
  return zone.startsWith("-") ? -size : size;
}
