import { checkInstants } from "./checkArguments.ts";
import { millisecondsPerDay } from "./civil.ts";
import { cellAt, cellLength, checkedZone, type Zone } from "./zone.ts";

/**
 * The local calendar day of each instant (epoch milliseconds), as days since 1970-01-01: equal for what happened on one
 * day at one place. Never decreases as time goes on, also where clocks go back over midnight.
 *
 * @param timeZone IANA name; "UTC" unless given
 * @throws {KeizokuError} `invalid-instant` with the path of every value that is none, `invalid-time-zone`
 * @example
 * Array.from(dayNumbers([0, 54000000], "UTC")) // => [0, 0]
 * Array.from(dayNumbers([0, 54000000], "Asia/Tokyo")) // => [0, 1]
 */
export function dayNumbers(instants: ArrayLike<number>, timeZone = "UTC"): Int32Array {
  const zone = checkedZone("dayNumbers", timeZone);
  checkInstants("dayNumbers", instants);
  const out = new Int32Array(instants.length);
  if (zone.utc) {
    for (let i = 0; i < out.length; i++) out[i] = Math.floor(instants[i]! / millisecondsPerDay);
  } else if (out.length > 0) {
    zonedDays(zone, instants, out);
  }
  return out;
}

/** As `localDayAt`, with the cells laid out in typed arrays: a third of the time of the map's look-ups. A kernel. */
function zonedDays(zone: Zone, instants: ArrayLike<number>, out: Int32Array): void {
  const [first, count] = cellRange(instants);
  const change = new Float64Array(count).fill(NaN);
  const before = new Float64Array(count);
  const after = new Float64Array(count);
  const reached = new Float64Array(count);
  for (let i = 0; i < out.length; i++) {
    const instant = instants[i]!;
    const c = Math.floor(instant / cellLength) - first;
    if (Number.isNaN(change[c])) {
      const cell = cellAt(zone, instant);
      change[c] = cell.change;
      before[c] = cell.before;
      after[c] = cell.after;
      reached[c] = cell.reached;
    }
    out[i] =
      instant < change[c]!
        ? Math.floor((instant + before[c]!) / millisecondsPerDay)
        : Math.max(reached[c]!, Math.floor((instant + after[c]!) / millisecondsPerDay));
  }
}

function cellRange(instants: ArrayLike<number>): [first: number, count: number] {
  let min = Infinity;
  let max = -Infinity;
  const length = instants.length;
  for (let i = 0; i < length; i++) {
    const instant = instants[i]!;
    if (instant < min) min = instant;
    if (instant > max) max = instant;
  }
  const first = Math.floor(min / cellLength);
  return [first, Math.floor(max / cellLength) - first + 1];
}
