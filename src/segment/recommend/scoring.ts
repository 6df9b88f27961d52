import type { NeighbourLists } from "./neighbourKernel.ts";
import { newTopList, offer, sortTop, type TopList } from "./topList.ts";

/** What scoring reads: a model as columns, and its working memory. One caller at a time. */
export interface Scorer {
  readonly lists: NeighbourLists;
  /** Items by falling number of customers, then by name; those without a customer are not among them. */
  readonly byPopularity: Int32Array;
  /** 1 where an item may be recommended. */
  readonly allowed: Uint8Array;
  /** Whether items that the customer has may come, too. */
  readonly ownedToo: boolean;
  readonly scores: Float64Array;
  readonly touched: Int32Array;
  /** 1 for the customer's items while he is scored. */
  readonly owned: Uint8Array;
  /** −1, save while reasons are looked for: place of an item among those chosen. */
  readonly slots: Int32Array;
  readonly top: TopList;
}

/** A scorer for n recommendations. */
export function newScorer(
  lists: NeighbourLists,
  itemCustomers: ArrayLike<number>,
  { n, allowed, ownedToo }: { readonly n: number; readonly allowed: Uint8Array; readonly ownedToo: boolean },
): Scorer {
  const size = itemCustomers.length;
  const sold = Int32Array.from({ length: size }, (_, i) => i).filter((i) => itemCustomers[i]! > 0);
  return {
    lists,
    byPopularity: sold.sort((a, b) => itemCustomers[b]! - itemCustomers[a]! || a - b),
    allowed,
    ownedToo,
    scores: new Float64Array(size),
    touched: new Int32Array(size),
    owned: new Uint8Array(size),
    slots: new Int32Array(size).fill(-1),
    top: newTopList(Math.min(n, size)),
  };
}

/** The best items of one customer, by the sum of their likeness to what he has; the result lies in `scorer.top`, sorted. Kernel. */
export function scoreOwned(scorer: Scorer, owned: ArrayLike<number>): void {
  const { lists, allowed, ownedToo, scores, touched, top } = scorer;
  const { starts, items, similarities } = lists;
  markOwned(scorer, owned, 1);
  let count = 0;
  for (let k = 0; k < owned.length; k++) {
    const end = starts[owned[k]! + 1]!;
    for (let e = starts[owned[k]!]!; e < end; e++) {
      const j = items[e]!;
      const score = scores[j]!;
      if (score === 0) touched[count++] = j;
      scores[j] = score + similarities[e]!;
    }
  }
  top.size = 0;
  for (let k = 0; k < count; k++) {
    const j = touched[k]!;
    if (allowed[j] === 1 && (ownedToo || scorer.owned[j] === 0)) offer(top, j, scores[j]!);
    scores[j] = 0;
  }
  sortTop(top);
  markOwned(scorer, owned, 0);
}

/** The most popular items that are not yet in `chosen` nor with the customer, up to the number asked for. Kernel. */
export function fillPopular(scorer: Scorer, owned: ArrayLike<number>, chosen: number[], n: number): void {
  if (chosen.length >= n) return;
  markOwned(scorer, owned, 1);
  for (let k = 0; k < scorer.byPopularity.length && chosen.length < n; k++) {
    const j = scorer.byPopularity[k]!;
    const free = scorer.ownedToo || scorer.owned[j] === 0;
    if (scorer.allowed[j] === 1 && free && !chosen.includes(j)) chosen.push(j);
  }
  markOwned(scorer, owned, 0);
}

function markOwned({ owned: marks }: Scorer, owned: ArrayLike<number>, mark: 0 | 1): void {
  for (let k = 0; k < owned.length; k++) marks[owned[k]!] = mark;
}
