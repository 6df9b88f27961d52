import { sortedQuantile } from "../../numeric/summary/quantile.ts";
import type { RfmCuts, RfmTies } from "./schema.ts";

/** Whether more (1) or less (−1) of a measure is better. */
export type Sense = 1 | -1;

/**
 * Cuts of a measure by quantiles of its values. Kernel: finite values, at least one.
 *
 * With L customers strictly worse and H not better of n, the score of `levels` is 1 + ⌊levels · L / n⌋ for `low`, ⌈levels · H / n⌉ for `high`,
 * ⌈levels · (L + H) / 2n⌉ for `mid`; for `together` 1 + the number of quantiles (type 7) that the value passes.
 */
export function quantileCuts(values: ArrayLike<number>, sense: Sense, levels: number, ties: RfmTies): RfmCuts {
  const sorted = Float64Array.from(values, (value) => sense * value).sort();
  const n = sorted.length;
  const cuts = new Array<number | null>(levels - 1).fill(null);
  if (ties === "together") {
    return { cuts: cuts.map((_, k) => unsigned(sense * sortedQuantile(sorted, (k + 1) / levels))), reached: false };
  }
  let reached = 1;
  for (let worse = 0; worse < n; worse = endOfTies(sorted, worse)) {
    const end = endOfTies(sorted, worse);
    const score =
      ties === "low"
        ? 1 + Math.floor((levels * worse) / n)
        : Math.ceil((levels * (ties === "high" ? 2 * end : worse + end)) / (2 * n));
    for (; reached < score; reached++) cuts[reached - 1] = unsigned(sense * sorted[worse]!);
  }
  return { cuts, reached: true };
}

/** Place behind the values equal to that at `from`. */
function endOfTies(sorted: Float64Array, from: number): number {
  let end = from + 1;
  while (end < sorted.length && sorted[end] === sorted[from]) end++;
  return end;
}

/** Scores from 1 by stored cuts. Kernel: finite values. */
export function scoresOf(values: ArrayLike<number>, sense: Sense, { cuts, reached }: RfmCuts): Int32Array {
  const limits = Float64Array.from(cuts, (cut) => (cut === null ? Infinity : sense * cut));
  const scores = new Int32Array(values.length);
  for (let row = 0; row < scores.length; row++) {
    const value = sense * values[row]!;
    let score = 1;
    for (let k = 0; k < limits.length; k++) if (reached ? value >= limits[k]! : value > limits[k]!) score++;
    scores[row] = score;
  }
  return scores;
}

/** 0 for −0. */
function unsigned(value: number): number {
  return value + 0;
}
