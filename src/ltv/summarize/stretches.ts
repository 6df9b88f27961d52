import type { WindowState } from "./summaryState.ts";

/**
 * Stretches of one customer's time: a single occasion (`from` = `until`), or several of which only the first and the last are known.
 * Columns that grow and are used again for the next customer.
 */
export interface Stretches {
  count: number;
  /** How many summaries were asked. */
  parts: number;
  /** The summary that each is of. */
  readonly part: number[];
  readonly from: number[];
  readonly until: number[];
  readonly occasions: number[];
  readonly sumLogGaps: number[];
  readonly sumLogGapsLow: number[];
  /** Gaps below a millisecond that were counted before and lie between single occasions now. */
  shortGaps: number;
}

/** None yet. */
export function newStretches(): Stretches {
  return {
    count: 0,
    parts: 0,
    part: [],
    from: [],
    until: [],
    occasions: [],
    sumLogGaps: [],
    sumLogGapsLow: [],
    shortGaps: 0,
  };
}

/** Adds what a summary knows of a customer: every occasion where it can be told, else one stretch. */
export function addRow(stretches: Stretches, window: WindowState, row: number, once: boolean): void {
  stretches.parts++;
  const occasions = window.occasions[row]!;
  const times = window.occasionTimes;
  if (times !== null) {
    addOccasions(stretches, times.at.subarray(times.start[row]!, times.start[row + 1]!), once);
    return;
  }
  if (occasions === 0) return;
  const from = window.first[row]!;
  const until = window.last[row]!;
  if (occasions <= 2) {
    addOccasions(stretches, occasions === 1 ? [from] : [from, until], once);
  } else if (once && occasions === until - from + 1) {
    for (let day = from; day <= until; day++) addOccasions(stretches, [day], once);
  } else {
    const i = stretches.count++;
    stretches.part[i] = stretches.parts;
    stretches.from[i] = from;
    stretches.until[i] = until;
    stretches.occasions[i] = occasions;
    stretches.sumLogGaps[i] = window.sumLogGaps[row]!;
    stretches.sumLogGapsLow[i] = window.sumLogGapsLow[row]!;
  }
}

function addOccasions(stretches: Stretches, times: ArrayLike<number>, once: boolean): void {
  for (let k = 0; k < times.length; k++) {
    const i = stretches.count++;
    stretches.part[i] = stretches.parts;
    stretches.from[i] = times[k]!;
    stretches.until[i] = times[k]!;
    stretches.occasions[i] = 1;
    stretches.sumLogGaps[i] = 0;
    stretches.sumLogGapsLow[i] = 0;
    if (!once && k > 0 && times[k]! - times[k - 1]! < 1) stretches.shortGaps++;
  }
}

/** Indices of the stretches by their beginning, then their end; `order` is filled anew. */
export function sortStretches({ count, from, until }: Stretches, order: number[]): void {
  order.length = count;
  for (let i = 0; i < count; i++) order[i] = i;
  const compare = (i: number, j: number): number => from[i]! - from[j]! || until[i]! - until[j]!;
  for (let i = 1; i < count; i++) {
    if (compare(i - 1, i) <= 0) continue;
    order.sort(compare);
    return;
  }
}
