import { KeizokuError, show } from "../../schema/error.ts";
import { checkAll, checkObject, wholeCheck } from "../affinity/optionCheck.ts";
import { isName } from "../affinity/rejections.ts";
import { checkModel } from "./affinityColumns.ts";
import type { ItemAffinityModel } from "./schema.ts";

/** An item that goes with another. */
export interface SimilarItem {
  readonly item: string;
  /** As the model measures it, after shrinkage. */
  readonly similarity: number;
  /** Customers who have it. */
  readonly customers: number;
}

/**
 * The items most like one: "others who read this also read …".
 *
 * @returns the most alike first; none for an item that stands alone
 * @throws {KeizokuError} `invalid-input`, `unknown-item`
 * @example
 * const model = itemAffinity.fit([["film", "theatre"], ["film", "theatre"], ["film", "sport"]], { shrinkage: 0 });
 * similarItems(model, "film", { n: 1 }) // => [{ item: "theatre", similarity: 0.8165, customers: 2 }]
 */
export function similarItems(
  model: ItemAffinityModel,
  item: string | number,
  options: { readonly n?: number } = {},
): SimilarItem[] {
  const operation = "similarItems";
  checkModel(operation, model);
  checkObject(operation, "options", options);
  const { n = 10 } = options;
  checkAll(operation, [wholeCheck("options.n", n, 1, 1000)]);
  const { items, itemCustomers, neighbours, similarities } = model.parameters;
  const place = isName(item) ? items.indexOf(String(item)) : -1;
  if (place < 0) {
    const fix = "Pass an item that the model was fitted to.";
    throw new KeizokuError(operation, [
      { code: "unknown-item", path: "item", expected: "an item of the model", received: show(item), fix },
    ]);
  }
  return neighbours[place]!.slice(0, n).map((j, k) => ({
    item: items[j]!,
    similarity: similarities[place]![k]!,
    customers: itemCustomers[j]!,
  }));
}
