import type { DurationRows } from "./survivalRows.ts";

/** A falling step function: 1 before the first time, `share[k]` from `time[k]` on. */
export interface ShareCurve {
  readonly time: Float64Array;
  readonly share: Float64Array;
}

/** What is followed to its end: the event, or being lost from sight. */
export type Ending = "event" | "censoring";

/**
 * Kaplan–Meier curve of the events, or of the censoring. Kernel.
 *
 * At equal times events come first: who has the event is not at risk of being lost at that time.
 *
 * @see Kaplan & Meier (1958), Journal of the American Statistical Association 53, 457–481
 */
export function productLimit({ duration, event, weight, order, total }: DurationRows, ending: Ending): ShareCurve {
  const [time, share] = [new Float64Array(order.length), new Float64Array(order.length)];
  let [size, level, atRisk] = [0, 1, total];
  for (let from = 0; from < order.length;) {
    const at = duration[order[from]!]!;
    let [events, lost] = [0, 0];
    let to = from;
    for (; to < order.length && duration[order[to]!] === at; to++) {
      if (event[order[to]!] === 1) events += weight[order[to]!]!;
      else lost += weight[order[to]!]!;
    }
    const [ended, exposed] = ending === "event" ? [events, atRisk] : [lost, atRisk - events];
    if (ended > 0) {
      // Sums of fractional weights end a rounding away from 0.
      level =
        to === order.length && (ending === "censoring" || lost === 0) ? 0 : level * Math.max(0, 1 - ended / exposed);
      time[size] = at;
      share[size++] = level;
    }
    atRisk -= events + lost;
    from = to;
  }
  return { time: time.subarray(0, size), share: share.subarray(0, size) };
}

/** Value of the curve at a time, or just before it. Kernel, by bisection. */
export function shareAt({ time, share }: ShareCurve, at: number, before: boolean): number {
  let [low, high] = [0, time.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (before ? time[middle]! < at : time[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 1 : share[low - 1]!;
}

/** Value of the curve at (or just before) the time of each row. Kernel, linear in rows. */
export function shareOfRows(
  { time, share }: ShareCurve,
  { duration, order }: DurationRows,
  before: boolean,
): Float64Array {
  const shares = new Float64Array(order.length);
  let passed = 0;
  for (let k = 0; k < order.length; k++) {
    const at = duration[order[k]!]!;
    while (passed < time.length && (before ? time[passed]! < at : time[passed]! <= at)) passed++;
    shares[order[k]!] = passed === 0 ? 1 : share[passed - 1]!;
  }
  return shares;
}
