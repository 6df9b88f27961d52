import type { BasketOptions, BasketReport, Baskets } from "./baskets.ts";
import { readBaskets } from "./basketTable.ts";
import { byName, checkMining, mine } from "./itemsets.ts";
import { ranksOf } from "./itemsetTree.ts";
import { checkObject } from "./optionCheck.ts";

/** Items that a share of the baskets hold together. */
export interface Itemset {
  /** In the order of their characters. */
  readonly items: readonly string[];
  /** Baskets with all of them. */
  readonly count: number;
  /** Their share of all baskets. */
  readonly support: number;
}

/** Options of {@link frequentItemsets}. */
export interface ItemsetOptions extends BasketOptions {
  /** Smallest share of the baskets, above 0 to 1; 0.01 by default. */
  readonly minSupport?: number;
  /** Most items of a set, 1 to 12; 3 by default. */
  readonly maxSize?: number;
}

/** Frequent itemsets and what was read. */
export interface FrequentItemsets {
  /** Small sets first, then frequent ones, then by name. */
  readonly itemsets: readonly Itemset[];
  /** The fewest baskets that `minSupport` means here. */
  readonly minCount: number;
  readonly report: BasketReport;
}

/**
 * Items, pairs of items and larger sets that at least a share of all baskets hold.
 *
 * Time grows with the number of pairs within baskets, not with the number of items. An empty basket counts in the denominator.
 *
 * @param baskets lists of items, rows `{ customerId, item }` (activities and transactions too), or columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-many-itemsets` (above a million), `invalid-time-zone`
 * @example
 * const baskets = [["tea", "milk"], ["tea", "milk", "jam"], ["tea"], []];
 * frequentItemsets(baskets, { minSupport: 0.5 }).itemsets.map(({ items, count }) => `${items.join(" + ")}: ${count}`) // => ["tea: 3", "milk: 2", "milk + tea: 2"]
 * @see Uno, Kiyomi & Arimura (2004), LCM ver. 2, Proceedings of FIMI
 */
export function frequentItemsets(baskets: Baskets, options: ItemsetOptions = {}): FrequentItemsets {
  const operation = "frequentItemsets";
  checkObject(operation, "options", options);
  const { minSupport = 0.01, maxSize = 3 } = options;
  checkMining(operation, minSupport, maxSize);
  const table = readBaskets(operation, baskets, options, { path: "baskets", time: "none" });
  const { tree, codes, minCount } = mine(operation, table, minSupport, maxSize);
  const itemsets: Itemset[] = [];
  for (let node = 1; node < tree.rank.length; node++) {
    const items = ranksOf(tree, node).map((rank) => table.items[codes[rank]!]!);
    const count = tree.count[node]!;
    itemsets.push({ items: items.sort(byName), count, support: count / table.baskets });
  }
  itemsets.sort((a, b) => a.items.length - b.items.length || b.count - a.count || byLists(a.items, b.items));
  return { itemsets, minCount, report: table.report };
}

/** Lists of one length, by the first item that differs. */
function byLists(a: readonly string[], b: readonly string[]): number {
  const k = a.findIndex((item, i) => item !== b[i]);
  return k < 0 ? 0 : byName(a[k]!, b[k]!);
}
