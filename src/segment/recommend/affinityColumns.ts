import { KeizokuError, show } from "../../schema/error.ts";
import type { NeighbourLists } from "./neighbourKernel.ts";
import type { ItemAffinityModel } from "./schema.ts";

/**
 * Whether a value can be scored with at all; `readModel` checks stored models in full.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkModel(operation: string, model: unknown): void {
  const given = model as Partial<ItemAffinityModel> | null | undefined;
  const parameters = given?.parameters as Partial<ItemAffinityModel["parameters"]> | null | undefined;
  const { items, itemCustomers, neighbours, similarities } = parameters ?? {};
  const lists = [items, itemCustomers, neighbours, similarities];
  if (given?.kind === "item-affinity" && lists.every((list) => Array.isArray(list) && list.length === items!.length))
    return;
  const expected = 'a model of kind "item-affinity"';
  const fix = "Pass what itemAffinity.fit returned, or readModel read.";
  throw new KeizokuError(operation, [{ code: "invalid-input", path: "model", expected, received: show(model), fix }]);
}

/** The neighbours of a model as columns. */
export function listsOf({ parameters: { neighbours, similarities } }: ItemAffinityModel): NeighbourLists {
  const starts = new Int32Array(neighbours.length + 1);
  neighbours.forEach((list, i) => (starts[i + 1] = starts[i]! + list.length));
  const size = starts[neighbours.length]!;
  const items = new Int32Array(size);
  const values = new Float64Array(size);
  neighbours.forEach((list, i) => {
    items.set(list, starts[i]);
    values.set(similarities[i]!, starts[i]);
  });
  return { starts, items, similarities: values };
}

/** Place of each item by its name. */
export function placesOf({ parameters }: ItemAffinityModel): Map<string, number> {
  return new Map(parameters.items.map((item, place) => [item, place]));
}
