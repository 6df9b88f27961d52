/**
 * Item-based neighbours (Sarwar, Karypis, Konstan & Riedl 2001; Linden, Smith & York 2003): for each item, one pass over the items of its
 * customers adds up how often every other item is there too.
 *
 * Plain numbers, no checks. Time grows with the sum of squared numbers of items a customer, memory with items × neighbours.
 */
import type { BasketTable } from "../affinity/basketTable.ts";
import { itemIndex } from "./interactions.ts";
import type { ItemSimilarity } from "./schema.ts";
import { newTopList, offer, sortTop } from "./topList.ts";

/** What to keep. */
export interface NeighbourSettings {
  readonly similarity: ItemSimilarity;
  readonly shrinkage: number;
  /** Most neighbours of an item. */
  readonly neighbours: number;
  /** Fewest customers with both. */
  readonly minTogether: number;
  /** Of each entry; null where all are 1. */
  readonly weights: Float64Array | null;
}

/** Neighbours one item behind the other. */
export interface NeighbourLists {
  readonly starts: Int32Array;
  readonly items: Int32Array;
  readonly similarities: Float64Array;
}

/** Likeness of two items before shrinkage, from sums of squared weights and of products. Kernel. */
function likeness(kind: ItemSimilarity, together: number, first: number, second: number, customers: number): number {
  switch (kind) {
    case "cosine":
      return together / (Math.sqrt(first) * Math.sqrt(second));
    case "jaccard":
      return together / (first + second - together);
    case "co-occurrence":
      return together / first;
    case "lift":
      return (together * customers) / (first * second);
  }
}

/** Neighbours of all items; `step` is called before each item and may throw to stop. */
export function neighbourLists(
  table: BasketTable,
  customers: number,
  settings: NeighbourSettings,
  step: (item: number) => void,
): NeighbourLists {
  const { similarity, shrinkage, neighbours, minTogether, weights } = settings;
  const size = table.items.length;
  const index = itemIndex(table);
  const norms = squaredWeights(table, weights);
  const together = new Float64Array(size);
  const both = new Int32Array(size);
  const touched = new Int32Array(size);
  const top = newTopList(neighbours);
  const starts = new Int32Array(size + 1);
  const capacity = Math.min(size * neighbours, pairBound(table));
  const items = new Int32Array(capacity);
  const similarities = new Float64Array(capacity);
  let end = 0;
  for (let i = 0; i < size; i++) {
    step(i);
    const count = addCustomers(table, index, { item: i, weights, together, both, touched });
    top.size = 0;
    for (let k = 0; k < count; k++) {
      const j = touched[k]!;
      const sum = together[j]!;
      if (j !== i && both[j]! >= minTogether && sum > 0) {
        offer(top, j, (likeness(similarity, sum, norms[i]!, norms[j]!, customers) * sum) / (sum + shrinkage));
      }
      together[j] = both[j] = 0;
    }
    sortTop(top);
    for (let k = 0; k < top.size; k++) {
      // Weights of long ago may leave nothing that a number can hold.
      if (!(top.scores[k]! > 0)) continue;
      items[end] = top.codes[k]!;
      similarities[end++] = top.scores[k]!;
    }
    starts[i + 1] = end;
  }
  return { starts, items: items.slice(0, end), similarities: similarities.slice(0, end) };
}

interface ItemSums {
  readonly item: number;
  readonly weights: Float64Array | null;
  readonly together: Float64Array;
  readonly both: Int32Array;
  readonly touched: Int32Array;
}

/** Adds up what the customers of an item have; returns how many items that touched, itself among them. */
function addCustomers(table: BasketTable, index: ReturnType<typeof itemIndex>, sums: ItemSums): number {
  const { item, weights, together, both, touched } = sums;
  const { starts, codes } = table;
  let count = 0;
  for (let c = index.starts[item]!; c < index.starts[item + 1]!; c++) {
    const customer = index.customers[c]!;
    const to = starts[customer + 1]!;
    for (let e = starts[customer]!; e < to; e++) {
      const j = codes[e]!;
      if (both[j]!++ === 0) touched[count++] = j;
    }
    if (weights === null) continue;
    const own = weights[index.entries[c]!]!;
    for (let e = starts[customer]!; e < to; e++) together[codes[e]!]! += own * weights[e]!;
  }
  if (weights === null) for (let k = 0; k < count; k++) together[touched[k]!] = both[touched[k]!]!;
  return count;
}

function squaredWeights({ codes, items }: BasketTable, weights: Float64Array | null): Float64Array {
  const sums = new Float64Array(items.length);
  for (let e = 0; e < codes.length; e++) sums[codes[e]!]! += weights === null ? 1 : weights[e]! ** 2;
  return sums;
}

/** No more ordered pairs than this can come together. */
function pairBound({ baskets, starts }: BasketTable): number {
  let pairs = 0;
  for (let b = 0; b < baskets; b++) {
    const size = starts[b + 1]! - starts[b]!;
    pairs += size * (size - 1);
  }
  return pairs;
}
