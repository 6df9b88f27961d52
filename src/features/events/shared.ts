import { millisecondsPerDay } from "../../calendar/civil.ts";
import { localDayAt, type Zone } from "../../calendar/zone.ts";
import type { StateColumn } from "../contract/stateColumn.ts";
import type { FeatureWindow, SharedFeature } from "../spec/spec.ts";
import { windowStart } from "../spec/window.ts";
import type { CompactLog } from "./compactLog.ts";
import { groupRows, type GroupedRows } from "./eventLog.ts";

/** Who met whom: an occasion is one item on one local day. */
export interface Occasions {
  readonly log: CompactLog;
  readonly byCustomer: GroupedRows;
  /** Of each row. */
  readonly occasion: Int32Array;
  /** Of each occasion: when each of its customers first took part, in order of time. */
  readonly times: readonly Float64Array[];
}

const DAYS = 8_000_000;

/** Numbers the occasions of a log. */
export function occasionsOf(log: CompactLog, zone: Zone, customers: number): Occasions {
  const numbers = new Map<number, number>();
  const first: Map<number, number>[] = [];
  const occasion = new Int32Array(log.customer.length);
  for (let i = 0; i < occasion.length; i++) {
    const key = (log.item[i]! + 1) * DAYS + localDayAt(zone, log.at[i]!) + DAYS / 2;
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = first.push(new Map()) - 1));
    occasion[i] = number;
    const took = first[number]!;
    const who = log.customer[i]!;
    took.set(who, Math.min(took.get(who) ?? Infinity, log.at[i]!));
  }
  const times = first.map((took) => Float64Array.from(took.values()).sort());
  return { log, byCustomer: groupRows(log.customer, customers), occasion, times };
}

/** The column of a feature of shared occasions. Others count where they too were known to take part before the date. */
export function sharedColumn(
  name: string,
  feature: SharedFeature,
  { log, byCustomer, occasion, times }: Occasions,
  { zone, window: fallback }: { readonly zone: Zone; readonly window: FeatureWindow },
): StateColumn {
  const { value = "occasions", lag } = feature;
  const window = feature.window ?? (value === "since" ? "all" : fallback);
  const seen = new Set<number>();
  let start = -Infinity;
  let end = 0;
  return {
    name,
    texts: null,
    prepare: ({ date }) => {
      end = lag === undefined ? date : windowStart(zone, date, lag);
      start = windowStart(zone, end, window);
    },
    value: ({ date }, c) => {
      seen.clear();
      let people = 0;
      let last = NaN;
      for (let k = byCustomer.start[c]!; k < byCustomer.start[c + 1]!; k++) {
        const row = byCustomer.order[k]!;
        const at = log.at[row]!;
        if (at < start || at >= end) continue;
        const others = countBefore(times[occasion[row]!]!, end) - 1;
        if (others < 1) continue;
        if (!(last >= at)) last = at;
        if (seen.has(occasion[row]!)) continue;
        seen.add(occasion[row]!);
        people += others;
      }
      if (value === "since") return (date - last) / millisecondsPerDay;
      return value === "people" ? people : seen.size;
    },
  };
}

/** How many sorted times lie before a limit. */
function countBefore(times: Float64Array, limit: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
