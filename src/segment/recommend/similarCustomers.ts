import { KeizokuError, show } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import { readBaskets, type BasketTable } from "../affinity/basketTable.ts";
import { checkAll, checkObject, choiceCheck, itemListCheck, wholeCheck } from "../affinity/optionCheck.ts";
import { isName } from "../affinity/rejections.ts";
import { customersOf, itemIndex, sortTable, type InteractionOptions, type Interactions } from "./interactions.ts";
import { newTopList, offer, sortTop } from "./topList.ts";

/** Options of {@link similarCustomers}. */
export interface SimilarCustomersOptions extends InteractionOptions {
  /** Most customers, 1 to 1,000; 10 by default. */
  readonly n?: number;
  /** Most items of the playlist, 0 to 1,000; 20 by default. */
  readonly playlist?: number;
  /** `rarity` (default): an item counts by ln(1 + customers / customers with it), as sharing what everybody has says little; `equal`: all alike. */
  readonly weighting?: "rarity" | "equal";
  /** Fewest items shared; 1 by default. */
  readonly minShared?: number;
}

/** Somebody who is like him. */
export interface SimilarCustomer {
  readonly customerId: string;
  /** Cosine of the two lists of items, above 0 to 1. */
  readonly similarity: number;
  /** What both have, the most telling (rarest) first. */
  readonly shared: readonly string[];
  /** What this one has and he has not, by name. */
  readonly chose: readonly string[];
}

/** An item that those like him chose and he has not. */
export interface PlaylistItem {
  readonly item: string;
  /** Share of the similar customers who have it, each counted by his similarity: 0 to 1. */
  readonly score: number;
  /** Share of all customers who have it, to compare the score with. */
  readonly shareOfAll: number;
  /** Who chose it, the most alike first. */
  readonly by: readonly string[];
}

/** Who is like a customer, and what those chose: the shared playlist. */
export interface SimilarCustomers {
  /** Null where items were passed instead of a customer. */
  readonly customerId: string | null;
  /** What he has, by name. */
  readonly items: readonly string[];
  readonly similar: readonly SimilarCustomer[];
  readonly playlist: readonly PlaylistItem[];
  /** Rows that could not be read, the first 1,000 of them, with their reasons; they are left out. */
  readonly rejected: readonly RejectedRow[];
  /** `nobody-similar`, `unknown-item`, and those of what was read. */
  readonly notes: readonly Note[];
}

/**
 * Who is most like a customer by what they chose, and what those chose that he has not: the shared playlist.
 *
 * Likeness is the cosine of two lists of items, each item weighted by how rare it is. Time grows with the rows read and with the customers of
 * his items. Customers above `itemsPerBasketLimit` are left out, or cut.
 *
 * @param customer his id, or `{ items }` for somebody who is not among the interactions
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `unknown-customer`, `invalid-time-zone`
 * @example
 * const rows = [["ann", "film"], ["ann", "jazz"], ["ben", "film"], ["ben", "jazz"], ["ben", "opera"], ["cem", "film"], ["cem", "sport"]];
 * const interactions = rows.map(([customerId, item]) => ({ customerId, item }));
 * const { similar, playlist } = similarCustomers(interactions, "ann", { n: 1 });
 * similar.map(({ customerId, shared, chose }) => [customerId, shared, chose]) // => [["ben", ["jazz", "film"], ["opera"]]]
 * playlist.map(({ item, by }) => [item, by]) // => [["opera", ["ben"]]]
 * @see Herlocker, Konstan, Borchers & Riedl (1999), SIGIR 22, 230–237
 */
export function similarCustomers(
  interactions: Interactions,
  customer: string | number | { readonly items: readonly (string | number)[] },
  options: SimilarCustomersOptions = {},
): SimilarCustomers {
  const operation = "similarCustomers";
  checkObject(operation, "options", options);
  checkOptions(operation, customer, options);
  const { n = 10, playlist = 20 } = options;
  const table = sortTable(readBaskets(operation, interactions, options, { path: "interactions", time: "none" }));
  const subject = subjectOf(operation, table, customer);
  const found = mostAlike(table, subject, { ...options, n });
  const counts = customersOf(table);
  const similar = found.map((one) => describe({ table, counts }, subject, one));
  const notes = [...table.report.notes];
  if (subject.unknown > 0)
    notes.push({ code: "unknown-item", message: `${String(subject.unknown)} of the items nobody has.` });
  if (similar.length === 0) notes.push({ code: "nobody-similar", message: "Nobody else has enough of his items." });
  return {
    customerId: subject.place < 0 ? null : table.basketIds[subject.place]!,
    items: Array.from(subject.codes.slice().sort(), (code) => table.items[code]!),
    similar,
    playlist: playlistOf({ table, counts }, subject, found).slice(0, playlist),
    rejected: table.report.rejected,
    notes,
  };
}

