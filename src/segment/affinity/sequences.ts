import type { BasketTable } from "./basketTable.ts";

/** Baskets reduced to their frequent items. */
export interface Sequences {
  /** Code in the table of each frequent item, the rarest first: its place here is its rank. */
  readonly codes: Int32Array;
  /** Baskets of each rank. */
  readonly counts: Int32Array;
  /** Rising ranks of one basket behind another, a −1 behind each. */
  readonly ranks: Int32Array;
  /** Where each basket with at least one frequent item begins. */
  readonly begins: Int32Array;
}

/** Longer lists than this are sorted by the engine. */
const INSERTION = 24;

/** Rare items first: what follows them in a basket is long only where the item is rare, so that projections stay small. */
export function sequencesOf(
  table: Pick<BasketTable, "baskets" | "starts" | "codes" | "items">,
  minCount: number,
): Sequences {
  const { baskets, starts, codes: entries, items } = table;
  const all = new Int32Array(items.length);
  for (let e = 0; e < entries.length; e++) all[entries[e]!]!++;
  const codes = Int32Array.from(all.keys()).filter((code) => all[code]! >= minCount);
  codes.sort((a, b) => all[a]! - all[b]! || a - b);
  const rankOf = new Int32Array(items.length).fill(-1);
  codes.forEach((code, rank) => (rankOf[code] = rank));
  const ranks = new Int32Array(entries.length + baskets);
  const begins = new Int32Array(baskets);
  let [end, used] = [0, 0];
  for (let b = 0; b < baskets; b++) {
    const begin = end;
    for (let e = starts[b]!; e < starts[b + 1]!; e++) {
      const rank = rankOf[entries[e]!]!;
      if (rank >= 0) ranks[end++] = rank;
    }
    if (end === begin) continue;
    sortPart(ranks, begin, end);
    begins[used++] = begin;
    ranks[end++] = -1;
  }
  const counts = Int32Array.from(codes, (code) => all[code]!);
  return { codes, counts, ranks: ranks.subarray(0, end), begins: begins.subarray(0, used) };
}

function sortPart(values: Int32Array, begin: number, end: number): void {
  if (end - begin > INSERTION) {
    values.subarray(begin, end).sort();
    return;
  }
  for (let i = begin + 1; i < end; i++) {
    const value = values[i]!;
    let j = i - 1;
    for (; j >= begin && values[j]! > value; j--) values[j + 1] = values[j]!;
    values[j + 1] = value;
  }
}
