import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import { readBaskets, type BasketTable } from "../affinity/basketTable.ts";
import {
  checkAll,
  checkObject,
  choiceCheck,
  flagCheck,
  itemListCheck,
  shareCheck,
  wholeCheck,
} from "../affinity/optionCheck.ts";
import type { InteractionOptions, Interactions } from "./interactions.ts";
import { listsOf, placesOf, checkModel } from "./affinityColumns.ts";
import type { ItemAffinityModel } from "./schema.ts";
import { fillPopular, newScorer, scoreOwned, type Scorer } from "./scoring.ts";

/** An item that the customer has, and what it adds to a score. */
export interface Reason {
  readonly item: string;
  readonly contribution: number;
}

/** One recommended item. */
export interface Recommendation {
  readonly item: string;
  /** From affinity: the sum of its likeness to the customer's items. From popularity: the share of all customers who have it. The two do not compare. */
  readonly score: number;
  readonly source: "affinity" | "popularity";
  /** "Because of …": those of his items that add most, the first first; none for popularity. */
  readonly because: readonly Reason[];
}

/** What one customer would like. */
export interface CustomerRecommendations {
  readonly customerId: string;
  /** The best first; those from affinity before those from popularity. */
  readonly recommendations: readonly Recommendation[];
  /** `popularity` for a customer of whom the model knows no item or no neighbour of one (cold); `mixed` where popularity filled up; `none` where nothing is left. */
  readonly basis: "affinity" | "mixed" | "popularity" | "none";
  /** His items that the model does not know. */
  readonly unknownItems: number;
}

/** Recommendations in the order of the customers. */
export interface Recommendations {
  readonly customers: readonly CustomerRecommendations[];
  /** Rows that could not be read, the first 1,000 of them, with their reasons; they are left out. */
  readonly rejected: readonly RejectedRow[];
  /** `cold-customer`, `unknown-item`, `fewer-than-asked`, `unavailable-unknown`, and those of what was read. */
  readonly notes: readonly Note[];
}

/** Options of {@link recommend}. */
export interface RecommendOptions extends Pick<InteractionOptions, "timeZone"> {
  /** Recommendations a customer, 1 to 1,000; 10 by default. */
  readonly n?: number;
  /** Items that the customer has already: left out (default), or allowed, for what is bought again. */
  readonly owned?: "exclude" | "include";
  /** Only these items, as what is in stock; all by default. */
  readonly available?: readonly (string | number)[];
  /** Never these items, as what is out of stock. */
  readonly unavailable?: readonly (string | number)[];
  /** Smallest share of all customers who have the item, from 0 (default) to 1. */
  readonly minSupport?: number;
  /** Most reasons a recommendation; 3 by default, 0 for none. */
  readonly reasons?: number;
  /** Whether popular items fill up where affinity has fewer than n; true by default. */
  readonly fill?: boolean;
}

/**
 * What each customer would like, from what he has, with reasons.
 *
 * The score of an item is the sum of its likeness to the customer's items; `because` names those that add most. Where the model knows nothing
 * of a customer, popular items stand in, and `basis` and `source` say so. Time grows with items × neighbours of each customer.
 *
 * @param customers what they have: rows, columns, or lists of items (then `customerId` is the position, as a text)
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `invalid-time-zone`
 * @example
 * const model = itemAffinity.fit([["film", "theatre"], ["film", "theatre"], ["film", "sport"], ["sport"]], { shrinkage: 0 });
 * const [one, two] = recommend(model, [["theatre"], []], { n: 1 }).customers;
 * one.recommendations // => [{ item: "film", score: 0.8165, source: "affinity", because: [{ item: "theatre", contribution: 0.8165 }] }]
 * two.basis // => "popularity"
 * @see Linden, Smith & York (2003), IEEE Internet Computing 7(1), 76–80
 */
export function recommend(
  model: ItemAffinityModel,
  customers: Interactions,
  options: RecommendOptions = {},
): Recommendations {
  const operation = "recommend";
  checkModel(operation, model);
  checkObject(operation, "options", options);
  checkOptions(operation, options);
  const { n = 10, owned = "exclude", timeZone = "UTC" } = options;
  // Scoring is linear in the items of a customer: nobody is left out.
  const whole = { itemsPerBasketLimit: 100_000, giantBaskets: "cut", timeZone } as const;
  const table = readBaskets(operation, customers, whole, { path: "customers", time: "none" });
  const places = placesOf(model);
  const known = Int32Array.from(table.items, (item) => places.get(item) ?? -1);
  const allowed = allowedItems(model, places, options);
  const scorer = newScorer(listsOf(model), model.parameters.itemCustomers, {
    n,
    allowed,
    ownedToo: owned === "include",
  });
  const found = Array.from({ length: table.baskets }, (_, b) =>
    ofCustomer(model, scorer, itemsOf(table, known, b), options),
  );
  const named = found.map((one, b) => ({ customerId: table.basketIds[b]!, ...one }));
  const unnamed = (list: RecommendOptions["available"]): boolean =>
    list?.some((item) => !places.has(String(item))) === true;
  const strange = unnamed(options.available) || unnamed(options.unavailable);
  return {
    customers: named,
    rejected: table.report.rejected,
    notes: [...table.report.notes.filter(({ code }) => code !== "empty-basket"), ...notesOf(named, n, strange)],
  };
}

