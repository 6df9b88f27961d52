import { tzOffset } from "@date-fns/tz/tzOffset";
import { type Issue, KeizokuError, show } from "../schema/error.ts";
import { millisecondsPerDay } from "./civil.ts";
import { offsetOf } from "./offset.ts";

/**
 * Length of a cell of the offset cache. The window of a cell (its 4 days and 2 days before) holds at most one change: since
 * 1970 no zone has changed its offset twice within less than 6.9 days (Boa Vista, October 2000), and before, as far as
 * the IANA database goes back, only Freetown in September 1939.
 */
export const cellLength: number = 4 * millisecondsPerDay;
const LOOK_BACK = 2 * millisecondsPerDay;

/** The offset around a cell's time: `before` until `change`, then `after`. `change` is Infinity where nothing changes. */
export interface Cell {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** Local day that had been reached when the offset changed: clocks may go back, the day does not. */
  readonly reached: number;
}

/** A time zone with the offsets that were asked for so far. It lives as long as one call, and is not shared. */
export interface Zone {
  readonly name: string;
  readonly utc: boolean;
  readonly cells: Map<number, Cell>;
}

/** The cache of a zone whose name was checked. */
export function zoneOf(timeZone: string): Zone {
  return { name: timeZone, utc: timeZone === "UTC" || timeZone === "Etc/UTC", cells: new Map() };
}

/**
 * The cache of a zone, or the error.
 *
 * @throws {KeizokuError} `invalid-time-zone`
 */
export function checkedZone(operation: string, timeZone: string, path = "timeZone"): Zone {
  if (!isTimeZone(timeZone)) throw new KeizokuError(operation, [timeZoneIssue(timeZone, path)]);
  return zoneOf(timeZone);
}

/** The issue of an unknown time zone. */
export function timeZoneIssue(received: unknown, path: string): Issue {
  const expected = "a time zone of the IANA database, such as Asia/Tokyo";
  const fix = "Pass a name the runtime knows (see Intl.supportedValuesOf), not an offset or an abbreviation.";
  return { code: "invalid-time-zone", path, expected, received: show(received), fix };
}

/**
 * Whether the runtime knows the time zone by this IANA name. Offsets such as `+09:00` are not names.
 *
 * @example
 * isTimeZone("Asia/Tokyo") // => true
 * isTimeZone("Asia/Edo") // => false
 * isTimeZone("+09:00") // => false
 */
export function isTimeZone(timeZone: unknown): timeZone is string {
  if (timeZone === "UTC") return true;
  if (typeof timeZone !== "string" || !/^[A-Za-z][\w+\-/]*$/.test(timeZone)) return false;
  // tzOffset answers for anything that holds an offset ("Edo+09"), so such names go to the runtime itself.
  return /[+-]\d\d/.test(timeZone) ? isRuntimeZone(timeZone) : !Number.isNaN(tzOffset(timeZone, new Date(0)));
}

function isRuntimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Milliseconds that local time is ahead of UTC at an instant. A kernel, remembering what it asked. */
export function offsetAt(zone: Zone, instant: number): number {
  if (zone.utc) return 0;
  const cell = cellAt(zone, instant);
  return instant < cell.change ? cell.before : cell.after;
}

/**
 * Days from 1970-01-01 to the local date of an instant. A kernel.
 *
 * The day begins when the local date is first reached and never goes back: where clocks return over midnight (00:01 to
 * 23:01 in St. John's until 2011) the repeated hour belongs to the new day.
 */
export function localDayAt(zone: Zone, instant: number): number {
  if (zone.utc) return Math.floor(instant / millisecondsPerDay);
  const cell = cellAt(zone, instant);
  if (instant < cell.change) return Math.floor((instant + cell.before) / millisecondsPerDay);
  return Math.max(cell.reached, Math.floor((instant + cell.after) / millisecondsPerDay));
}

/** First instant after `start` where the offset is no longer `before`, given that it is not at `end`; to the second. */
export function changeBetween(offset: (instant: number) => number, start: number, end: number): number {
  const before = offset(start);
  let low = Math.floor(start / 1000);
  let high = Math.ceil(end / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle * 1000) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}

/** The cell that holds an instant, asked for once. A kernel. */
export function cellAt(zone: Zone, instant: number): Cell {
  const index = Math.floor(instant / cellLength);
  const known = zone.cells.get(index);
  if (known !== undefined) return known;
  const cell = newCell(zone.name, index * cellLength - LOOK_BACK, (index + 1) * cellLength);
  zone.cells.set(index, cell);
  return cell;
}

function newCell(timeZone: string, start: number, end: number): Cell {
  const before = offsetOf(timeZone, start);
  const after = offsetOf(timeZone, end);
  if (before === after) return { before, after, change: Infinity, reached: -Infinity };
  const change = changeBetween((instant) => offsetOf(timeZone, instant), start, end);
  return { before, after, change, reached: Math.floor((change - 1 + before) / millisecondsPerDay) };
}
