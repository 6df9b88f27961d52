import type { SpellColumns } from "./columns.ts";

/** Spells of which only the times matter, by customer number, then by `from`. */
export type SpellTimes = Pick<SpellColumns, "customer" | "from" | "until">;

/**
 * How many customers are active at each instant, each counted once. A kernel: any order of instants, none NaN.
 *
 * O(spells · log instants): every stretch adds one from the first instant in it on, and takes it off at its end.
 */
export function activeCounts(spells: SpellTimes, instants: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(instants).sort();
  const steps = new Float64Array(sorted.length + 1);
  const { customer, from, until } = spells;
  for (let s = 0; s < from.length;) {
    const begin = from[s]!;
    const who = customer[s]!;
    let end = until[s]!;
    for (s++; s < from.length && customer[s]! === who && from[s]! <= end; s++) if (until[s]! > end) end = until[s]!;
    steps[firstAtLeast(sorted, begin)]!++;
    steps[firstAtLeast(sorted, end)]!--;
  }
  for (let i = 1; i < sorted.length; i++) steps[i]! += steps[i - 1]!;
  return Float64Array.from(instants, (instant) => steps[firstAtLeast(sorted, instant)]!);
}

/** Index of the first value that is not below `limit`; the length where all are. */
function firstAtLeast(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
