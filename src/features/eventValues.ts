import type { Zone } from "../calendar/zone.ts";
import { activityKinds } from "../schema/record/activity.ts";
import { accumulate, emptyCells, type MeasuredLog } from "./events/accumulate.ts";
import { distinctCounter, type DistinctCounter } from "./events/countDistinct.ts";
import type { EventColumn } from "./events/eventColumn.ts";
import { groupRows, logNames, type EventLogs, type GroupedRows, type LogName } from "./events/eventLog.ts";
import type { Measure, MeasurePlan } from "./events/measure.ts";
import type { RawColumn } from "./finishColumn.ts";
import type { TableRows } from "./tableRows.ts";

/** What event columns are filled from. */
export interface EventInput {
  readonly logs: EventLogs;
  readonly plan: MeasurePlan;
  readonly dates: Float64Array;
  readonly zone: Zone;
  readonly customers: number;
}

/** Fills the columns of events, customer after customer: each event is looked at once for all windows and dates. */
export function eventValues(columns: readonly EventColumn[], rows: TableRows, input: EventInput): RawColumn[] {
  const raw = columns.map(({ name, texts }) => ({ name, texts, values: new Float64Array(rows.customer.length) }));
  if (columns.length === 0) return raw;
  const { plan, dates, customers } = input;
  const { logs, counters } = measuredLogs(input);
  const rowOf = rowsByDate(rows, customers);
  const empty = emptyCells(plan.measures, plan.cells, dates.length);
  const cells = empty.slice();
  const began = new Float64Array(dates.length);
  for (let c = 0; c < customers; c++) {
    let there = false;
    for (let d = 0; d < dates.length; d++) {
      const row = rowOf[d * customers + c]!;
      began[d] = row < 0 ? NaN : rows.began[row]!;
      if (row >= 0) there = true;
    }
    if (!there) continue;
    cells.set(empty);
    for (let l = 0; l < logs.length; l++) accumulate(logs[l]!, c, { dates, began }, cells);
    for (let k = 0; k < counters.length; k++) counters[k]!.count(c, cells);
    for (let d = 0; d < dates.length; d++) {
      const row = rowOf[d * customers + c]!;
      if (row < 0) continue;
      for (let k = 0; k < columns.length; k++) raw[k]!.values[row] = columns[k]!.value(cells, d, began[d]!);
    }
  }
  return raw;
}

/** Row of each customer number on each date, date after date; -1 without one. */
function rowsByDate({ customer, start }: TableRows, customers: number): Int32Array {
  const rowOf = new Int32Array((start.length - 1) * customers).fill(-1);
  for (let d = 0; d + 1 < start.length; d++) {
    for (let row = start[d]!; row < start[d + 1]!; row++) rowOf[d * customers + customer[row]!] = row;
  }
  return rowOf;
}

function measuredLogs({ logs, plan, zone, customers }: EventInput): {
  readonly logs: readonly MeasuredLog[];
  readonly counters: readonly DistinctCounter[];
} {
  const groups = new Map<LogName, GroupedRows>();
  const used = new Set([...plan.measures, ...plan.distinct].map(({ filter }) => filter.log));
  const measured: MeasuredLog[] = [];
  for (const name of logNames) {
    const log = logs[name];
    if (log === undefined || !used.has(name)) continue;
    const rows = groupRows(log.customer, customers);
    groups.set(name, rows);
    const own = plan.measures.filter(({ filter }) => filter.log === name);
    if (own.length > 0) measured.push({ log, rows, byKind: byKind(own, name) });
  }
  const counters = plan.distinct.map((measure) => {
    const { log } = measure.filter;
    return distinctCounter(measure, logs[log]!, groups.get(log)!, zone);
  });
  return { logs: measured, counters };
}

/** Those that reach back furthest first: an event before a measure's first window is before all that follow. */
function byKind(measures: readonly Measure[], name: LogName): (readonly Measure[])[] {
  const sorted = [...measures].sort((a, b) => (a.bounds.from[0]! < b.bounds.from[0]! ? -1 : 1));
  if (name !== "activities") return [sorted];
  return activityKinds.map((_, code) => sorted.filter(({ filter }) => filter.kinds![code] === 1));
}
