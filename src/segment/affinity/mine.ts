/**
 * Frequent itemsets by occurrence deliver (Uno, Kiyomi & Arimura 2004, LCM ver. 2): for each itemset the places behind its last item in all
 * baskets that hold it are kept; one pass over what follows there counts all its extensions, a second one hands out their places.
 *
 * Plain numbers, no checks. Time grows with the items that follow, summed over itemsets; memory with the entries.
 */
import { addNode, newTree, type ItemsetTree } from "./itemsetTree.ts";
import type { Sequences } from "./sequences.ts";

/** What to look for. */
export interface MineRequest {
  readonly baskets: number;
  readonly minCount: number;
  readonly maxSize: number;
  /** Most itemsets; the search ends beyond, and returns null. */
  readonly itemsetLimit: number;
}

interface Search extends MineRequest {
  readonly ranks: Int32Array;
  readonly tree: ItemsetTree;
  /** One a depth. */
  readonly counts: Int32Array[];
  readonly offsets: Int32Array[];
  readonly places: Int32Array[];
}

/** All itemsets of at least `minCount` baskets; null where there are more than the limit. */
export function mineItemsets(sequences: Sequences, request: MineRequest): ItemsetTree | null {
  const width = sequences.codes.length;
  const tree = newTree(width, request.baskets);
  const search = { ...request, ranks: sequences.ranks, tree, counts: [], offsets: [], places: [] };
  const done = extend(search, 0, { list: sequences.begins, from: 0, to: sequences.begins.length });
  return done ? tree : null;
}

/** Places in `ranks` right behind the itemset, one a basket that holds it. */
interface Occurrences {
  readonly list: Int32Array;
  readonly from: number;
  readonly to: number;
}

function extend(search: Search, node: number, occurrences: Occurrences): boolean {
  const { tree, minCount, maxSize, itemsetLimit } = search;
  const depth = tree.size[node]!;
  const counts = (search.counts[depth] ??= new Int32Array(tree.width));
  const touched = countExtensions(search.ranks, occurrences, counts);
  const frequent: number[] = [];
  let delivered = 0;
  for (const rank of touched) {
    if (counts[rank]! >= minCount) {
      frequent.push(rank);
      delivered += counts[rank]!;
    }
  }
  frequent.sort((a, b) => a - b);
  const first = tree.rank.length;
  for (const rank of frequent) addNode(tree, node, rank, counts[rank]!);
  const within = tree.rank.length - 1 <= itemsetLimit;
  for (const rank of touched) counts[rank] = 0;
  if (!within) return false;
  if (depth + 1 >= maxSize || frequent.length < 2) return true;
  const list = deliver(search, occurrences, { depth, frequent, first, delivered });
  let from = 0;
  for (let k = 0; k < frequent.length; k++) {
    const to = from + tree.count[first + k]!;
    // Nothing of higher rank follows the last one.
    if (k < frequent.length - 1 && !extend(search, first + k, { list, from, to })) return false;
    from = to;
  }
  return true;
}

function countExtensions(ranks: Int32Array, { list, from, to }: Occurrences, counts: Int32Array): number[] {
  const touched: number[] = [];
  for (let o = from; o < to; o++) {
    for (let p = list[o]!; ; p++) {
      const rank = ranks[p]!;
      if (rank < 0) break;
      if (counts[rank]!++ === 0) touched.push(rank);
    }
  }
  return touched;
}

interface Delivery {
  readonly depth: number;
  readonly frequent: readonly number[];
  /** Node of the first of them; the others follow. */
  readonly first: number;
  /** Places in all. */
  readonly delivered: number;
}

/** Places behind each frequent extension, one extension after the other; the list is used again at the next call of this depth. */
function deliver(
  search: Search,
  { list, from, to }: Occurrences,
  { depth, frequent, first, delivered }: Delivery,
): Int32Array {
  const { ranks, tree } = search;
  const offsets = (search.offsets[depth] ??= new Int32Array(tree.width).fill(-1));
  let places = search.places[depth];
  if (places === undefined || places.length < delivered) {
    places = new Int32Array(Math.max(delivered, 2 * (places?.length ?? 0)));
    search.places[depth] = places;
  }
  let offset = 0;
  frequent.forEach((rank, k) => {
    offsets[rank] = offset;
    offset += tree.count[first + k]!;
  });
  for (let o = from; o < to; o++) {
    for (let p = list[o]!; ; p++) {
      const rank = ranks[p]!;
      if (rank < 0) break;
      if (offsets[rank]! >= 0) places[offsets[rank]!++] = p + 1;
    }
  }
  for (const rank of frequent) offsets[rank] = -1;
  return places;
}
