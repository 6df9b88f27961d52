/** What is measured of each customer's list; all means over customers. */
export type RankingMetric = "hitRate" | "recall" | "precision" | "ndcg" | "reciprocalRank" | "novelty";

/** In the order in which they are measured. */
export const metricNames: readonly RankingMetric[] = [
  "hitRate",
  "recall",
  "precision",
  "ndcg",
  "reciprocalRank",
  "novelty",
];

/** What a list is compared with. */
export interface Holdout {
  /** 1 where the customer chose the item after the split. */
  readonly chosen: Uint8Array;
  /** How many he chose. */
  readonly count: number;
  /** Share of the customers before the split who have each item. */
  readonly popularity: Float64Array;
  /** Length that was asked for. */
  readonly n: number;
}

/**
 * Measures one list, the best first, into `out` from `at` on, in the order of {@link metricNames}; behind them the mean popularity of the list. Kernel.
 *
 * Precision divides by n even where the list is shorter. Novelty is the mean of −log2 of the items' popularity, 0 for an empty list.
 *
 * @see Järvelin & Kekäläinen (2002), ACM Transactions on Information Systems 20, 422–446 (NDCG); Zhou et al. (2010), PNAS 107, 4511–4515 (novelty)
 */
export function measureList(list: ArrayLike<number>, holdout: Holdout, out: Float64Array, at: number): void {
  const { chosen, count, popularity, n } = holdout;
  let [hits, gain, first, surprise, popular] = [0, 0, 0, 0, 0];
  for (let k = 0; k < list.length; k++) {
    const item = list[k]!;
    surprise -= Math.log2(popularity[item]!);
    popular += popularity[item]!;
    if (chosen[item] === 0) continue;
    hits++;
    gain += 1 / Math.log2(k + 2);
    if (first === 0) first = k + 1;
  }
  let ideal = 0;
  for (let k = 0; k < Math.min(n, count); k++) ideal += 1 / Math.log2(k + 2);
  const size = Math.max(1, list.length);
  out[at] = hits > 0 ? 1 : 0;
  out[at + 1] = hits / count;
  out[at + 2] = hits / n;
  out[at + 3] = gain / ideal;
  out[at + 4] = first === 0 ? 0 : 1 / first;
  out[at + 5] = surprise / size;
  out[at + 6] = popular / size;
}
