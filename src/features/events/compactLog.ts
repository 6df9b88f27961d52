import type { EventLog } from "./eventLog.ts";

/** The rows of one kind, in their order. */
export interface CompactLog {
  readonly customer: Int32Array;
  readonly at: Float64Array;
  readonly item: Int32Array;
  readonly other: Int32Array;
}

/** Takes the rows of one kind of activity out of a log. */
export function compactLog(log: EventLog, kind: number): CompactLog {
  const places: number[] = [];
  for (let i = 0; i < log.customer.length; i++) {
    if (log.customer[i]! >= 0 && log.kind?.[i] === kind) places.push(i);
  }
  return {
    customer: Int32Array.from(places, (i) => log.customer[i]!),
    at: Float64Array.from(places, (i) => log.at[i]!),
    item: Int32Array.from(places, (i) => log.item.codes[i] ?? -1),
    other: Int32Array.from(places, (i) => log.other.codes[i] ?? -1),
  };
}
