import { localDayAt, type Zone } from "../../calendar/zone.ts";
import type { EventLog, GroupedRows } from "./eventLog.ts";
import type { DistinctMeasure } from "./measure.ts";

/** Counts the different things of one measure; keeps a mark for each thing, so that nothing is allocated for a customer. */
export interface DistinctCounter {
  readonly measure: DistinctMeasure;
  /** Writes a customer's counts to the measure's cells. */
  readonly count: (customer: number, cells: Float64Array) => void;
}

/** A counter for a log. */
export function distinctCounter(
  measure: DistinctMeasure,
  log: EventLog,
  rows: GroupedRows,
  zone: Zone,
): DistinctCounter {
  const { filter, bounds, what, offset } = measure;
  const { at, kind, item, other } = log;
  const firstDay = what === "day" ? dayOf(log, zone, -1) : 0;
  const size =
    what === "day" ? dayOf(log, zone, 1) - firstDay + 1 : what === "item" ? item.texts.length : other.texts.length;
  const marks = new Int32Array(Math.max(1, size));
  let mark = 0;
  const codeOf = (i: number): number =>
    what === "day" ? localDayAt(zone, at[i]!) - firstDay : ((what === "item" ? item : other).codes[i] ?? -1);
  const count = (customer: number, cells: Float64Array): void => {
    for (let d = 0; d < bounds.from.length; d++) {
      mark++;
      let found = 0;
      for (let k = rows.start[customer]!; k < rows.start[customer + 1]!; k++) {
        const i = rows.order[k]!;
        if (filter.kinds !== null && filter.kinds[kind![i]!] === 0) continue;
        const when = at[i]!;
        if (when < bounds.from[d]! || when >= bounds.until[d]!) continue;
        if (filter.items !== null && filter.items[(item.codes[i] ?? -1) + 1] === 0) continue;
        const code = codeOf(i);
        if (code < 0 || marks[code] === mark) continue;
        marks[code] = mark;
        found++;
      }
      cells[offset + d] = found;
    }
  };
  return { measure, count };
}

/** Local day of the first (-1) or last (1) event that counts, give or take one; 0 without any. */
function dayOf({ customer, at }: EventLog, zone: Zone, side: -1 | 1): number {
  let extreme = NaN;
  for (let i = 0; i < customer.length; i++) {
    if (customer[i]! >= 0 && !(side * at[i]! <= side * extreme)) extreme = at[i]!;
  }
  return Number.isNaN(extreme) ? 0 : localDayAt(zone, extreme) + side;
}
