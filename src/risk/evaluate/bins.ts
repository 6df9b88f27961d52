import type { Steps } from "./steps.ts";

/** Neighbouring scores taken together, from low to high. */
export interface Bins {
  /** Weighted mean score, events, customers of each bin. */
  readonly mean: Float64Array;
  readonly events: Float64Array;
  readonly total: Float64Array;
  /** Lowest and highest score of each bin. */
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/**
 * Parts customers into bins of (nearly) equal count, the lowest scores first. Kernel.
 *
 * Equal scores stay together and go where their middle falls, so with many ties there are fewer bins than asked for.
 */
export function equalCountBins({ score, events, others, totalEvents, totalOthers, whole }: Steps, count: number): Bins {
  const total = totalEvents + totalOthers;
  const room = (): Float64Array => new Float64Array(Math.min(count, score.length));
  const bins = { mean: room(), events: room(), total: room(), from: room(), to: room() };
  const cut = (bin: number): number => (whole ? Math.floor((total * bin) / count) : (total * bin) / count);
  let [last, asked, passed] = [-1, 0, 0];
  for (let g = score.length - 1; g >= 0; g--) {
    const mass = events[g]! + others[g]!;
    const middle = passed + mass / 2;
    let moved = last < 0;
    while (asked + 1 < count && middle >= cut(asked + 1)) {
      asked++;
      moved = true;
    }
    if (moved) bins.from[++last] = score[g]!;
    bins.mean[last]! += mass * score[g]!;
    bins.events[last]! += events[g]!;
    bins.total[last]! += mass;
    bins.to[last] = score[g]!;
    passed += mass;
  }
  for (let b = 0; b <= last; b++) bins.mean[b]! /= bins.total[b]!;
  const full = (column: Float64Array): Float64Array => column.subarray(0, last + 1);
  return {
    mean: full(bins.mean),
    events: full(bins.events),
    total: full(bins.total),
    from: full(bins.from),
    to: full(bins.to),
  };
}