function checkOptions(operation: string, customer: unknown, options: SimilarCustomersOptions): void {
  const { n = 10, playlist = 20, weighting = "rarity", minShared = 1 } = options;
  const isList = typeof customer === "object" && customer !== null;
  const named = {
    path: "customer",
    value: customer,
    holds: isName(customer),
    expected: "an id, or { items }",
    fix: "Pass whose likes to look for.",
  };
  checkAll(operation, [
    isList ? itemListCheck("customer.items", (customer as { readonly items?: unknown }).items) : named,
    wholeCheck("options.n", n, 1, 1000),
    wholeCheck("options.playlist", playlist, 0, 1000),
    choiceCheck("options.weighting", weighting, ["rarity", "equal"]),
    wholeCheck("options.minShared", minShared, 1, Number.MAX_SAFE_INTEGER),
  ]);
}

/** The customer whose likes are looked for. */
interface Subject {
  /** Among the baskets; −1 where he is not. */
  readonly place: number;
  readonly codes: Int32Array;
  /** Of his items, those nobody has. */
  readonly unknown: number;
}

function subjectOf(operation: string, table: BasketTable, customer: unknown): Subject {
  if (typeof customer === "object") {
    const places = new Map(table.items.map((item, code) => [item, code]));
    const names = new Set((customer as { readonly items: readonly unknown[] }).items.map(String));
    const codes = Int32Array.from(
      [...names].filter((name) => places.has(name)),
      (name) => places.get(name)!,
    );
    return { place: -1, codes, unknown: names.size - codes.length };
  }
  const place = table.basketIds.indexOf(String(customer));
  if (place >= 0)
    return { place, codes: table.codes.subarray(table.starts[place], table.starts[place + 1]), unknown: 0 };
  const fix = "Pass the id of a customer with interactions that count, or { items }.";
  throw new KeizokuError(operation, [
    {
      code: "unknown-customer",
      path: "customer",
      expected: "a customer of the interactions",
      received: show(customer),
      fix,
    },
  ]);
}

interface Alike {
  readonly place: number;
  readonly similarity: number;
}

function mostAlike(
  table: BasketTable,
  subject: Subject,
  options: SimilarCustomersOptions & { readonly n: number },
): Alike[] {
  const { weighting = "rarity", minShared = 1, n } = options;
  const weights = squaredWeights(table, weighting);
  const index = itemIndex(table);
  const together = new Float64Array(table.baskets);
  const shared = new Int32Array(table.baskets);
  for (const code of subject.codes) {
    for (let c = index.starts[code]!; c < index.starts[code + 1]!; c++) {
      together[index.customers[c]!]! += weights[code]!;
      shared[index.customers[c]!]!++;
    }
  }
  const norm = (codes: Int32Array): number => codes.reduce((sum, code) => sum + weights[code]!, 0);
  const own = norm(subject.codes);
  const top = newTopList(Math.min(n, table.baskets));
  for (let b = 0; b < table.baskets; b++) {
    if (b === subject.place || shared[b]! < minShared) continue;
    // Two equal lists may differ in the last digit.
    offer(top, b, Math.min(1, together[b]! / Math.sqrt(own * norm(codesOf(table, b)))));
  }
  sortTop(top);
  return Array.from({ length: top.size }, (_, k) => ({ place: top.codes[k]!, similarity: top.scores[k]! }));
}

function squaredWeights(table: BasketTable, weighting: "rarity" | "equal"): Float64Array {
  const counts = customersOf(table);
  return Float64Array.from(counts, (count) =>
    weighting === "equal" || count === 0 ? 1 : Math.log1p(table.baskets / count) ** 2,
  );
}

function codesOf({ starts, codes }: BasketTable, b: number): Int32Array {
  return codes.subarray(starts[b], starts[b + 1]);
}

/** A table with the customers of each item. */
interface CountedTable {
  readonly table: BasketTable;
  readonly counts: Int32Array;
}

function describe({ table, counts }: CountedTable, subject: Subject, { place, similarity }: Alike): SimilarCustomer {
  const own = new Set(subject.codes);
  const codes = [...codesOf(table, place)];
  const shared = codes.filter((code) => own.has(code)).sort((a, b) => counts[a]! - counts[b]! || a - b);
  const chose = codes.filter((code) => !own.has(code)).sort((a, b) => a - b);
  const names = (list: readonly number[]): string[] => list.map((code) => table.items[code]!);
  return { customerId: table.basketIds[place]!, similarity, shared: names(shared), chose: names(chose) };
}

function playlistOf({ table, counts }: CountedTable, subject: Subject, similar: readonly Alike[]): PlaylistItem[] {
  const own = new Set(subject.codes);
  const total = similar.reduce((sum, { similarity }) => sum + similarity, 0);
  const found = new Map<number, { sum: number; by: string[] }>();
  for (const { place, similarity } of similar) {
    for (const code of codesOf(table, place)) {
      if (own.has(code)) continue;
      const entry = found.get(code) ?? { sum: 0, by: [] };
      entry.sum += similarity;
      entry.by.push(table.basketIds[place]!);
      found.set(code, entry);
    }
  }
  return [...found]
    .sort(([a, one], [b, other]) => other.sum - one.sum || counts[a]! - counts[b]! || a - b)
    .map(([code, { sum, by }]) => ({
      item: table.items[code]!,
      score: sum / total,
      shareOfAll: counts[code]! / table.baskets,
      by,
    }));
}