function checkOptions(operation: string, options: RecommendOptions): void {
  const {
    n = 10,
    owned = "exclude",
    minSupport = 0,
    reasons = 3,
    fill = true,
    available = [],
    unavailable = [],
  } = options;
  checkAll(operation, [
    wholeCheck("options.n", n, 1, 1000),
    choiceCheck("options.owned", owned, ["exclude", "include"]),
    shareCheck("options.minSupport", minSupport, true),
    wholeCheck("options.reasons", reasons, 0, 1000),
    flagCheck("options.fill", fill),
    itemListCheck("options.available", available),
    itemListCheck("options.unavailable", unavailable),
  ]);
}

function allowedItems(
  model: ItemAffinityModel,
  places: ReadonlyMap<string, number>,
  options: RecommendOptions,
): Uint8Array {
  const { available, unavailable = [], minSupport = 0 } = options;
  const { itemCustomers, customers } = model.parameters;
  const allowed = new Uint8Array(itemCustomers.length).fill(available === undefined ? 1 : 0);
  const set = (item: string | number, value: 0 | 1): void => {
    const place = places.get(String(item));
    if (place !== undefined) allowed[place] = value;
  };
  for (const item of available ?? []) set(item, 1);
  for (const item of unavailable) set(item, 0);
  itemCustomers.forEach((count, i) => {
    if (count < minSupport * customers) allowed[i] = 0;
  });
  return allowed;
}

interface OwnedItems {
  readonly items: readonly number[];
  readonly unknown: number;
}

function itemsOf({ starts, codes }: BasketTable, known: Int32Array, b: number): OwnedItems {
  const items: number[] = [];
  for (let e = starts[b]!; e < starts[b + 1]!; e++) if (known[codes[e]!]! >= 0) items.push(known[codes[e]!]!);
  return { items, unknown: starts[b + 1]! - starts[b]! - items.length };
}

function ofCustomer(
  { parameters }: ItemAffinityModel,
  scorer: Scorer,
  owned: OwnedItems,
  { n = 10, reasons = 3, fill = true }: RecommendOptions,
): Omit<CustomerRecommendations, "customerId"> {
  scoreOwned(scorer, owned.items);
  const chosen = Array.from(scorer.top.codes.subarray(0, scorer.top.size));
  const scores = Array.from(scorer.top.scores.subarray(0, scorer.top.size));
  const because = reasonsOf(scorer, owned.items, chosen, reasons);
  if (fill) fillPopular(scorer, owned.items, chosen, n);
  const recommendations = chosen.map((j, k): Recommendation => {
    const item = parameters.items[j]!;
    if (k >= scores.length) {
      return { item, score: parameters.itemCustomers[j]! / parameters.customers, source: "popularity", because: [] };
    }
    const named = because[k]!.map(({ place, contribution }) => ({ item: parameters.items[place]!, contribution }));
    return { item, score: scores[k]!, source: "affinity", because: named };
  });
  const alike = scores.length;
  const basis =
    chosen.length === 0 ? "none" : alike === 0 ? "popularity" : alike < chosen.length ? "mixed" : "affinity";
  return { recommendations, basis, unknownItems: owned.unknown };
}

interface PlacedReason {
  readonly place: number;
  readonly contribution: number;
}

/** For each chosen item, those of the customer's items that add most to its score. */
function reasonsOf(
  { lists, slots }: Scorer,
  owned: readonly number[],
  chosen: readonly number[],
  most: number,
): PlacedReason[][] {
  const found = chosen.map((): PlacedReason[] => []);
  if (most === 0) return found;
  for (let k = 0; k < chosen.length; k++) slots[chosen[k]!] = k;
  for (const place of owned) {
    const end = lists.starts[place + 1]!;
    for (let e = lists.starts[place]!; e < end; e++) {
      const slot = slots[lists.items[e]!]!;
      if (slot >= 0) found[slot]!.push({ place, contribution: lists.similarities[e]! });
    }
  }
  for (let k = 0; k < chosen.length; k++) slots[chosen[k]!] = -1;
  return found.map((list) => list.sort((a, b) => b.contribution - a.contribution || a.place - b.place).slice(0, most));
}

function notesOf(customers: readonly CustomerRecommendations[], n: number, strange: boolean): Note[] {
  const count = (test: (one: CustomerRecommendations) => boolean): number => customers.filter(test).length;
  const said: readonly [string, number, string][] = [
    [
      "cold-customer",
      count(({ basis }) => basis === "popularity"),
      "customers get popular items: the model knows nothing like what they have.",
    ],
    [
      "unknown-item",
      count(({ unknownItems }) => unknownItems > 0),
      "customers have items that the model does not know.",
    ],
    [
      "fewer-than-asked",
      count(({ recommendations }) => recommendations.length < n),
      `customers get fewer than ${String(n)}: nothing else is left.`,
    ],
  ];
  const notes = said
    .filter(([, many]) => many > 0)
    .map(([code, many, text]) => ({ code, message: `${String(many)} ${text}` }));
  const message = "Some of available and unavailable are items that the model does not know.";
  return strange ? [...notes, { code: "unavailable-unknown", message }] : notes;
}
