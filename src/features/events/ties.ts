import type { Zone } from "../../calendar/zone.ts";
import type { StateColumn } from "../contract/stateColumn.ts";
import type { TiesFeature } from "../spec/spec.ts";
import { windowStart } from "../spec/window.ts";
import type { CompactLog } from "./compactLog.ts";
import { groupRows } from "./eventLog.ts";

/** The ties of each customer number, from whichever side they are on record, each other customer once. */
export interface TieLists {
  readonly start: Int32Array;
  readonly other: Int32Array;
  /** When the tie was first on record. */
  readonly since: Float64Array;
}

/** Lists ties; `numberOfText` gives the customer number of each text of `other`. */
export function tieLists({ customer, at, other }: CompactLog, numberOfText: Int32Array, customers: number): TieLists {
  const rows = customer.length;
  const one = new Int32Array(2 * rows);
  const two = new Int32Array(2 * rows);
  for (let i = 0; i < rows; i++) {
    one[i] = two[rows + i] = customer[i]!;
    two[i] = one[rows + i] = numberOfText[other[i]!]!;
  }
  const { order, start: groups } = groupRows(one, customers);
  const start = new Int32Array(customers + 1);
  const found = new Int32Array(order.length);
  const since = new Float64Array(order.length);
  const place = new Map<number, number>();
  let count = 0;
  for (let c = 0; c < customers; c++) {
    place.clear();
    for (let k = groups[c]!; k < groups[c + 1]!; k++) {
      const who = two[order[k]!]!;
      const when = at[order[k]! % rows]!;
      const known = place.get(who);
      if (known !== undefined) since[known] = Math.min(since[known]!, when);
      else {
        place.set(who, count);
        found[count] = who;
        since[count++] = when;
      }
    }
    start[c + 1] = count;
  }
  return { start, other: found.subarray(0, count), since: since.subarray(0, count) };
}

/** The column of a feature of ties: those known before the date, and who of the others had left by then. */
export function tiesColumn(name: string, feature: TiesFeature, lists: TieLists, zone: Zone): StateColumn {
  const { value = "count", window = "all" } = feature;
  let start = -Infinity;
  return {
    name,
    texts: null,
    prepare: ({ date }) => {
      start = windowStart(zone, date, window);
    },
    value: ({ date, leftAt }, c) => {
      let ties = 0;
      let left = 0;
      for (let k = lists.start[c]!; k < lists.start[c + 1]!; k++) {
        if (lists.since[k]! >= date) continue;
        ties++;
        if (leftAt[lists.other[k]!]! >= start) left++;
      }
      if (value === "count") return ties;
      return value === "left" ? left : ties === 0 ? NaN : left / ties;
    },
  };
}
