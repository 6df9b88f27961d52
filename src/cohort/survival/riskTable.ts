import type { Rows } from "./rows.ts";
import { sortTimes, type SortedTimes } from "./sortTimes.ts";

/** Who was at risk and who left, at each distinct time of exit; parallel lists. */
export interface RiskTable {
  readonly time: readonly number[];
  readonly atRisk: readonly number[];
  /** Left at this time, whatever the cause. */
  readonly events: readonly number[];
  readonly censored: readonly number[];
}

/** As {@link RiskTable}, with the events of each cause. */
export interface CauseTable extends RiskTable {
  /** `byCause[k][j]`: left at `time[j]` for cause `k + 1`. */
  readonly byCause: readonly (readonly number[])[];
}

/** Rows in the order of time: by their index, or, where nothing else is asked of them, by their events alone. */
export interface SortedRows extends SortedTimes {
  readonly carriesEvents: boolean;
}

/** Sorts rows for the tables below. */
export function sortRows({ duration, event, weight }: Rows): SortedRows {
  const carriesEvents = event !== null && weight === null;
  return { ...sortTimes(duration, carriesEvents ? event : null), carriesEvents };
}

/**
 * Counts rows by time. A kernel: rows are good and sorted.
 *
 * At risk at t when entry < t ≤ duration. Summed from the last time backwards, so that nobody is left over by rounding when the last
 * one goes.
 */
export function riskTable(rows: Rows, sorted: SortedRows): RiskTable {
  const { order, start, carriesEvents } = sorted;
  const { event, weight } = rows;
  const times = sorted.time.length;
  const table = emptyTable(times);
  let atRisk = 0;
  for (let j = times - 1; j >= 0; j--) {
    let left = 0;
    let stayed = 0;
    for (let k = start[j]!; k < start[j + 1]!; k++) {
      const row = order[k]!;
      const customers = weight === null ? 1 : weight[row]!;
      if (event === null || (carriesEvents ? row : event[row]!) > 0) left += customers;
      else stayed += customers;
    }
    atRisk += left + stayed;
    table.time[j] = sorted.time[j]!;
    table.atRisk[j] = atRisk;
    table.events[j] = left;
    table.censored[j] = stayed;
  }
  if (rows.entry !== null) subtractLateEntries(rows, rows.entry, sorted, table);
  return table;
}

/** Counts rows by time and cause, of which there are `causes`. A kernel. */
export function causeTable(rows: Rows, sorted: SortedRows, causes: number): CauseTable {
  const { order, start, carriesEvents } = sorted;
  const { event, weight } = rows;
  const byCause = Array.from({ length: causes }, () => new Array<number>(sorted.time.length).fill(0));
  for (let j = 0; j < sorted.time.length; j++) {
    for (let k = start[j]!; k < start[j + 1]!; k++) {
      const row = order[k]!;
      const cause = event === null ? 1 : carriesEvents ? row : event[row]!;
      if (cause > 0) byCause[cause - 1]![j]! += weight === null ? 1 : weight[row]!;
    }
  }
  return { ...riskTable(rows, sorted), byCause };
}

interface MutableTable {
  readonly time: number[];
  readonly atRisk: number[];
  readonly events: number[];
  readonly censored: number[];
}

function emptyTable(times: number): MutableTable {
  const column = (): number[] => new Array<number>(times);
  return { time: column(), atRisk: column(), events: column(), censored: column() };
}

/** Takes those who enter at t or later out of the risk set at t. */
function subtractLateEntries(rows: Rows, entry: Float64Array, sorted: SortedTimes, table: MutableTable): void {
  const entries = sortTimes(entry);
  const { weight } = rows;
  let late = 0;
  let lateRows = 0;
  let e = entries.time.length - 1;
  for (let j = table.time.length - 1; j >= 0; j--) {
    for (; e >= 0 && entries.time[e]! >= table.time[j]!; e--) {
      for (let k = entries.start[e]!; k < entries.start[e + 1]!; k++) {
        late += weight === null ? 1 : weight[entries.order[k]!]!;
        lateRows++;
      }
    }
    const here = table.events[j]! + table.censored[j]!;
    const rowsAtRisk = sorted.order.length - sorted.start[j]! - lateRows;
    const rowsHere = sorted.start[j + 1]! - sorted.start[j]!;
    // With fractional weights a difference of sums leaves rounding where only those who go are left.
    table.atRisk[j] = rowsAtRisk === rowsHere ? here : table.atRisk[j]! - late;
  }
}

/**
 * The first time after which nobody is at risk although others are seen later: 0 where nobody is seen from the start, else a time
 * of exit; null where there is none.
 */
export function firstEmptyTime(rows: Rows, sorted: SortedTimes): number | null {
  if (rows.entry === null) return null;
  const entries = sortTimes(rows.entry);
  if (entries.time[0]! > 0) return 0;
  let e = 0;
  for (let j = 0; j < sorted.time.length - 1; j++) {
    while (e < entries.time.length && entries.time[e]! <= sorted.time[j]!) e++;
    // Entered up to now, less gone up to now.
    if (entries.start[e]! === sorted.start[j + 1]!) return sorted.time[j]!;
  }
  return null;
}
