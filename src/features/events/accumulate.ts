import type { EventLog, GroupedRows } from "./eventLog.ts";
import type { Measure } from "./measure.ts";

/** A log with what is measured of it. */
export interface MeasuredLog {
  readonly log: EventLog;
  readonly rows: GroupedRows;
  /** Measures that each kind of event may count in, at the kind's code (at 0 for logs of one kind), by where their first window begins. */
  readonly byKind: readonly (readonly Measure[])[];
}

/** One customer. */
export interface CustomerDates {
  /** In rising order. */
  readonly dates: Float64Array;
  /** When his spell began, by date; NaN where he has no row. */
  readonly began: Float64Array;
}

/**
 * Adds the events of one customer to the cells of the measures, in the order of the records. A kernel.
 *
 * Each event is looked at once: the dates it is known at begin with the first after it, and the windows it lies in end with the first that begins
 * after it.
 */
export function accumulate(
  { log, rows, byKind }: MeasuredLog,
  customer: number,
  { dates, began }: CustomerDates,
  cells: Float64Array,
): void {
  const { at, kind, quantity, item } = log;
  const last = dates.length;
  for (let k = rows.start[customer]!; k < rows.start[customer + 1]!; k++) {
    const i = rows.order[k]!;
    const measures = byKind[kind === null ? 0 : kind[i]!]!;
    if (measures.length === 0) continue;
    const when = at[i]!;
    let first = 0;
    while (first < last && dates[first]! <= when) first++;
    for (let m = 0; m < measures.length; m++) {
      const measure = measures[m]!;
      const { filter, bounds, offset, statistic } = measure;
      if (when < bounds.from[0]!) break;
      if (filter.items !== null && filter.items[(item.codes[i] ?? -1) + 1] === 0) continue;
      const amount = quantity === null || !(statistic === "sum" || measure.weighted) ? 1 : quantity[i]!;
      if (Number.isNaN(amount)) continue;
      const weight = statistic === "count" ? 1 : amount;
      for (let d = first; d < last && bounds.from[d]! <= when; d++) {
        if (when >= bounds.until[d]!) continue;
        if (measure.fromBeginning && !(when >= began[d]!)) continue;
        if (statistic === "periods") cells[offset + periodAt(measure, d, when)]! += weight;
        else if (statistic === "latest") {
          const cell = offset + d;
          if (cells[cell]! < 0 || when >= at[cells[cell]!]!) cells[cell] = i;
        } else cells[offset + d]! += weight;
      }
    }
  }
}

/** Cell of the period that an instant of the window lies in, from the measure's first. */
function periodAt({ periodStarts, width }: Measure, date: number, when: number): number {
  const base = date * width;
  let period = 0;
  while (period < width - 1 && periodStarts![base + period]! > when) period++;
  return base + period;
}

/** Cells before anything happened: 0, and -1 for rows of the latest. */
export function emptyCells(measures: readonly Measure[], cells: number, dates: number): Float64Array {
  const empty = new Float64Array(cells);
  for (const { statistic, offset } of measures) {
    if (statistic === "latest") empty.fill(-1, offset, offset + dates);
  }
  return empty;
}
