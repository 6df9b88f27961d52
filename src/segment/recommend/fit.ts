import { KeizokuError } from "../../schema/error.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { Note } from "../../schema/fitReport.ts";
import { readBaskets, type BasketTable } from "../affinity/basketTable.ts";
import { checkAll, checkObject, progressCheck } from "../affinity/optionCheck.ts";
import { customersOf, sortTable, type InteractionOptions, type Interactions } from "./interactions.ts";
import { neighbourLists, type NeighbourLists } from "./neighbourKernel.ts";
import type { ItemAffinityModel } from "./schema.ts";
import { checkAffinity, decayEnd, decayWeights, type CheckedAffinity, type ItemAffinityOptions } from "./settings.ts";

/** Called while items are worked through. */
export interface ItemProgress {
  readonly done: number;
  readonly items: number;
}

/** How long work is followed and stopped. */
export interface Watch {
  /** Called about every hundredth of the work. */
  readonly onProgress?: (progress: ItemProgress) => void;
  /** Stops the work with an `aborted` error. */
  readonly signal?: AbortSignal;
}

/** Options of {@link fit}. */
export interface ItemAffinityFitOptions extends ItemAffinityOptions, InteractionOptions, Watch {}

/**
 * Learns which items go together, for `recommend`: item-based collaborative filtering.
 *
 * Each item counts once a customer. Customers above `itemsPerBasketLimit` items are left out or cut, and said so. The model holds the
 * neighbours of every item and no customer.
 *
 * @param interactions rows `{ customerId, item, at }` (activities and transactions too), columns, or a list of items for each customer
 * @returns a frozen model; without any two items together it recommends by popularity alone (note `no-neighbours`)
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `invalid-instant`, `invalid-time-zone`, `aborted`
 * @example
 * const model = fit([["film", "theatre"], ["film", "theatre"], ["film", "sport"], ["sport"]], { shrinkage: 0 });
 * model.parameters.items // => ["film", "sport", "theatre"]
 * model.parameters.neighbours[0] // => [2, 1]
 * model.parameters.similarities[0] // => [0.8165, 0.4082]
 * @see Sarwar, Karypis, Konstan & Riedl (2001), WWW 10, 285–295; Linden, Smith & York (2003), IEEE Internet Computing 7(1), 76–80
 */
export function fit(interactions: Interactions, options: ItemAffinityFitOptions = {}): ItemAffinityModel {
  const operation = "itemAffinity.fit";
  checkObject(operation, "options", options);
  const settings = checkAffinity(operation, "options", options, options.timeZone ?? "UTC");
  checkAll(operation, [progressCheck("options.onProgress", options.onProgress)]);
  const time = settings.decay === null ? "none" : "last";
  const table = sortTable(readBaskets(operation, interactions, options, { path: "interactions", time }));
  const lists = learn(operation, table, settings, { customers: table.baskets, watch: options });
  return freezeDeep(modelOf(table, settings, lists));
}

/**
 * Neighbours from a table, with progress.
 *
 * @throws {KeizokuError} `aborted`
 */
export function learn(
  operation: string,
  table: BasketTable,
  settings: CheckedAffinity,
  { customers, watch }: { readonly customers: number; readonly watch: Watch },
): NeighbourLists {
  const items = table.items.length;
  const every = Math.max(1, Math.floor(items / 100));
  return neighbourLists(table, customers, { ...settings, weights: decayWeights(settings.decay, table) }, (done) => {
    if (done % every !== 0) return;
    watch.onProgress?.({ done, items });
    if (watch.signal?.aborted === true) throw aborted(operation, done);
  });
}

function aborted(operation: string, done: number): KeizokuError {
  const received = `an abort after ${String(done)} items`;
  const fix = "Call again without aborting options.signal.";
  return new KeizokuError(operation, [{ code: "aborted", path: "", expected: "time to finish", received, fix }]);
}

function modelOf(table: BasketTable, settings: CheckedAffinity, lists: NeighbourLists): ItemAffinityModel {
  const { similarity, shrinkage, decay } = settings;
  const slices = (column: Int32Array | Float64Array): number[][] =>
    table.items.map((_, i) => Array.from(column.subarray(lists.starts[i], lists.starts[i + 1])));
  const notes: Note[] = [...table.report.notes];
  const message = "No customer has two items that count: recommendations are by popularity alone.";
  if (lists.items.length === 0) notes.push({ code: "no-neighbours", message });
  return {
    kind: "item-affinity",
    version: 1,
    parameters: {
      similarity,
      shrinkage,
      customers: table.baskets,
      items: table.items,
      itemCustomers: Array.from(customersOf(table)),
      neighbours: slices(lists.items),
      similarities: slices(lists.similarities),
    },
    fit: {
      entries: table.codes.length,
      pairs: lists.items.length,
      halfLifeDays: decay?.halfLifeDays ?? null,
      asOf: decay === null ? null : decayEnd(decay, table),
      notes,
    },
  };
}
