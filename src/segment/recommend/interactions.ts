import type { BasketLog } from "../affinity/logTypes.ts";
import type { BasketOptions, Baskets } from "../affinity/baskets.ts";
import type { BasketTable } from "../affinity/basketTable.ts";
import { byName } from "../affinity/itemsets.ts";

/** Who chose what: rows `{ customerId, item, at }` (activities and transactions too), columns, or a list of items for each customer. */
export type Interactions = Baskets;

/** How interactions are read. */
export type InteractionOptions = Omit<BasketOptions, "per">;

/** Items renumbered in the order of their characters, so that ties are broken by name whatever the order of rows. */
export function sortItems<T extends Pick<BasketLog, "items" | "item">>(log: T): T {
  const { items, places } = sortedItems(log.items);
  return { ...log, items, item: Int32Array.from(log.item, (code) => places[code]!) };
}

/** The same for grouped rows. */
export function sortTable(table: BasketTable): BasketTable {
  const { items, places } = sortedItems(table.items);
  return { ...table, items, codes: Int32Array.from(table.codes, (code) => places[code]!) };
}

function sortedItems(items: readonly string[]): { items: string[]; places: Int32Array } {
  const order = Array.from(items.keys()).sort((a, b) => byName(items[a]!, items[b]!));
  const places = new Int32Array(items.length);
  order.forEach((code, place) => (places[code] = place));
  return { items: order.map((code) => items[code]!), places };
}

/** The other way round: customers of each item, with the entry behind each. */
export interface ItemIndex {
  readonly starts: Int32Array;
  readonly customers: Int32Array;
  readonly entries: Int32Array;
}

/** Customers of each item. */
export function itemIndex({ baskets, starts, codes, items }: BasketTable): ItemIndex {
  const itemStarts = new Int32Array(items.length + 1);
  for (let e = 0; e < codes.length; e++) itemStarts[codes[e]! + 1]!++;
  for (let i = 0; i < items.length; i++) itemStarts[i + 1]! += itemStarts[i]!;
  const next = itemStarts.slice();
  const customers = new Int32Array(codes.length);
  const entries = new Int32Array(codes.length);
  for (let b = 0; b < baskets; b++) {
    for (let e = starts[b]!; e < starts[b + 1]!; e++) {
      const place = next[codes[e]!]!++;
      customers[place] = b;
      entries[place] = e;
    }
  }
  return { starts: itemStarts, customers, entries };
}

/** How many customers each item has. */
export function customersOf({ codes, items }: BasketTable): Int32Array {
  const counts = new Int32Array(items.length);
  for (let e = 0; e < codes.length; e++) counts[codes[e]!]!++;
  return counts;
}
